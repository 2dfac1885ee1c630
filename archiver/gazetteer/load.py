"""The csv files of ``data/`` → organisations. Raises BadDefinition naming file, row and field."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from archiver.errors import BadDefinition
from archiver.gazetteer.model import Organisation

DATA = Path(__file__).parent / "data"
Row = dict[str, str]


def read(name: str) -> list[Row]:
    """The rows of one file of ``data/``; every cell is a string."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise BadDefinition(f"{name}: row {number} has another number of fields than the header")
    return rows


def host_table() -> dict[str, str]:
    """Host without ``www.`` (or ``*.domain``) → id of its owner."""
    return {row["host"]: row["organisation"] for row in read("hosts.csv")}


def organisations() -> tuple[Organisation, ...]:
    """Every organ of ``data/``: divisions, offices that GB/T 2260 does not give, and everyone else."""
    hosts: dict[str, list[str]] = {}
    for host, owner in host_table().items():
        hosts.setdefault(owner, []).append(host)
    found = tuple(_organisation(row, tuple(hosts.pop(row["id"], ()))) for row in _rows())
    if hosts:
        raise BadDefinition(f"hosts.csv: organisation {next(iter(hosts))!r} is not in the gazetteer")
    return found


def _rows() -> Iterator[Row]:
    for row in read("divisions.csv"):
        yield row | {"kind": "procuratorate", "region": row["code"]}
    for row in read("special.csv"):
        yield row | {"kind": "procuratorate", "code": row["id"] if row["id"].isdigit() else ""}
    yield from read("others.csv")


def _organisation(row: Row, hosts: tuple[str, ...]) -> Organisation:
    fields = dict(row)
    aliases = tuple(alias for alias in fields.pop("aliases").split("|") if alias)
    return Organisation(**fields, hosts=hosts, aliases=aliases)

"""Builds ``data/divisions.csv``: the procuratorates that GB/T 2260 gives, current and abolished.

Run when the division tables change, never at run time::

    pip download --no-deps GB2260==0.4.1 cpca==0.5.5 pypinyin   # unpacked into one folder that is on PYTHONPATH
    python -m archiver.gazetteer.build SEED.tsv adcodes.csv

SEED.tsv is ``domain/gazetteer_seed.tsv`` (current names); GB2260 0.4.1 (BSD) holds 17 revisions of 2002–2014, cpca 0.5.5's ``adcodes.csv``
(MIT) the names of 2020; pypinyin (MIT) reads them. Only facts are carried over; none of the three is needed afterwards.
"""

from __future__ import annotations

import csv
import importlib
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from archiver.gazetteer.naming import core, level, procuratorate

DATA = Path(__file__).parent / "data"
COLUMNS = ("id", "name", "level", "code", "revision", "parent", "place", "core", "pinyin", "aliases", "status", "successor")
_CURRENT = "2025"  # the year whose end the seed describes
# Misprints and mere words in GB2260's tables, no names of their time.
_MISPRINTS = "荷泽市 廛河回族区 师河区 墉桥区 乔口区 虎亭区 华莹市 江洲区 荔蒲县 晋城市市辖区 杨凌区 市区 市郊区 永新区"

Names = Mapping[str, str]  # six-digit code → name, of one revision
Row = dict[str, str]


def main(seed: Path, adcodes: Path) -> None:
    """Writes ``data/divisions.csv`` from the seed's table and the revisions."""
    with seed.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    current = current_rows(rows)
    abolished = abolished_rows(current, revisions(adcodes))
    with (DATA / "divisions.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows([*current, *abolished])


def current_rows(seed: list[Row]) -> list[Row]:
    """One row a division of the seed; its account name becomes an alias where the place does not give it."""
    names = {row["gb_code"]: row["gb_name"] for row in seed}
    return [row_for(row["gb_code"], row["gb_name"], names, _CURRENT) | {"aliases": odd_account(row)} for row in seed]


def odd_account(row: Row) -> str:
    """The account name of a row of the seed where it is not the place with 检察 behind it, else ''."""
    account = row["usual_account"]
    return "" if account.removesuffix("检察") in {row["gb_name"], core(row["gb_name"])} else account


def row_for(code: str, name: str, names: Names, revision: str) -> Row:
    """A row of the csv without aliases, as the given revision's *names* have it."""
    province = names[code[:2] + "0000"]
    city = names.get(code[:4] + "00", "")
    parents = [p for p in (code[:4] + "00", code[:2] + "0000") if p in names and p != code]
    values = [code, procuratorate(code, name, city, province), level(code), code, revision, parents[0] if parents else "100000"]
    return dict(zip(COLUMNS, [*values, name, core(name), pinyin(name), "", "current", ""], strict=True))


def pinyin(name: str) -> str:
    """Syllables of the core, divided by blanks: 鄂托克旗 → ``e tuo ke``.

    ``readings.csv`` holds what pypinyin reads otherwise than people do; a row of one character holds in every place without a row.
    """
    short, readings = core(name), _readings()
    if short in readings:
        return readings[short]
    syllables = importlib.import_module("pypinyin").lazy_pinyin(short)
    return " ".join(readings.get(han, syllable) for han, syllable in zip(short, syllables, strict=True)).replace("ü", "v")


@cache
def _readings() -> Names:
    with (DATA / "readings.csv").open(encoding="utf-8", newline="") as lines:
        return {row["place"]: row["pinyin"] for row in csv.DictReader(lines)}


def revisions(adcodes: Path) -> dict[str, Names]:
    """Revision → names, oldest first: the tables of GB2260 and the one of 2020."""
    tables = importlib.import_module("gb2260.data").data
    found = {str(key or "2014"): {str(c): n for c, n in names.items()} for key, names in tables.items()}
    with adcodes.open(encoding="utf-8", newline="") as lines:
        found["2020"] = {row["adcode"][:6]: row["name"] for row in csv.DictReader(lines) if row["adcode"].endswith("000000")}
    return dict(sorted(found.items(), key=lambda item: item[0].ljust(6, "9")))


def abolished_rows(current: list[Row], tables: Mapping[str, Names]) -> list[Row]:
    """Names no longer in force, each from the last revision that has it. A new code alone makes no new office."""
    kept = {row["name"] for row in current}
    last: dict[str, Row] = {}
    for revision, names in tables.items():
        for code, name in divisions(names):
            row = row_for(code, name, names, revision)
            if row["name"] not in kept:
                last[row["name"]] = row | {"id": f"{code}@{revision[:4]}", "status": "abolished"}
    successors = Successors(current)
    return sorted((row | successors.links(row) for row in last.values()), key=lambda row: row["id"])


def divisions(names: Names) -> Iterator[tuple[str, str]]:
    """The divisions of one revision that have an office of their own: no 市辖区, no place holders, no islands, not TW, HK, MO."""
    misprints = _MISPRINTS.split()
    for code, name in names.items():
        holder = name in {"市辖区", "县", "市"} or "直辖" in name or "行政" in name or "群岛" in name or name in misprints
        if not holder and code[:2] not in {"71", "81", "82"} and code[:2] + "0000" in names:
            yield code, name


class Successors:
    """Who took over: by ``mergers.csv``, else the same code with another name, else the one place of that core in the same province."""

    def __init__(self, current: list[Row]) -> None:
        with (DATA / "mergers.csv").open(encoding="utf-8", newline="") as lines:
            self._merged = {(row["code"], row["name"]): row["successor"] for row in csv.DictReader(lines)}
        self._current = current
        self._codes = {row["code"]: row for row in current}

    def links(self, row: Row) -> Row:
        """``parent`` (only where it still exists) and ``successor`` ('' where unsure) of an abolished row."""
        parent = row["parent"] if row["parent"] in self._codes else row["code"][:2] + "0000"
        return {"parent": parent, "successor": self._successor(row)}

    def _successor(self, row: Row) -> str:
        code, place = row["code"], row["place"]
        if (code, place) in self._merged:
            return self._merged[code, place]
        same = [r["code"] for r in self._current if r["core"] == row["core"] and r["level"] == row["level"] and r["code"][:2] == code[:2]]
        near = [c for c in same if c[:4] == code[:4]]
        heirs = near or ([] if place.endswith("区") else same)  # districts of one name stand in many cities
        if len(heirs) == 1:
            return heirs[0]
        heir = self._codes.get(code)
        renamed = heir is not None and heir["level"] == row["level"] and code[:2] != "46"  # Hainan's codes were dealt anew
        return code if renamed else ""


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""Rows as csv, JSON lines or Parquet, streaming; in csv no cell is a formula."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TextIO, cast

from archiver import parquet
from archiver.errors import WriteFailed

# OWASP ASVS 1.2.10: what a spreadsheet takes for a formula, the full-width forms included, since NFKC makes them plain
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠")
FORMATS = ("csv", "jsonl", "parquet")
Rows = Iterable[Mapping[str, Any]]


def export(rows: Rows, columns: Sequence[str], path: Path | None, kind: str, *, raw: bool = False) -> Iterator[int]:
    """Write *rows* to *path*, None for stdout, and yield now and then the number written.

    The file stands under its name when it is whole. *raw* leaves csv cells that look like formulas as they are. Raises WriteFailed.
    """
    with _opened(path, binary=kind == "parquet") as out:
        if kind == "parquet":
            yield from parquet.write(rows, columns, cast(BinaryIO, out))
        else:
            yield from write(rows, columns, cast(TextIO, out), kind, raw=raw)


def write(rows: Rows, columns: Sequence[str], out: TextIO, kind: str, *, raw: bool = False) -> Iterator[int]:
    """Write *rows* as csv or jsonl and yield the number written after each one."""
    if kind == "jsonl":
        for number, row in enumerate(rows, start=1):
            out.write(json.dumps({c: row[c] for c in columns}, ensure_ascii=False) + "\n")
            yield number
        return
    writer = csv.writer(out, lineterminator="\r\n")  # as RFC 4180 has it: Python quotes a bare CR only where it is part of this
    writer.writerow(columns)
    for number, row in enumerate(rows, start=1):
        writer.writerow([row[c] if raw else harmless(row[c]) for c in columns])
        yield number


def harmless(value: Any) -> Any:
    """*value*, a text with a quote before it where a spreadsheet would compute it; numbers stay numbers."""
    if isinstance(value, str) and value.lstrip(" \n'\"").startswith(FORMULA):
        return "'" + value
    return value


@contextmanager
def _opened(path: Path | None, *, binary: bool) -> Iterator[TextIO | BinaryIO]:
    if path is None:
        yield sys.stdout.buffer if binary else sys.stdout
        return
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") if binary else part.open("w", encoding="utf-8", newline="") as out:
            yield cast("TextIO | BinaryIO", out)
        part.replace(path)
    except OSError as error:
        raise WriteFailed(f"{path}: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)

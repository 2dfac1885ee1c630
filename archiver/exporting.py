"""Rows as csv or JSON lines, streaming; in csv no cell is a formula."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

# OWASP ASVS 1.2.10: what a spreadsheet takes for a formula, the full-width forms included, since NFKC makes them plain
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠")
FORMATS = ("csv", "jsonl")


def write(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], out: TextIO, kind: str, *, raw: bool = False) -> Iterator[int]:
    """Write *rows* and yield the number written after each one. *raw* leaves cells that look like formulas as they are."""
    if kind == "jsonl":
        for number, row in enumerate(rows, start=1):
            out.write(json.dumps({c: row[c] for c in columns}, ensure_ascii=False) + "\n")
            yield number
        return
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for number, row in enumerate(rows, start=1):
        writer.writerow([row[c] if raw else harmless(row[c]) for c in columns])
        yield number


def harmless(value: Any) -> Any:
    """*value*, a text with a quote before it where a spreadsheet would compute it; numbers stay numbers."""
    if isinstance(value, str) and value.lstrip(" \n'\"").startswith(FORMULA):
        return "'" + value
    return value

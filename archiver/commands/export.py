"""``scrapy export``: a view, a search or the pairs of a search as a file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from archiver.cli import ArchiveCommand, say
from archiver.errors import BadArgument
from archiver.exporting import FORMATS, export
from archiver.searching import add_filters, filters_of
from archiver.store.engine import Engine
from archiver.store.read import Reader
from archiver.store.search import found, found_pairs
from archiver.store.views import VIEWS

EVERY = 500  # rows between two drawings of the progress line


class Command(ArchiveCommand):
    """Streams; a line of progress on a terminal. ``--json`` is ``--format jsonl --to -``."""

    summary = "Write a view, a search or its pairs as csv, JSON lines or Parquet"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """What, as what, and where to."""
        super().add_options(parser)
        parser.add_argument("--format", choices=FORMATS, default="csv", help="default: csv; parquet needs pyarrow")
        parser.add_argument("--view", choices=sorted(VIEWS), default="articles", help="default: articles")
        parser.add_argument(
            "--search", metavar="WORDS", help="only articles that `scrapy search WORDS` finds, or with --view pairs their pairs"
        )
        add_filters(parser)
        parser.add_argument("--to", metavar="FILE", help="default: a new file in exports/; - for stdout")
        parser.add_argument("--raw", action="store_true", help="leave cells that a spreadsheet would compute as they are")

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        """Write the rows and say where."""
        kind, to = ("jsonl", "-") if opts.json else (opts.format, opts.to)
        with self.reading() as engine:
            rows = _rows(engine, opts)
            path = None if to == "-" else Path(to) if to else self._new_file(opts.view, kind)
            count = _counted(export(rows, VIEWS[opts.view].columns, path, kind, raw=opts.raw))
        if path is not None:
            say(f"{count} rows of {opts.view} → {path}")
        return 0

    def _new_file(self, view: str, kind: str) -> Path:
        place = self.place
        place.prepare()
        return place.exports / f"{view}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.{kind}"


def _rows(engine: Engine, opts: argparse.Namespace) -> Iterable[dict[str, Any]]:
    filters = filters_of(opts)
    narrowed = opts.search or any(value is not None for name, value in filters.items() if name != "order")
    if not narrowed:
        return Reader(engine).view(opts.view)
    if opts.view not in ("articles", "pairs"):
        raise BadArgument(f"--view {opts.view}: what narrows a search goes with articles or pairs")
    return (found if opts.view == "articles" else found_pairs)(engine, opts.search or "", **filters)


def _counted(numbers: Iterator[int]) -> int:
    count = 0
    for count in numbers:
        if sys.stderr.isatty() and count % EVERY == 0:
            sys.stderr.write(f"\r\x1b[2K{count} rows")
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[2K")
    return count

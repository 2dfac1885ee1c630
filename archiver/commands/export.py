"""``scrapy export``: a view or a search as a file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from archiver.cli import ArchiveCommand, say
from archiver.errors import WriteFailed
from archiver.exporting import FORMATS, write
from archiver.store.read import Reader
from archiver.store.search import search
from archiver.store.views import VIEWS

ALL = 2**31
EVERY = 500  # rows between two drawings of the progress line


class Command(ArchiveCommand):
    """Streams; a line of progress on a terminal. ``--json`` is ``--format jsonl --to -``."""

    summary = "Write a view or a search as csv or JSON lines"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """What, as what, and where to."""
        super().add_options(parser)
        parser.add_argument("--format", choices=FORMATS, default="csv", help="default: csv")
        parser.add_argument("--view", choices=sorted(VIEWS), default="articles", help="default: articles")
        parser.add_argument("--search", metavar="WORDS", help="only articles that hold these words")
        parser.add_argument("--to", metavar="FILE", help="default: a new file in exports/; - for stdout")
        parser.add_argument("--raw", action="store_true", help="leave cells that a spreadsheet would compute as they are")

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        """Write the rows and say where."""
        kind, to = ("jsonl", "-") if opts.json else (opts.format, opts.to)
        with self.reading() as engine:
            rows: Iterable[dict[str, Any]]
            if opts.search:
                view, rows = "articles", search(engine, opts.search.split(), limit=ALL)
            else:
                view, rows = opts.view, Reader(engine).view(opts.view)
            path = None if to == "-" else Path(to) if to else self._new_file(view, kind)
            with _opened(path) as out:
                count = _counted(write(rows, VIEWS[view].columns, out, kind, raw=opts.raw))
        if path is not None:
            say(f"{count} rows of {view} → {path}")
        return 0

    def _new_file(self, view: str, kind: str) -> Path:
        place = self.place
        place.prepare()
        return place.exports / f"{view}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.{kind}"


@contextmanager
def _opened(path: Path | None) -> Iterator[TextIO]:
    if path is None:
        yield sys.stdout
        return
    try:
        with path.open("w", encoding="utf-8", newline="") as out:
            yield out
    except OSError as error:
        raise WriteFailed(f"{path}: {error.strerror}") from error


def _counted(numbers: Iterator[int]) -> int:
    count = 0
    for count in numbers:
        if sys.stderr.isatty() and count % EVERY == 0:
            sys.stderr.write(f"\r\x1b[2K{count} rows")
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[2K")
    return count

"""``scrapy sql QUERY``: one SELECT over the views, for those without a SQL client at hand."""

from __future__ import annotations

import argparse

from archiver.cli import ArchiveCommand, say, say_json, table
from archiver.errors import BadArgument
from archiver.store.query import query


class Command(ArchiveCommand):
    """Read-only: the database is opened so that nothing can be written."""

    summary = "Ask the archive one SELECT, read-only"
    arguments = (1, 1)
    wanted = "QUERY"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """How much of the answer."""
        super().add_options(parser)
        parser.add_argument("--limit", type=int, default=1000, metavar="N", help="print at most N rows (default: 1000)")

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        """Print the answer."""
        if opts.limit < 1:
            raise BadArgument(f"--limit {opts.limit}: it may be a number from 1")
        with self.reading() as engine:
            columns, rows = query(engine, args[0], opts.limit)
        if opts.json:
            for row in rows:
                say_json(dict(zip(columns, row, strict=True)))
            return 0
        for line in table([tuple(columns), *rows]):
            say(line)
        return 0

"""``scrapy search WORDS``: full-text search over titles, bodies and attachments."""

from __future__ import annotations

import argparse

from archiver.cli import ArchiveCommand, say, say_json
from archiver.errors import BadArgument
from archiver.searching import add_filters, filters_of
from archiver.store.search import search
from archiver.store.search_query import zh_query


class Command(ArchiveCommand):
    """With ``--json`` the columns of ``articles`` and ``snippet``, one object a line."""

    summary = 'Full-text search: words of any length, "phrases", AND OR NOT, title: source:'
    arguments = (1, 50)
    wanted = "WORDS"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """What narrows the search, and how much of it is printed."""
        super().add_options(parser)
        add_filters(parser)
        parser.add_argument("--limit", type=int, default=20, metavar="N", help="at most N articles (default: 20)")
        parser.add_argument("--match", action="store_true", help="print the FTS5 expression for use in sqlite3, search nothing")

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        """Print what was found."""
        if opts.limit < 1:
            raise BadArgument(f"--limit {opts.limit}: it may be a number from 1")
        asked = " ".join(args)
        match = zh_query(asked)
        if opts.match:
            say(match)
            return 0
        with self.reading() as engine:
            rows = search(engine, asked, limit=opts.limit, **filters_of(opts))
        for row in rows:
            if opts.json:
                say_json(row)
                continue
            say(f"{row['id']}  {row['published_on'] or '          '}  {row['title']}")
            say(f"    {row['source'] or '-'}  {row['url']}")
            say(f"    {row['snippet']}")
        if not rows and not opts.json:
            say("nothing found")
        return 0

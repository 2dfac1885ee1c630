"""``scrapy search WORDS``: articles whose title or body holds every word."""

from __future__ import annotations

import argparse

from archiver.cli import ArchiveCommand, day, say, say_json
from archiver.errors import BadArgument
from archiver.store.search import search


class Command(ArchiveCommand):
    """Newest first; with ``--json`` the columns of ``articles``, one object a line."""

    summary = "Search titles and bodies: words of any length, all of them must occur"
    arguments = (1, 50)
    wanted = "WORDS"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """What narrows the search."""
        super().add_options(parser)
        parser.add_argument("--since", metavar="DAY", help="published on DAY (YYYY-MM-DD, Asia/Shanghai) or later")
        parser.add_argument("--until", metavar="DAY", help="published on DAY or earlier")
        parser.add_argument("--source", metavar="NAME", help="the source's name holds NAME")
        parser.add_argument("--host", metavar="HOST", help="on this host")
        parser.add_argument("--role", choices=("repost", "original"), help="only reposts, or only originals")
        parser.add_argument("--limit", type=int, default=20, metavar="N", help="at most N articles (default: 20)")

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        """Print what was found."""
        if opts.limit < 1:
            raise BadArgument(f"--limit {opts.limit}: it may be a number from 1")
        with self.reading() as engine:
            rows = search(
                engine,
                args,
                since=day("--since", opts.since),
                until=day("--until", opts.until),
                source=opts.source,
                host=opts.host,
                role=opts.role,
                limit=opts.limit,
            )
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

"""``scrapy harvest``: what cron calls. One locked, bounded run of the spiders, a summary, and an exit status."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from scrapy.commands import BaseRunSpiderCommand

from archiver.cli import ArchiveCommand, print_error, say, say_json, table
from archiver.errors import BadArgument
from archiver.running import Finished, run_spiders

SPIDERS = ("portal", "originals")
WORST_FIRST = (6, 3, 1, 130, 7, 5, 0)


class Command(ArchiveCommand, BaseRunSpiderCommand):
    """The portal first, then the originals that are due."""

    summary = "What cron calls: one locked, bounded run of the spiders, with a summary and an exit status"
    default_settings = {}  # noqa: RUF012  # a harvest logs

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The limits, beside Scrapy's own options."""
        super().add_options(parser)
        parser.add_argument("--spider", choices=SPIDERS, action="append", help="only this spider (may be repeated; default: all)")
        parser.add_argument("--max-minutes", type=float, metavar="N", help="stop each spider after N minutes; the rest stays queued")
        parser.add_argument("--max-pages", type=int, metavar="N", help="stop each spider after N responses")
        parser.add_argument("--max-bytes", type=int, metavar="N", help="stop each spider after N bytes received")

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        """Run the spiders within the limits; the worst of their exit statuses."""
        limits = (
            ("--max-minutes", opts.max_minutes, "CLOSESPIDER_TIMEOUT", 60),
            ("--max-pages", opts.max_pages, "CLOSESPIDER_PAGECOUNT", 1),
            ("--max-bytes", opts.max_bytes, "ARCHIVE_MAX_RUN_BYTES", 1),
        )
        for option, value, setting, unit in limits:
            if value is None:
                continue
            if not value > 0:
                raise BadArgument(f"{option} {value} is no limit: it may be a number above 0")
            self.own_settings.set(setting, value * unit, priority="cmdline")
        finished = run_spiders(self.own_settings, opts.spider or SPIDERS, opts.spargs)
        status = next(s for s in WORST_FIRST if s in {f.exit_status for f in finished})
        report(finished, status, as_json=opts.json)
        return status


def report(finished: list[Finished], status: int, *, as_json: bool) -> None:
    """One screen for a person, or one JSON object."""
    rows = [{"spider": f.spider, "run": f.run_id, "exit_status": f.exit_status, "error": f.error, **counts_of(f.stats)} for f in finished]
    if as_json:
        say_json({"exit_status": status, "runs": rows})
        return
    for row in rows:
        say(f"{row['spider']} (run {row['run']}): exit status {row['exit_status']}")
        for line in table(
            (name.replace("_", " "), value) for name, value in row.items() if name not in ("spider", "run", "exit_status", "error")
        ):
            say(line)
        if row["error"]:
            print_error(f"scrapy harvest: {row['spider']}: {row['error']}")


def counts_of(stats: Mapping[str, Any]) -> dict[str, Any]:
    """What the archive counted of a run."""
    names = {
        "pages": "archive/pages",
        "articles": "archive/articles",
        "new_versions": "archive/new_versions",
        "blocked": "archive/blocked",
        "failures": "archive/failures",
        "requests": "downloader/request_count",
        "seconds": "elapsed_time_seconds",
    }
    return {name: stats.get(key, 0) for name, key in names.items()}

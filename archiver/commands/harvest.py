"""``scrapy harvest``: what cron calls. One locked, bounded run of the spiders, a summary, and an exit status."""

from __future__ import annotations

import argparse
from datetime import datetime, timedelta
from typing import Any

from scrapy.commands import BaseRunSpiderCommand

from archiver.budget import Budget
from archiver.cli import ArchiveCommand, print_error, say, say_json
from archiver.clock import clock
from archiver.errors import BadArgument
from archiver.harvesting import screen, summary_of
from archiver.reports import write_report
from archiver.running import run_spiders
from archiver.store.engine import Engine
from archiver.store.read import Reader

SPIDERS = ("portal", "originals")


class Command(ArchiveCommand, BaseRunSpiderCommand):
    """The portal first, then the originals that are due."""

    summary = "What cron calls: one locked, bounded run of the spiders, with a summary and an exit status"
    default_settings = {}  # noqa: RUF012  # a harvest logs

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The limits, beside Scrapy's own options."""
        super().add_options(parser)
        parser.add_argument("--spider", choices=SPIDERS, action="append", help="only this spider (may be repeated; default: all)")
        parser.add_argument("--max-minutes", type=float, metavar="N", help="stop after N minutes in all; the rest stays queued")
        parser.add_argument("--max-pages", type=int, metavar="N", help="stop after N responses in all")
        parser.add_argument("--max-bytes", type=int, metavar="N", help="stop after N bytes received in all")

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        """Run the spiders within the limits; the gravest of their exit statuses."""
        now = clock(self.config.clock_offset)
        started = now()
        arguments = dict(opts.spargs)
        finished = run_spiders(
            self.own_settings,
            opts.spider or SPIDERS,
            arguments,
            budget=_budget(opts),
            complete=lambda engine: self._with_sweep(arguments, engine, started),
        )
        summary = summary_of(finished, started, now())
        write_report(self.place.runs / f"harvest-{started:%Y%m%dT%H%M%SZ}.json", summary)
        if opts.json:
            say_json(summary)
        else:
            for line in screen(summary):
                say(line)
        for run in finished:
            if run.error:
                print_error(f"scrapy harvest: {run.spider}: {run.error}")
        return int(summary["exit_status"])

    def _with_sweep(self, arguments: dict[str, str], engine: Engine, now: datetime) -> dict[str, str]:
        """The arguments with a ``sweep``: ``full`` where the last full one is too long ago, and lists are walked whole."""
        if "sweep" in arguments or "url" in arguments:
            return arguments
        last = Reader(engine).last_full_sweep()
        due = last is None or now - last >= timedelta(days=self.config.full_sweep_days)
        return arguments | {"sweep": "full" if due else "head"}


def _budget(opts: argparse.Namespace) -> Budget:
    given: dict[str, Any] = {"--max-minutes": opts.max_minutes, "--max-pages": opts.max_pages, "--max-bytes": opts.max_bytes}
    for option, value in given.items():
        if value is not None and not value > 0:
            raise BadArgument(f"{option} {value} is no limit: it may be a number above 0")
    return Budget(None if opts.max_minutes is None else max(1.0, opts.max_minutes * 60), opts.max_pages, opts.max_bytes)

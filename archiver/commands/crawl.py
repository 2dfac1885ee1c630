"""``scrapy crawl``: Scrapy's own, with every refusal before the first request and an exit status that judges the run."""

from __future__ import annotations

import argparse

from scrapy.commands import BaseRunSpiderCommand

from archiver.cli import ArchiveCommand, print_error
from archiver.running import run_spiders


class Command(ArchiveCommand, BaseRunSpiderCommand):
    """Scrapy's options and arguments; the exit status is the contract's."""

    summary = "Run one spider: portal or originals"
    arguments = (1, 1)
    wanted = "<spider>"
    default_settings = {}  # noqa: RUF012  # a crawl logs
    prints_json = False

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        """Run the spider."""
        finished = run_spiders(self.own_settings, args, opts.spargs)[-1]
        if finished.error:
            print_error(f"scrapy {self.name}: {finished.error}")
        return finished.exit_status

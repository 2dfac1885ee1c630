"""``scrapy checksites [SLUG…]``: every site's saved pages against what a person reviewed."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

from archiver.cli import ArchiveCommand, say, say_json
from archiver.errors import BadArgument
from archiver.gazetteer import gazetteer
from archiver.sitework.check import check
from archiver.sitework.definitions import load

WRONG = 5


class Command(ArchiveCommand):
    """One line, or one JSON object, for each field that is wrong."""

    summary = "Read every site's saved pages and compare with what was reviewed; exit status 5 where a field differs"
    arguments = (0, 10_000)
    wanted = "[SLUG…]"

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        """Check the sites and print what is wrong; the exit status."""
        registry = load(self.own_settings["ARCHIVE_TEMPLATES"], Path(self.own_settings["ARCHIVE_SITES"]), gazetteer())
        if unknown := sorted(set(args) - registry.sites.keys()):
            raise BadArgument(f"no site is called {unknown[0]!r}: it may be one of {', '.join(sorted(registry.sites))}")
        faults = list(check(registry, Path(self.own_settings["ARCHIVE_SITE_PAGES"]), args))
        for fault in faults:
            if opts.json:
                say_json(dataclasses.asdict(fault))
            else:
                say(str(fault))
        if not faults and not opts.json:
            say(f"{len(args or registry.sites)} sites are read as reviewed")
        return WRONG if faults else 0

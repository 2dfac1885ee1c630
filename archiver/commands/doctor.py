"""``scrapy doctor``: is this machine fit, and what is missing."""

from __future__ import annotations

import argparse
import dataclasses

from archiver.cli import ArchiveCommand, say, say_json, table
from archiver.doctor import examine


class Command(ArchiveCommand):
    """One finding a line; the exit status is that of the worst."""

    summary = "Is this machine fit for the archive, and what is missing"

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        """Print what was found."""
        findings = list(examine(self.config, self.own_settings.get("ARCHIVE_UNKNOWN_VARIABLES")))
        if opts.json:
            for finding in findings:
                say_json(dataclasses.asdict(finding))
        else:
            for line in table((f.level, f.subject, f.words) for f in findings):
                say(line)
        return max((f.exit_status for f in findings), default=0)

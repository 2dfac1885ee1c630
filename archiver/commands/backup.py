"""``scrapy backup DIR``: a copy of the archive, whole and consistent, while a run goes on."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from archiver.cli import ArchiveCommand, say, say_json
from archiver.proof.backup import back_up
from archiver.store.migrate import check


class Command(ArchiveCommand):
    """The copy is an archive: ``ARCHIVE_DIR=DIR scrapy verify`` holds it against itself."""

    summary = "Copy a live archive to DIR: the database, and of each WARC file what is committed"
    arguments = (1, 1)
    wanted = "DIR"

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        """Copy, and say how much."""
        check(self.place)
        done = back_up(self.place, Path(args[0]).absolute())
        if opts.json:
            say_json(asdict(done))
        else:
            say(f"{done.files} WARC files, {done.bytes / 1_000_000:.1f} MB, and {done.manifests} manifests copied to {args[0]}")
        return 0

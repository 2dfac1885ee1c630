"""``scrapy upgrade``: bring the database to this version's schema."""

from __future__ import annotations

import argparse

from archiver.cli import ArchiveCommand, say, say_json
from archiver.store.lock import ArchiveLock
from archiver.store.migrate import upgrade


class Command(ArchiveCommand):
    """Migrates under the archive's lock; a kill in the middle leaves the old schema or the new one."""

    summary = "Bring the database to this version's schema, or make a new one"

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        """Upgrade and say from what to what."""
        place = self.place
        place.prepare()
        with ArchiveLock(place.lock_path):
            before, after = upgrade(place)
        if opts.json:
            say_json({"database": place.name, "from": before, "to": after})
        elif before == after:
            say(f"{place.name} is at schema {after} already")
        else:
            say(f"{place.name}: schema {before or 'none'} → {after}")
        return 0

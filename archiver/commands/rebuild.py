"""``scrapy rebuild``: make a new database from the WARC files alone."""

from __future__ import annotations

import argparse
import shutil
from dataclasses import replace
from pathlib import Path

from archiver.cli import ArchiveCommand, print_error, say, say_json, table
from archiver.clock import clock
from archiver.config import Config
from archiver.errors import ArchiveDamaged, BadArgument, WriteFailed
from archiver.gazetteer import gazetteer
from archiver.proof import inventory
from archiver.proof.rebuild import Rebuild, Rebuilt
from archiver.rereading.reader import Reader
from archiver.rereading.work import Progress, working
from archiver.store.adopt import adopt
from archiver.store.lock import ArchiveLock
from archiver.store.place import Place


class Command(ArchiveCommand):
    """For a database that is lost or damaged: move it away, then rebuild; or rebuild beside it and compare."""

    summary = "Make a new database from the WARC files alone; every capture is read again"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Where to."""
        super().add_options(parser)
        parser.add_argument("--to", metavar="DIR", help="an archive of its own in DIR, the WARC files copied into it")

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        """Rebuild; exit status 6 where some of the files is damaged: the rest is there."""
        done, progress, target = Rebuilt(), Progress(), self._target(opts.to)
        place = Place(target.dir, target.database_url)
        ends = inventory.whole_ends(place.warc, done.faults.append)
        adopt(place, ends, clock(target.clock_offset))
        with working(target, "rebuild", {}) as session:
            rebuild = Rebuild(session, Reader(self.registry, gazetteer()), done)
            for path in inventory.ours(place.warc):
                rebuild.file(path.name, lambda: progress.draw(f"rebuild: {done.captures} captures"))
            rebuild.finish()
        progress.clear()
        for fault in done.faults:
            print_error(f"scrapy rebuild: left out: {fault}")
        _print(done, as_json=opts.json)
        return ArchiveDamaged.exit_status if done.faults else 0

    def _target(self, to: str | None) -> Config:
        config = self.config
        if not inventory.ours(self.place.warc):
            raise BadArgument(f"{self.place.warc}: no WARC files of ours are there")
        if to is None:
            return config
        folder = Path(to).absolute()
        if folder.exists() and any(folder.iterdir()):
            raise BadArgument(f"--to {to}: it must be a new or an empty folder")
        place = Place(folder)
        place.prepare()
        with ArchiveLock(self.place.lock_path):  # no run may write while its files are taken
            for path in inventory.ours(self.place.warc):
                _bring(path, place.warc / path.name)
        return replace(config, dir=folder, database_url="")


def _bring(path: Path, to: Path) -> None:
    """A copy, not a link: the next run of the one archive must not cut the other's file."""
    try:
        shutil.copyfile(path, to)
        to.chmod(0o640)
    except OSError as error:
        raise WriteFailed(f"{to}: {error.strerror}") from error


def _print(done: Rebuilt, *, as_json: bool) -> None:
    counts = {name: done.counts.get(f"archive/{name}", 0) for name in ("pages", "articles", "new_versions")}
    told = {"captures": done.captures, "documentless": done.documentless, **counts, "damaged": len(done.faults)}
    if as_json:
        say_json(told)
    else:
        for line in table((name.replace("_", " "), value) for name, value in told.items()):
            say(line)

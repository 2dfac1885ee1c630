"""``scrapy verify``: is all that was stored still there, byte by byte and row by row? Nothing is changed."""

from __future__ import annotations

import argparse
import time
from dataclasses import asdict
from pathlib import Path

from archiver.cli import ArchiveCommand, say, say_json
from archiver.errors import ArchiveDamaged, BadArgument
from archiver.proof.whole import Verified, Whole, foreign
from archiver.rereading.work import Progress
from archiver.sealing.check import Chain
from archiver.sealing.keys import PUBLIC, public_key
from archiver.store.audit import auditing

MEGABYTE = 1_000_000


class Command(ArchiveCommand):
    """One finding a line; exit status 6 where one of them is a fault. A run may go on meanwhile."""

    summary = "Hold every stored capture against the WARC bytes, and every table against its rules; exit status 6 on a fault"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The whole archive, some of it, or files from elsewhere."""
        super().add_options(parser)
        parser.add_argument(
            "--sample", type=int, metavar="N", help="of the captures only N, picked at random; the database is looked at whole"
        )
        parser.add_argument("--chain", action="store_true", help="instead: the signed manifests, and every capture that they seal")
        parser.add_argument("--key", metavar="PUB", help="with --chain: the public key to trust (default: archive.pub of the archive)")
        parser.add_argument("--file", nargs="+", metavar="WARC", help="these WARC files, from anywhere, instead of the archive")

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        """Look, say what was found, and how fast that went."""
        if opts.sample is not None and opts.sample < 1:
            raise BadArgument(f"--sample {opts.sample}: it may be a number from 1")
        done, progress, began = Verified(), Progress(), time.monotonic()

        def seen() -> None:
            progress.draw(f"verify: {done.captures} captures, {done.bytes / MEGABYTE:.0f} MB, {len(done.faults)} faults")

        if opts.chain:
            self._chain(done, opts.key)
        elif opts.file:
            for path in opts.file:
                foreign(Path(path), done, seen)
        else:
            self._archive(Whole(self.place.warc, done, seen), opts.sample)
        progress.clear()
        _print(done, time.monotonic() - began, as_json=opts.json, chain=opts.chain)
        return ArchiveDamaged.exit_status if done.faults else 0

    def _chain(self, done: Verified, key: str | None) -> None:
        """The manifests; and, where there is a database, whether each capture of a run that is over is in one of them."""
        place = self.place
        chain = Chain(place.runs, place.warc, public_key(Path(key) if key else place.dir / PUBLIC))
        done.faults.extend(chain.faults())
        done.files, done.captures = chain.manifests, len(chain.sealed)
        if place.database is not None and not place.database.exists():
            done.notes.append("no database is here: whether the last manifests were taken away cannot be told")
            return
        with self.reading() as engine, auditing(engine) as audit:
            for row in audit.of_finished_runs():
                if (row.warc_file, row.offset) not in chain.sealed:
                    done.faults.append(f"{row.warc_file} at byte {row.offset}: capture {row.id} is in no manifest")

    def _archive(self, whole: Whole, sample: int | None) -> None:
        """Database and files; where the database cannot be read, the files by themselves."""
        try:
            with self.reading() as engine, auditing(engine) as audit:
                whole.done.faults.extend(audit.faults())
                if sample is None:
                    whole.all(audit)
                else:
                    whole.sample(audit.sample(sample))
        except ArchiveDamaged as error:
            whole.done.faults.append(f"database: {error}; the files were read without it")
            whole.unknown()


def _print(done: Verified, seconds: float, *, as_json: bool, chain: bool) -> None:
    if as_json:
        say_json(asdict(done) | {"seconds": round(seconds, 3)})
        return
    for fault in done.faults:
        say(fault)
    for note in done.notes:
        say(f"note: {note}")
    speed = done.bytes / MEGABYTE / seconds if seconds else 0.0
    found = f"{len(done.faults)} faults" if done.faults else "all whole"
    if chain:
        say(f"{done.captures} captures sealed by {done.files} manifests: {found}")
        return
    size = f"{done.bytes / MEGABYTE:.1f} MB of WARC ({done.opened / MEGABYTE:.1f} MB opened)"
    say(f"{done.captures} captures, {done.records} records, {done.files} files: {found}; {size} at {speed:.0f} MB/s")

"""``scrapy ingest FILE…``: take in WARC or WACZ files made elsewhere, as captures."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from archiver.captures.replay import Replay
from archiver.captures.sources import listed
from archiver.cli import ArchiveCommand, print_error, say, say_json, table
from archiver.errors import ArchiveDamaged
from archiver.rereading.reader import Reader
from archiver.rereading.taking import Ingest, Taken
from archiver.rereading.work import Progress, working


class Command(ArchiveCommand):
    """Common Crawl's and the Wayback Machine's exports, say: an original that is gone can be paired with an older capture."""

    summary = "Take in WARC or WACZ files made elsewhere, as captures: judged and read as by a crawl"
    arguments = (1, 10_000)
    wanted = "FILE…"

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        """Refuse what is no WARC before anything is touched, then take in file by file; exit status 6 where some of it is damaged."""
        paths = listed([Path(each) for each in args])
        Replay.check(paths)
        taken, progress = Taken(), Progress()
        with working(self.config, "ingest", {"files": [path.name for path in paths]}) as session:
            ingest = Ingest(session, Reader(self.registry, session.gazetteer), taken)
            for path in paths:
                ingest.file(path, lambda: progress.draw(f"ingest: {taken.captures} captures taken in, {taken.known} known"))
            progress.clear()
        for fault in taken.faults:
            print_error(f"scrapy ingest: left out: {fault}")
        _print(taken, as_json=opts.json)
        return ArchiveDamaged.exit_status if taken.faults else 0


def _print(taken: Taken, *, as_json: bool) -> None:
    counts = taken.counts
    told = {name: value for name, value in asdict(taken).items() if isinstance(value, int)}
    told |= {name: counts.get(f"archive/{name}", 0) for name in ("pages", "articles", "new_versions")} | {"damaged": len(taken.faults)}
    if as_json:
        say_json(told)
    else:
        for line in table((name.replace("_", " "), value) for name, value in told.items()):
            say(line)

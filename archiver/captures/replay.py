"""Answers requests from WARC and WACZ files (CONTRACT.md, Replay): crawls, tests, demo and ``reparse`` share it."""

from __future__ import annotations

import logging
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from archiver.captures import index, members, parse, sources
from archiver.captures.read import read_at, reason
from archiver.captures.stored import Stored
from archiver.captures.walk import Record, walk
from archiver.errors import ArchiveDamaged, NotReplayable

logger = logging.getLogger(__name__)

_UNREADABLE = (OSError, parse.BadRecord, members.BadMember, zipfile.BadZipFile, zlib.error, EOFError)


class Replay:
    """The captures in *paths*: WARC files, gzipped or not, WACZ files, and folders of them.

    They are indexed in one pass at once, and bodies read when they are asked for. Raises NotReplayable, naming the file,
    where one holds no WARC record at all; what is damaged after a good beginning is left out, logged, and listed in ``faults``.
    """

    def __init__(self, paths: Path | Iterable[Path]) -> None:
        self.faults: list[str] = []
        found = index.Index()
        for path in sources.listed(paths):
            for source in sources.sources(path):
                self._index(source, found)
        self._answers = found.answers()

    @staticmethod
    def check(paths: Path | Iterable[Path]) -> None:
        """Opens every file and reads its first record only: what a command does before its run. Raises NotReplayable."""
        for path in sources.listed(paths):
            for source in sources.sources(path):
                _first_record(source)

    def __len__(self) -> int:
        return len(self._answers)

    def urls(self) -> list[str]:
        """Every URL that a GET finds as it is, canonical, by name."""
        return sorted(url for method, url in self._answers if method == "GET")

    def find(self, url: str, method: str = "GET") -> Stored | None:
        """The latest answer to *method* *url*, or None. The exact URL wins over http for https, and that over www. added or dropped.

        Raises ArchiveDamaged where the file has changed under us.
        """
        for candidate in index.alternatives(index.canonical(url)):
            place = self._answers.get((method, candidate))
            if place:
                return _read(place)
        return None

    def _index(self, source: sources.Source, found: index.Index) -> None:
        _first_record(source)
        try:
            with source.open() as file:
                for record in walk(file):
                    self._add(source, record, found)
        except _UNREADABLE as error:
            self._note(f"{source}: the rest is left out, {reason(error)}")

    def _add(self, source: sources.Source, record: Record, found: index.Index) -> None:
        try:
            found.add(source, record)
        except parse.BadRecord as error:  # whole, but without a date: no answer, and no harm to the others
            self._note(f"{source} at byte {record.offset}: record is left out, {error}")

    def _note(self, fault: str) -> None:
        logger.warning(fault)
        self.faults.append(fault)


def _first_record(source: sources.Source) -> None:
    try:
        with source.open() as file:
            if next(walk(file), None) is None:
                raise NotReplayable(f"{source}: no WARC record in it")
    except _UNREADABLE as error:
        raise NotReplayable(f"{source}: {reason(error)}") from error


def _read(place: index.Place) -> Stored:
    try:
        with place.source.open() as file:
            return read_at(file, place.offset, place.length)
    except _UNREADABLE as error:
        raise ArchiveDamaged(f"{place.source} at {place.offset}: {reason(error)}") from error

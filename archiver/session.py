"""An archive opened for one run: the lock, the schema, the recovery of what a killed run left, the writer and the WARC file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, ClassVar, Protocol
from weakref import WeakKeyDictionary

from archiver import __version__
from archiver.captures.recover import Recovery, recover
from archiver.captures.warc import WarcWriter
from archiver.clock import clock
from archiver.config import Config
from archiver.errors import ArchiveError
from archiver.gazetteer import Gazetteer, gazetteer
from archiver.store.engine import open_engine
from archiver.store.lock import ArchiveLock
from archiver.store.migrate import create_or_check
from archiver.store.place import Place
from archiver.store.writer import Writer
from archiver.watch.model import Alarm

WARC_PREFIX = "archive"


class Counts(Protocol):
    """What counts: a crawler's stats, or whatever else has this one method of theirs."""

    def inc_value(self, key: str, count: int = 1) -> None:
        """Add to a counter."""


class Session:
    """One run's hold on the archive. ``fault`` is the first error that must end the run, told to ``on_fault``."""

    _open: ClassVar[WeakKeyDictionary[Any, Session]] = WeakKeyDictionary()

    def __init__(self, config: Config, spider: str, arguments: str) -> None:
        self.config = config
        self.clock = clock(config.clock_offset)
        self.fault: ArchiveError | None = None
        self.alarms: list[Alarm] | None = None  # what of the run was not as expected; None until it is over and judged
        self.on_fault: Callable[[ArchiveError], None] = lambda error: None
        self.place = Place(config.dir, config.database_url)
        self.place.prepare()
        self.lock = ArchiveLock(self.place.lock_path)
        self.lock.acquire()
        try:
            create_or_check(self.place)
            self.engine = open_engine(self.place.url)
            self.writer = Writer(self.engine, batch_pages=config.batch_pages, batch_seconds=config.batch_seconds, clock=self.clock)
            self.recovered: Recovery = recover(self.place.warc, self.writer.committed_ends(), WARC_PREFIX)
            self.warc = WarcWriter(
                self.place.warc,
                WARC_PREFIX,
                software=f"procuratorate-archive/{__version__}",
                contact=config.contact,
                user_agent=config.user_agent,
                robots="ignore" if config.replay else "obey",
                description=f"replay of {config.replay.name}" if config.replay else "",
                max_bytes=config.warc_max_bytes,
                clock=self.clock,
            )
            self.writer.before_commit.append(self.warc.sync)
            self.gazetteer: Gazetteer = gazetteer()
            self.writer.sync_organisations(self.gazetteer)
            self.run_id = self.writer.open_run(spider, arguments)
            self.sweep_began = self.writer.ledger.sweep_began(self.run_id, timedelta(hours=config.resume_hours))
            self.swept_before = self.writer.ledger.last_finished() is not None
        except BaseException:
            self.lock.release()
            raise

    @classmethod
    def open(cls, owner: object, config: Config, spider: str, arguments: str) -> Session:
        """Open the archive for *owner* (a crawler); :meth:`of` finds it again.

        Raises:
            ArchiveError: locked, damaged, of another schema, or not writable.
        """
        cls._open[owner] = session = cls(config, spider, arguments)
        return session

    @classmethod
    def of(cls, owner: object) -> Session:
        """The session opened for *owner*."""
        return cls._open[owner]

    def halt(self, error: ArchiveError) -> None:
        """Remember *error* as what ends the run; only the first one is told."""
        if self.fault is None:
            self.fault = error
            self.on_fault(error)

    def close(self) -> None:
        """Let go of the archive. What was not committed is not acknowledged, and comes again."""
        try:
            self.writer.close()
            self.warc.close()
        finally:
            self.engine.dispose()
            self.lock.release()

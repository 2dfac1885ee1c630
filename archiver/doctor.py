"""Is this machine fit for the archive, and what is missing: one finding a line."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from archiver.captures.replay import Replay
from archiver.config import Config
from archiver.errors import ArchiveError
from archiver.store.engine import sqlite_note
from archiver.store.lock import ArchiveLock
from archiver.store.migrate import check, head
from archiver.store.place import Place

LIBRARIES = ("scrapy", "sqlalchemy", "alembic", "lxml", "parsel", "warcio", "python-dateutil")
LITTLE_SPACE = 1024**3  # bytes; one WARC file


@dataclass(frozen=True, slots=True)
class Finding:
    """``level`` is ok, note or fault; a fault has the exit status that a run would end with."""

    level: str
    subject: str
    words: str
    exit_status: int = 0


def examine(config: Config, unknown_variables: tuple[str, ...]) -> Iterator[Finding]:
    """Look at everything a run needs, touching nothing that is there. A folder that is missing is only said to be."""
    yield Finding("ok", "python", sys.version.split()[0])
    yield from map(_library, LIBRARIES)
    yield _time_zone()
    place = Place(config.dir, config.database_url)
    yield Finding("ok", "sqlite", sqlite_note()) if place.database else Finding("ok", "database", place.name)
    for subject, look in (("folder", _folder), ("lock", _lock), ("schema", _schema)):
        yield _guarded(subject, look, place)
    yield _space(place.dir)
    if config.replay:
        yield _guarded("replay", lambda _: f"{len(Replay(config.replay or Path()))} answers in {config.replay}", place)
    if not config.contact:
        yield Finding("note", "contact", "ARCHIVE_CONTACT is empty: webmasters should know whom to write to before you crawl")
    for name in unknown_variables:
        yield Finding("note", "environment", f"{name} is no setting of ours: a slip of the pen?")


def _library(name: str) -> Finding:
    try:
        return Finding("ok", name, version(name))
    except PackageNotFoundError:
        return Finding("fault", name, "not installed", 2)


def _time_zone() -> Finding:
    try:
        ZoneInfo("Asia/Shanghai")
    except ZoneInfoNotFoundError:
        return Finding("fault", "time zone", "Asia/Shanghai is not known here: install tzdata", 2)
    return Finding("ok", "time zone", "Asia/Shanghai is known")


def _guarded(subject: str, look: Callable[[Place], str], place: Place) -> Finding:
    try:
        return Finding("ok", subject, look(place))
    except ArchiveError as error:
        return Finding("fault", subject, str(error), error.exit_status)


def _folder(place: Place) -> str:
    if not place.dir.exists():
        return f"{place.dir} will be made by the first run"
    place.prepare()
    return str(place.dir)


def _lock(place: Place) -> str:
    if place.dir.exists():
        with ArchiveLock(place.lock_path):
            pass
    return "free"


def _schema(place: Place) -> str:
    if place.database is not None and not place.database.exists():
        return f"{place.name} will be made by the first run"
    check(place)
    return f"{place.name} is at {head()}"


def _space(folder: Path) -> Finding:
    there = next(p for p in (folder, *folder.parents) if p.exists())
    free = shutil.disk_usage(there).free
    words = f"{free / 1024**3:.1f} GiB free on {there}"
    return Finding("ok" if free > LITTLE_SPACE else "note", "space", words)

"""WARC files taken as they lie there, by a database that is made after them."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import insert

from archiver.clock import Clock
from archiver.errors import BadArgument
from archiver.store import values
from archiver.store.engine import open_engine
from archiver.store.lock import ArchiveLock
from archiver.store.migrate import create_or_check
from archiver.store.place import Place
from archiver.store.schema import warc_file


def adopt(place: Place, ends: Mapping[str, int], clock: Clock) -> None:
    """Make the database, which may not exist yet, with each file of *ends* committed to that byte: so the next run cuts nothing off it.

    Raises BadArgument where there is a database already, and what ``create_or_check`` raises.
    """
    if place.database is not None and place.database.exists() and place.database.stat().st_size:
        raise BadArgument(f"{place.name} is there already: move it away first, or give --to DIR")
    place.prepare()
    with ArchiveLock(place.lock_path):
        create_or_check(place)
        engine = open_engine(place.url)
        rows = [
            {"name": name, "created_at": values.instant(clock()), "committed_bytes": end, "closed": 1} for name, end in sorted(ends.items())
        ]
        with engine.begin() as conn:
            if rows:
                conn.execute(insert(warc_file), rows)
        engine.dispose()

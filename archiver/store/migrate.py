"""The schema's revision: creating an archive, checking one, bringing one up to date.

Checking compares one row with a constant; Alembic is imported only where there is something to migrate, since it is slow to load.
A migration is one transaction, so that a kill in the middle leaves the old schema or the new one (FAULTS.md C26).
"""

from __future__ import annotations

import os

from sqlalchemy import Connection, Engine, inspect, text

from archiver.errors import ArchiveDamaged, BadArgument, NeedsUpgrade, WriteFailed
from archiver.store.engine import open_engine, reading
from archiver.store.lock import ArchiveLock
from archiver.store.place import Place
from archiver.store.views import create_views, drop_views

REVISIONS = ("0001",)  # oldest first, as in migrations/versions


def head() -> str:
    """The revision that this version of the program reads and writes."""
    return REVISIONS[-1]


def current(engine: Engine) -> str | None:
    """The revision of the database behind *engine*; None where it has no tables at all.

    Raises ArchiveDamaged where there are tables, but none that tells a revision: a database of something else.
    """
    with reading(engine).connect() as conn:
        tables = inspect(conn).get_table_names()
        if "alembic_version" in tables:
            found = conn.execute(text("SELECT version_num FROM alembic_version")).scalar()
            return None if found is None else str(found)
    if tables:
        raise ArchiveDamaged(f"{engine.url.database or engine.url.host}: tables without a schema revision, not an archive of this program")
    return None


def check(place: Place) -> None:
    """For those who only read. Raises BadArgument where there is no archive yet, NeedsUpgrade where it has another schema."""
    found = None
    if place.database is None or place.database.exists():
        engine = open_engine(place.url, read_only=True)
        found = current(engine)
        engine.dispose()
    if found is None:
        raise BadArgument(f"there is no archive yet at {place.name}; a crawl or `scrapy harvest` makes one")
    _require_head(place, found)


def create_or_check(place: Place) -> None:
    """For those who write, after ``place.prepare()``: an empty or absent database gets the schema, any other must have it.

    Raises NeedsUpgrade for an older or newer schema, ArchiveLocked where another process holds the archive that is to be created.
    """
    _touch(place)
    engine = open_engine(place.url)
    found = current(engine)
    engine.dispose()
    if found is None:
        upgrade(place)
    else:
        _require_head(place, found)


def upgrade(place: Place) -> tuple[str | None, str]:
    """Bring the database to ``head()`` under the archive's lock; returns the revisions before and after.

    Raises NeedsUpgrade where the database is newer than this program: there is no way back.
    """
    with ArchiveLock(place.lock_path):
        _touch(place)
        engine = open_engine(place.url, foreign_keys=False)  # a rebuilt table must not take its children with it
        try:
            before = current(engine)
            if before is not None and before not in REVISIONS:
                raise NeedsUpgrade(_newer(place, before))
            if before != head():
                with engine.begin() as conn:
                    _migrate(conn)
        finally:
            engine.dispose()
    return before, head()


def _require_head(place: Place, found: str) -> None:
    if found not in REVISIONS:
        raise NeedsUpgrade(_newer(place, found))
    if found != head():
        raise NeedsUpgrade(f"{place.name} has schema {found}, this version needs {head()}: run `scrapy upgrade`")


def _newer(place: Place, found: str) -> str:
    return f"{place.name} has schema {found}, newer than this version's {head()}: `scrapy upgrade` cannot go back, install a newer version"


def _touch(place: Place) -> None:
    """Make the SQLite file where there is none, so that it and its journals are the owner's alone."""
    if place.database is None:
        return
    try:
        os.close(os.open(place.database, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o640))
    except OSError as error:
        raise WriteFailed(f"{place.database}: {error.strerror}") from error


def _migrate(conn: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": conn})
    config.set_main_option("script_location", "archiver.store:migrations")
    drop_views(conn)
    command.upgrade(config, "head")
    create_views(conn)
    if conn.dialect.name == "sqlite" and conn.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise ArchiveDamaged("the migrated tables contradict each other; nothing was changed")

from __future__ import annotations

import os
import signal
import sqlite3
import time
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from archiver.errors import ArchiveDamaged, BadArgument, NeedsUpgrade
from archiver.store import migrate
from archiver.store.engine import open_engine
from archiver.store.place import Place
from archiver.store.schema import document
from archiver.store.views import VIEWS

WITHOUT_FTS = {"include_name": lambda name, kind, _parents: kind != "table" or "_fts" not in name}  # as migrations/env.py has it


def set_revision(place: Place, revision: str) -> None:
    connection = sqlite3.connect(str(place.database))
    connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.commit()
    connection.close()


def test_the_revisions_are_those_of_the_folder() -> None:
    config = Config()
    config.set_main_option("script_location", "archiver.store:migrations")
    walked = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(walked)) == migrate.REVISIONS


def test_the_migrations_make_the_tables_that_the_schema_describes(engine: Engine) -> None:
    with engine.connect() as conn:
        assert compare_metadata(MigrationContext.configure(conn, opts=WITHOUT_FTS), document.metadata) == []


def test_the_migrations_make_the_checks_that_the_schema_describes(engine: Engine) -> None:
    with engine.connect() as conn:
        made = {row[0] for row in conn.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type = 'table'")}
    for table in document.metadata.tables.values():
        for check in (each for each in table.constraints if each.name and str(each.name).startswith("ck_")):
            assert any(str(check.name) in sql and str(check.sqltext) in sql for sql in made), check.name


def test_upgrade_of_a_current_archive_changes_nothing(place: Place) -> None:
    assert migrate.upgrade(place) == (migrate.head(), migrate.head())


def test_an_absent_database_is_created_once(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.prepare()
    migrate.create_or_check(place)
    migrate.create_or_check(place)
    migrate.check(place)
    assert place.database is not None
    assert place.database.stat().st_mode & 0o007 == 0


def test_a_reader_of_no_archive_is_told_and_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(BadArgument, match=r"archive\.db"):
        migrate.check(Place(tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("function", [migrate.create_or_check, migrate.check, migrate.upgrade])
def test_a_newer_schema_is_left_alone(place: Place, function: object) -> None:
    set_revision(place, "9999")
    assert place.database is not None
    before = place.database.read_bytes()
    with pytest.raises(NeedsUpgrade, match=rf"archive\.db has schema 9999.*{migrate.head()}.*scrapy upgrade"):
        function(place)  # type: ignore[operator]
    assert place.database.read_bytes() == before


def test_an_older_schema_names_the_command(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrate, "REVISIONS", ("0001", "0002"))
    with pytest.raises(NeedsUpgrade, match=r"archive\.db has schema 0001.*0002.*scrapy upgrade"):
        migrate.create_or_check(place)


def test_a_database_of_something_else_is_not_touched(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.prepare()
    connection = sqlite3.connect(str(place.database))
    connection.execute("CREATE TABLE theirs (id INTEGER)")
    connection.close()
    with pytest.raises(ArchiveDamaged, match="not an archive"):
        migrate.create_or_check(place)


def test_a_kill_in_the_middle_leaves_no_half_schema(tmp_path: Path) -> None:
    for attempt in range(20):
        place = Place(tmp_path / str(attempt))
        place.prepare()
        child = os.fork()
        if child == 0:
            migrate.create_or_check(place)
            os._exit(0)
        time.sleep(0.005 * attempt)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        if place.database is not None and place.database.exists():
            engine = open_engine(place.url)
            assert migrate.current(engine) in (None, migrate.head())
            engine.dispose()
        migrate.create_or_check(place)
        connection = sqlite3.connect(str(place.database))
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT COUNT(*) FROM sqlite_master WHERE type = 'view' AND name <> 'search'").fetchone() == (len(VIEWS),)
        connection.close()

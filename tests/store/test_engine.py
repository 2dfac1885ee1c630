from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from archiver.errors import ArchiveDamaged, WriteFailed
from archiver.store.engine import open_engine, sqlite_note
from archiver.store.place import Place


def test_connections_are_durable(engine: Engine) -> None:
    with engine.connect() as conn:
        pragmas = {name: conn.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous", "foreign_keys")}
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_writer_takes_the_write_lock_when_it_begins(engine: Engine, place: Place) -> None:
    with engine.connect() as conn:
        conn.execute(text("SELECT 1"))
        other = sqlite3.connect(str(place.database), timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")


def test_readers_are_not_held_up_by_a_writer_and_cannot_write(engine: Engine, place: Place) -> None:
    readers = open_engine(place.url, read_only=True)
    with engine.connect() as writing, readers.connect() as reading:
        writing.execute(text("SELECT 1"))
        assert reading.execute(text("SELECT COUNT(*) FROM articles")).scalar() == 0
        with pytest.raises(WriteFailed, match=r"archive\.db.*readonly"):
            reading.execute(text("DELETE FROM document"))
    readers.dispose()


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"certainly not a database" * 100)
    with pytest.raises(ArchiveDamaged, match=r"a\.db"):
        open_engine(f"sqlite:///{tmp_path}/a.db").connect()


def test_a_missing_file_is_named_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(WriteFailed, match=r"b\.db"):
        open_engine(f"sqlite:///{tmp_path}/b.db").connect()
    assert list(tmp_path.iterdir()) == []


def test_a_database_in_memory_is_refused() -> None:
    with pytest.raises(WriteFailed, match="memory"):
        open_engine("sqlite://")


def test_a_batch_that_sqlite_rolled_back_is_not_acknowledged(engine: Engine) -> None:
    with engine.connect() as conn:
        conn.execute(text("INSERT INTO run (spider, arguments, started_at) VALUES ('portal', '', '')"))
        conn.exec_driver_sql("ROLLBACK")  # as SQLite does by itself on a full disk
        with pytest.raises(WriteFailed, match="rolled back"):
            conn.commit()


def test_the_note_for_doctor_says_which_and_why() -> None:
    assert sqlite3.sqlite_version in sqlite_note()
    assert "WAL" in sqlite_note()

"""The database held against itself: its pages, its references, its views, and the rules of ours that no constraint can say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy import Connection, Engine, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from archiver.errors import ArchiveDamaged
from archiver.store import captures
from archiver.store.engine import reading
from archiver.store.schema import capture, run
from archiver.store.views import SEARCH, VIEWS

_MOST_SHOWN = 20  # rows that break one rule

# What is wrong, and a query that names the rows of which it is true
RULES: tuple[tuple[str, str], ...] = (
    (
        "document {}: its latest version is not one of its own",
        "SELECT d.id FROM document d LEFT JOIN version v ON v.id = d.latest_version_id AND v.document_id = d.id "
        "WHERE d.latest_version_id IS NOT NULL AND v.id IS NULL",
    ),
    (
        "document {}: has versions, and none of them is the current one",
        "SELECT d.id FROM document d WHERE d.latest_version_id IS NULL AND EXISTS (SELECT 1 FROM version v WHERE v.document_id = d.id)",
    ),
    (
        "document {}: not one state that lasts",
        "SELECT d.id FROM document d WHERE (SELECT COUNT(*) FROM state_change s WHERE s.document_id = d.id AND s.until_at IS NULL) <> 1",
    ),
    (
        "document {}: its state is not the one that lasts",
        "SELECT d.id FROM document d JOIN state_change s ON s.document_id = d.id AND s.until_at IS NULL WHERE s.state <> d.state",
    ),
    (
        "document {}: a state does not begin where the one before it ends",
        "SELECT DISTINCT t.document_id FROM (SELECT s.document_id, s.since_at, LAG(s.until_at) OVER w AS ended, "
        "LAG(s.id) OVER w AS earlier FROM state_change s WINDOW w AS (PARTITION BY s.document_id ORDER BY s.id)) t "
        "WHERE t.earlier IS NOT NULL AND (t.ended IS NULL OR t.ended <> t.since_at)",
    ),
    (
        "document {}: a capture it points to is not there",
        "SELECT d.id FROM document d WHERE (d.latest_capture_id IS NOT NULL AND d.latest_capture_id NOT IN (SELECT id FROM capture)) "
        "OR (d.read_capture_id IS NOT NULL AND d.read_capture_id NOT IN (SELECT id FROM capture))",
    ),
    (
        "version {}: its capture is not one of its document",
        "SELECT v.id FROM version v JOIN capture c ON c.id = v.capture_id WHERE c.document_id IS NULL OR c.document_id <> v.document_id",
    ),
    (
        "capture {}: was read as a version that is not one of its document",
        "SELECT c.id FROM capture c LEFT JOIN version v ON v.id = c.version_id AND v.document_id = c.document_id "
        "WHERE c.version_id IS NOT NULL AND v.id IS NULL",
    ),
    (
        "capture {}: lies beyond what is committed of its file",
        "SELECT c.id FROM capture c LEFT JOIN warc_file w ON w.name = c.warc_file "
        "WHERE w.id IS NULL OR c.warc_offset + c.warc_length > w.committed_bytes",
    ),
    (
        "pair {}: a document beside itself",
        "SELECT p.id FROM pair p WHERE p.original_id = p.repost_id",
    ),
)


class Placed(NamedTuple):
    """A capture's row as it must stand in its WARC file; *offset* and *length* in bytes, *sha256* (hex) of the payload."""

    id: int
    warc_file: str
    offset: int
    length: int
    sha256: str
    record_id: str


_PLACED = select(capture.c.id, capture.c.warc_file, capture.c.warc_offset, capture.c.warc_length, capture.c.sha256, capture.c.record_id)


class Audit:
    """Questions to one snapshot of the database; a run may go on writing meanwhile."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def faults(self) -> Iterator[str]:
        """What is wrong with the database, one finding each. Raises ArchiveDamaged where it cannot even be read."""
        damaged = False
        for fault in self._pages():
            damaged = True
            yield fault
        if not damaged:  # of a damaged database no answer proves anything
            yield from self._views()
            yield from self._rules()

    def committed_ends(self) -> dict[str, int]:
        """Each WARC file, and the byte at which its last committed record ends."""
        return captures.committed_ends(self._conn)

    def captures(self, warc_file: str) -> list[Placed]:
        """The rows of one file, by offset."""
        query = _PLACED.where(capture.c.warc_file == warc_file).order_by(capture.c.warc_offset)
        return [Placed(*row) for row in self._conn.execute(query)]

    def sample(self, count: int) -> list[Placed]:
        """*count* captures picked at random, by file and offset."""
        rows = self._conn.execute(_PLACED.order_by(func.random()).limit(count))
        return sorted((Placed(*row) for row in rows), key=lambda row: (row.warc_file, row.offset))

    def of_finished_runs(self) -> list[Placed]:
        """The captures of runs that are over."""
        finished = _PLACED.join(run, run.c.id == capture.c.run_id).where(run.c.finished_at.is_not(None))
        return [Placed(*row) for row in self._conn.execute(finished.order_by(capture.c.warc_file, capture.c.warc_offset))]

    def _pages(self) -> Iterator[str]:
        if self._conn.dialect.name != "sqlite":
            return
        for (said,) in self._conn.exec_driver_sql("PRAGMA integrity_check"):
            if said != "ok":
                yield f"database: {said}"
        for table, row_id, target, _ in self._conn.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(_MOST_SHOWN):
            yield f"database: row {row_id} of {table} points to a row of {target} that is not there"

    def _views(self) -> Iterator[str]:
        views = VIEWS | {"search": SEARCH} if self._conn.dialect.name == "sqlite" else VIEWS
        for name, view in views.items():
            try:
                columns = tuple(self._conn.execute(text(f"SELECT * FROM {name} LIMIT 0")).keys())  # noqa: S608 - names of our own
            except SQLAlchemyError as error:
                yield f"database: the view {name} cannot be asked: {getattr(error, 'orig', None) or error}"
                continue
            if columns != view.columns:
                yield f"database: the view {name} has the columns {', '.join(columns)}"

    def _rules(self) -> Iterator[str]:
        for words, query in RULES:
            rows = self._conn.execute(text(query)).scalars().all()
            yield from ("database: " + words.format(row) for row in rows[:_MOST_SHOWN])
            if len(rows) > _MOST_SHOWN:
                yield f"database: the same of {len(rows) - _MOST_SHOWN} more"


@contextmanager
def auditing(engine: Engine) -> Iterator[Audit]:
    """One snapshot of what is committed. Raises ArchiveDamaged where the file is no database any more."""
    with reading(engine).connect() as conn:
        try:
            yield Audit(conn)
        except SQLAlchemyError as error:
            raise ArchiveDamaged(f"the database cannot be read: {getattr(error, 'orig', None) or error}") from error

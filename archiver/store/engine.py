"""Opening the database, and what SQLite needs to be durable. Nothing SQLite-only stands outside this
module but full-text search (``search_index``).

WAL with ``synchronous=FULL``: a commit is on disk when it returns. Writers begin with ``BEGIN IMMEDIATE``, because a deferred
transaction that turns from reading to writing fails at once whatever the busy timeout (FAULTS.md fact 4).
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, make_url

from archiver.errors import ArchiveDamaged, ArchiveError, WriteFailed
from archiver.store.search_query import zh_query

__all__ = ["Engine", "open_engine", "reading", "require_open", "sqlite_note", "sqlite_path"]  # Engine: for annotations outside this room

BUSY_SECONDS = 30
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_NOT_WRITTEN = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
}
_WAL_RESET_FIXED = ((3, 44, 6), (3, 50, 7), (3, 51, 3))  # of their branches, FAULTS.md fact 4


def open_engine(url: str, *, read_only: bool = False, foreign_keys: bool = True) -> Engine:
    """The engine for *url*. A SQLite file must exist (``migrate`` creates it); *read_only* opens it with ``mode=ro``.

    Its connections raise WriteFailed and ArchiveDamaged, naming the file, in place of the driver's errors of those kinds.
    *foreign_keys* is off for migrations alone, which rebuild tables.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed)
    path = sqlite_path(parsed)
    engine = create_engine(_file_url(path, "ro" if read_only else "rw"), connect_args={"timeout": BUSY_SECONDS})
    _prepare_connections(engine, read_only=read_only, foreign_keys=foreign_keys)
    _begin_explicitly(engine)
    _translate_errors(engine, path)
    return reading(engine) if read_only else engine


def reading(engine: Engine) -> Engine:
    """*engine* for questions only: its transactions take no write lock, and so never wait for a writer's batch."""
    return engine.execution_options(only_reads=True)


def require_open(connection: Connection) -> None:
    """Raises WriteFailed where SQLite has rolled back the open transaction by itself, as it may on a full disk.

    A COMMIT that finds nothing to commit would acknowledge lost rows.
    """
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite" and not driver.in_transaction:
        raise WriteFailed("the open transaction was rolled back by SQLite, nothing of it is stored")


def sqlite_path(url: URL) -> Path:
    """The file that a SQLite URL names. Raises WriteFailed for a database in memory, which keeps nothing."""
    if not url.database or url.database == ":memory:":
        raise WriteFailed("a SQLite database in memory cannot hold an archive: name a file")
    return Path(url.database).absolute()


def sqlite_note() -> str:
    """For ``doctor``: this SQLite, the journal mode in use, and why it is safe here."""
    version = sqlite3.sqlite_version_info
    fixed = version >= _WAL_RESET_FIXED[-1] or any(v[:2] == version[:2] and version >= v for v in _WAL_RESET_FIXED)
    reason = (
        "has the fix of the WAL-reset fault"
        if fixed
        else "has the WAL-reset fault, which needs two connections that write: here one process writes, on one connection, under a flock"
    )
    return f"SQLite {sqlite3.sqlite_version}, journal_mode=WAL, synchronous=FULL: {reason}"


def _file_url(path: Path, mode: str) -> URL:
    return URL.create("sqlite", database=f"file:{quote(str(path))}", query={"mode": mode, "uri": "true"})


def _prepare_connections(engine: Engine, *, read_only: bool, foreign_keys: bool) -> None:
    pragmas = ["synchronous=FULL", f"foreign_keys={'ON' if foreign_keys else 'OFF'}"]
    if not read_only:
        pragmas.insert(0, "journal_mode=WAL")

    def connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver begins nothing of itself; see _begin_explicitly
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
        connection.create_function("zh_query", 1, zh_query, deterministic=True)
        if read_only:  # mode=ro holds for this file alone: ATTACH would make another
            connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)

    event.listen(engine, "connect", connected)


def _begin_explicitly(engine: Engine) -> None:
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get("only_reads") else "BEGIN IMMEDIATE")

    event.listen(engine, "begin", begin)
    event.listen(engine, "commit", require_open)


def _translate_errors(engine: Engine, path: Path) -> None:
    def translate(context: ExceptionContext) -> ArchiveError | None:
        cause = context.original_exception
        code = getattr(cause, "sqlite_errorcode", None)
        if not isinstance(code, int):
            return None
        if code & 0xFF in _DAMAGE:
            return ArchiveDamaged(f"{path}: {cause}")
        return WriteFailed(f"{path}: {cause}") if code & 0xFF in _NOT_WRITTEN else None

    event.listen(engine, "handle_error", translate, retval=True)

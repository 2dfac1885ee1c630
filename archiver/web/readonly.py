"""The plugin for Datasette's connections: nothing attached, nothing written, no value larger than a page could be; ``zh_query``."""

from __future__ import annotations

import sqlite3

from datasette import hookimpl

from archiver.store.search_query import zh_query

MOST_BYTES = 32 * 1024 * 1024  # of one value or row: SELECT zeroblob(1e9) must not take the machine's memory
_OWN = "_internal"  # Datasette's notes on the schema, in memory


@hookimpl  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection, database: str) -> None:
    """Called for every connection; the file is opened with ``mode=ro`` already."""
    conn.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_BYTES)
    conn.create_function("zh_query", 1, zh_query, deterministic=True)
    if database != _OWN:
        conn.execute("PRAGMA query_only=ON")

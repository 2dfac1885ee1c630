"""Datasette over the archive's SQLite file, for those who write SQL: read-only, time-limited, under ``/sql/``."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from datasette.app import Datasette
from datasette.plugins import pm
from starlette.types import ASGIApp

from archiver.store.pages import table_names
from archiver.web import readonly
from archiver.web.guard import SQL

TIME_LIMIT = 1000  # milliseconds of a query
MOST_ROWS = 1000
SETTINGS = {
    "base_url": f"{SQL}/",
    "sql_time_limit_ms": TIME_LIMIT,
    "facet_time_limit_ms": 500,
    "max_returned_rows": MOST_ROWS,
    "allow_download": False,
    "allow_csv_stream": False,
    "suggest_facets": False,
    "default_cache_ttl": 0,
}


def sql_app(database: Path) -> ASGIApp:
    """The application over the file; the tables, which are private, are listed apart from the views."""
    if not pm.is_registered(readonly):
        pm.register(readonly)
    hidden = {name: {"hidden": True} for name in (*table_names(), "alembic_version")}
    metadata = {"title": "SQL", "databases": {database.stem: {"tables": hidden}}}
    return cast(ASGIApp, Datasette([str(database)], settings=SETTINGS, metadata=metadata).app())

"""What commands and the web page ask of an archive. Every row is a plain dict with the columns of a view of CONTRACT.md."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, FromClause, column, select, table, union_all

from archiver.store import status, sweeps
from archiver.store.attached import files_of
from archiver.store.engine import reading
from archiver.store.fields import fields_of
from archiver.store.schema import alias, document, version
from archiver.store.views import VIEWS

Rows = list[dict[str, Any]]
_AT_ONCE = 200  # rows fetched at a time, so that an export of any size streams


def view_table(name: str) -> FromClause:
    """One of the ten views, for building queries. Raises KeyError for any other name."""
    return table(name, *(column(each) for each in VIEWS[name].columns))


class Reader:
    """Questions over *engine*, which may be read-only; each is answered from one snapshot of what is committed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = reading(engine)

    def view(self, name: str, *, limit: int | None = None, **equal: Any) -> Iterator[dict[str, Any]]:
        """The rows of a view whose columns *equal* the given values, ordered by its first column; streaming.

        Raises KeyError for a name or column that is not in CONTRACT.md.
        """
        with self._engine.connect() as conn:
            yield from _rows(conn, name, limit, **equal)

    def document(self, which: int | str) -> dict[str, Any] | None:
        """One document, by its id, canonical identity or any form of its URL; None where there is none.

        ``document`` holds what is known of it as a document, ``article`` its row of ``articles`` (None where it was never read as
        one), ``fields`` where each came from (see ``fields.fields_of``); ``dates``, ``people``, ``versions``, ``captures``, ``states``,
        ``aliases``, and ``pairs`` that it is either side of.
        """
        with self._engine.connect() as conn:
            found = _find(conn, which)
            return None if found is None else _describe(conn, found)

    def last_full_sweep(self) -> datetime | None:
        """When the last run began that walked every list to its end; None where none has."""
        with self._engine.connect() as conn:
            return sweeps.last_finished(conn, full=True)

    def status(self, now: datetime | None = None) -> dict[str, Any]:
        """The archive at a glance: see ``status.glance``."""
        with self._engine.connect() as conn:
            return status.glance(conn, now or datetime.now(UTC))


def _rows(conn: Connection, name: str, limit: int | None = None, **equal: Any) -> Iterator[dict[str, Any]]:
    source = view_table(name)
    conditions = (source.c[each] == value for each, value in equal.items())
    query = select(source).where(*conditions).order_by(source.c[VIEWS[name].columns[0]]).limit(limit)
    for row in conn.execute(query.execution_options(yield_per=_AT_ONCE)).mappings():
        yield dict(row)


def _find(conn: Connection, which: int | str) -> dict[str, Any] | None:
    if isinstance(which, int):
        queries = [document.c.id == which]
    else:
        by_alias = select(alias.c.document_id).where((alias.c.url == which) | (alias.c.key == which)).limit(1).scalar_subquery()
        queries = [document.c.key == which, document.c.url == which, document.c.id == by_alias]
    for query in queries:
        row = conn.execute(select(document).where(query).limit(1)).mappings().first()
        if row is not None:
            return dict(row)
    return None


def _describe(conn: Connection, found: dict[str, Any]) -> dict[str, Any]:
    own = found["id"]
    aliases = select(alias.c.url).where(alias.c.document_id == own).order_by(alias.c.id)
    pairs = view_table("pairs")
    either_side = union_all(*(select(pairs).where(side == own) for side in (pairs.c.repost_id, pairs.c.original_id)))  # an OR would scan
    return {
        "document": found,
        "article": next(_rows(conn, "articles", id=own), None),
        "fields": fields_of(conn, own),
        **{name: list(_rows(conn, name, document_id=own)) for name in ("dates", "people", "captures", "states", "failures")},
        "versions": _versions(conn, own),
        "assets": files_of(conn, own),
        "aliases": list(conn.execute(aliases).scalars()),
        "pairs": [dict(row) for row in conn.execute(either_side).mappings()],
    }


def _versions(conn: Connection, own: int) -> Rows:
    columns = version.c
    shown = (columns.number, columns.created_at, columns.title, columns.published_on, columns.body, columns.capture_id, columns.sha256)
    query = select(*shown).where(columns.document_id == own).order_by(columns.number)
    return [dict(row) for row in conn.execute(query).mappings()]

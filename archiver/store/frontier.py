"""The archive is the frontier: what is still to be fetched is a query over documents, so there is no queue to lose.

Every function sees the open batch of the connection it is given.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, or_, select

from archiver.store import values
from archiver.store.holds import is_free
from archiver.store.schema import alias, capture, document

_CHUNK = 500  # keys asked for at once; SQLite takes 999 parameters at the least


@dataclass(frozen=True, slots=True)
class Known:
    """``captured``: it was fetched, with whatever result. ``due``: it is a lead, or its time to be asked for again has come."""

    id: int
    role: str
    state: str
    captured: bool
    due: bool
    listed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A document to fetch, with what the pages that named it said: all that a request needs."""

    id: int
    key: str
    url: str
    host: str
    site: str
    role: str
    state: str
    section: str | None
    listed_title: str | None
    listed_raw: str | None
    listed_on: date | None
    found_on: int | None
    list_root: int | None
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The capture that a document's reading came from: validators for a conditional request, what a 304 refers to, where its bytes are.

    The fields are columns of the table ``capture``.
    """

    id: int
    url: str
    fetched_at: datetime
    record_id: str
    sha256: str
    etag: str | None
    last_modified: str | None
    warc_file: str
    warc_offset: int
    warc_length: int


_STATE = (document.c.id, document.c.role, document.c.state, document.c.latest_capture_id, document.c.due_at, document.c.listed_on)
_BY_KEYS = select(document.c.key, *_STATE).where(document.c.key.in_(bindparam("keys", expanding=True)))
_BY_ALIASES = (
    select(alias.c.key, *_STATE)
    .join(document, document.c.id == alias.c.document_id)
    .where(alias.c.key.in_(bindparam("keys", expanding=True)))
    .order_by(alias.c.id.desc())
)
_EARLIER = (
    select(*(capture.c[each.name] for each in fields(Earlier)))
    .join(document, document.c.read_capture_id == capture.c.id)
    .where(document.c.id == bindparam("id"))
)


def known(conn: Connection, keys: Collection[str], now: datetime) -> dict[str, Known]:
    """Those of the canonical URLs that are documents, or that a redirect of a document led to."""
    result: dict[str, Known] = {}
    wanted = list(dict.fromkeys(keys))
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start : start + _CHUNK]
        # an own key beats an alias, and the older alias the younger: the last written wins
        for statement in (_BY_ALIASES, _BY_KEYS):
            result |= {row.key: _known(row, now) for row in conn.execute(statement, {"keys": chunk})}
    return result


def due(
    conn: Connection,
    *,
    roles: Sequence[str],
    now: datetime,
    limit: int,
    site: str | None = None,
    host: str | None = None,
    section: str | None = None,
    after: int = 0,
) -> list[Lead]:
    """The next documents to fetch: leads, and those whose time has come, in the order in which they were found.

    Documents of hosts that are held off are left out. At most *limit*, with ids above *after*: a run pages through by passing the last id
    it got.
    """
    wanted = ((document.c.site, site), (document.c.host, host), (document.c.section, section))
    conditions = (column == value for column, value in wanted if value is not None)
    query = _due(roles, now).where(document.c.id > after, is_free(now), *conditions).limit(limit)
    return [_lead(row) for row in conn.execute(query)]


def earlier(conn: Connection, document_id: int) -> Earlier | None:
    """The capture that a conditional request for the document would confirm; None where it was never read."""
    row = conn.execute(_EARLIER, {"id": document_id}).mappings().first()
    if row is None:
        return None
    return Earlier(**dict(row) | {"fetched_at": values.moment(row["fetched_at"])})


def time_has_come(now: datetime) -> ColumnElement[bool]:
    """The condition that a document is a lead, or is due at *now*."""
    return or_(document.c.state == "lead", document.c.due_at <= values.instant(now))


def _due(roles: Sequence[str], now: datetime) -> Select[Any]:
    return select(document).where(document.c.role.in_(roles), time_has_come(now)).order_by(document.c.id)


def _known(row: Row[*tuple[Any, ...]], now: datetime) -> Known:
    is_due = row.state == "lead" or (row.due_at is not None and row.due_at <= values.instant(now))
    return Known(row.id, row.role, row.state, row.latest_capture_id is not None, is_due, _listed_on(row))


def _lead(row: Row[Any]) -> Lead:
    return Lead(
        id=row.id,
        key=row.key,
        url=row.url,
        host=row.host,
        site=row.site or "",
        role=row.role,
        state=row.state,
        section=row.section,
        listed_title=row.listed_title,
        listed_raw=row.listed_raw,
        listed_on=_listed_on(row),
        found_on=row.found_on_id,
        list_root=row.list_root_id,
        depth=row.depth,
    )


def _listed_on(row: Row[*tuple[Any, ...]]) -> date | None:
    return None if row.listed_on is None else date.fromisoformat(row.listed_on)

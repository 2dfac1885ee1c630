"""Organisations of the gazetteer that the archive has met, and the hosts it has asked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from archiver.store import values
from archiver.store.rows import insert_row
from archiver.store.schema import organisation, site


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRow:
    """One row of the gazetteer. ``key`` and ``parent`` are gazetteer ids; a parent not stored yet stays NULL."""

    key: str
    name: str
    kind: str | None = None
    level: str | None = None
    code: str | None = None
    revision: str | None = None
    parent: str | None = None
    hosts: Sequence[str] = ()
    aliases: Sequence[str] = ()


SITE_COLUMNS = frozenset({"name", "organisation_id", "template", "expected"})
_ID_OF_KEY = select(organisation.c.id).where(organisation.c.key == bindparam("key"))
_ADD = insert(organisation)
_CHANGE = update(organisation).where(organisation.c.id == bindparam("row_id"))
_SITE_OF_HOST = select(site.c.id).where(site.c.host == bindparam("host"))
_ADD_SITE = insert(site)
_CHANGE_SITE = update(site).where(site.c.id == bindparam("row_id"))
_COUNT = (
    update(site)
    .where(site.c.host == bindparam("row_host"))
    .values(seen=site.c.seen + bindparam("more_seen"), read=site.c.read + bindparam("more_read"))
)
_SUCCESS = update(site).where(site.c.host == bindparam("row_host")).values(last_success_at=bindparam("when"))


def id_of(conn: Connection, key: str | None) -> int | None:
    """The row of a gazetteer id; None for None and for one that is not stored."""
    return None if key is None else conn.execute(_ID_OF_KEY, {"key": key}).scalar()


def put(conn: Connection, row: OrganisationRow) -> int:
    """Insert the organisation, or bring its row up to date; its id."""
    columns: dict[str, Any] = {
        "name": row.name,
        "kind": row.kind,
        "level": row.level,
        "code": row.code or None,
        "revision": row.revision or None,
        "parent_id": id_of(conn, row.parent or None),
        "hosts": json.dumps(list(row.hosts), ensure_ascii=False),
        "aliases": json.dumps(list(row.aliases), ensure_ascii=False),
    }
    found = id_of(conn, row.key)
    if found is not None:
        conn.execute(_CHANGE, {"row_id": found, **columns})
        return found
    return insert_row(conn, _ADD, {"key": row.key, **columns})


def put_site(conn: Connection, host: str, columns: dict[str, Any]) -> int:
    """Insert the host, or set *columns* of it; its id. Raises ValueError for a column outside ``SITE_COLUMNS``."""
    if unknown := columns.keys() - SITE_COLUMNS:
        raise ValueError(f"a site has no columns {sorted(unknown)}")
    found = conn.execute(_SITE_OF_HOST, {"host": host}).scalar()
    if found is None:
        return insert_row(conn, _ADD_SITE, {"host": values.text(host), "read": 0, "seen": 0, **columns})
    if columns:
        conn.execute(_CHANGE_SITE, {"row_id": found, **columns})
    return int(found)


def count_site(conn: Connection, host: str, *, seen: int, read: int, now: datetime) -> None:
    """Add to the pages seen of a host and those read as what they were asked for; a page read is its last success."""
    change = {"row_host": host, "more_seen": seen, "more_read": read}
    if conn.execute(_COUNT, change).rowcount == 0:
        put_site(conn, host, {})
        conn.execute(_COUNT, change)
    if read:
        conn.execute(_SUCCESS, {"row_host": host, "when": values.instant(now)})

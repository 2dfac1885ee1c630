"""The hosts that the archive has asked: whose they are, and how much of what was seen of them was read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from archiver.store import values
from archiver.store.rows import insert_row
from archiver.store.schema import site

COLUMNS = frozenset({"name", "organisation_id", "template", "expected"})
_OF_HOST = select(site).where(site.c.host == bindparam("host"))
_ADD = insert(site)
_CHANGE = update(site).where(site.c.id == bindparam("row_id"))
_COUNT = (
    update(site)
    .where(site.c.host == bindparam("row_host"))
    .values(seen=site.c.seen + bindparam("more_seen"), read=site.c.read + bindparam("more_read"))
)
_SUCCESS = update(site).where(site.c.host == bindparam("row_host")).values(last_success_at=bindparam("when"))


def put(conn: Connection, host: str, columns: dict[str, Any]) -> int:
    """Insert the host, or set those *columns* of it that differ; its id. Raises ValueError for a column outside ``COLUMNS``."""
    if unknown := columns.keys() - COLUMNS:
        raise ValueError(f"a site has no columns {sorted(unknown)}")
    found = conn.execute(_OF_HOST, {"host": values.text(host)}).mappings().first()
    if found is None:
        return insert_row(conn, _ADD, {"host": values.text(host), "read": 0, "seen": 0, **columns})
    if not columns.items() <= dict(found).items():
        conn.execute(_CHANGE, {"row_id": found["id"], **columns})
    return int(found["id"])


def count(conn: Connection, host: str, *, seen: int, read: int, now: datetime) -> None:
    """Add to the pages seen of a host and those read as what they were asked for; a page read is its last success."""
    change = {"row_host": values.text(host), "more_seen": seen, "more_read": read}
    if conn.execute(_COUNT, change).rowcount == 0:
        put(conn, host, {})
        conn.execute(_COUNT, change)
    if read:
        conn.execute(_SUCCESS, {"row_host": values.text(host), "when": values.instant(now)})

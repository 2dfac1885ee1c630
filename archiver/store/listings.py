"""Which documents a list has named, on any page of its pager: a page that names no new one is where a sweep may stop."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select

from archiver.store import values
from archiver.store.schema import listing

_NAMED = select(listing.c.document_id).where(
    listing.c.list_id == bindparam("list_id"), listing.c.document_id.in_(bindparam("documents", expanding=True))
)
_ADD = insert(listing)
_CHUNK = 500  # ids asked for at once


def listed(conn: Connection, list_id: int, documents: Collection[int], now: datetime) -> int:
    """Note that the list names *documents*; how many of them it had not named before."""
    fresh = list(dict.fromkeys(documents))
    for start in range(0, len(documents), _CHUNK):
        chunk = {"list_id": list_id, "documents": list(documents)[start : start + _CHUNK]}
        named = set(conn.execute(_NAMED, chunk).scalars())
        fresh = [each for each in fresh if each not in named]
    if fresh:
        when = values.instant(now)
        conn.execute(_ADD, [{"list_id": list_id, "document_id": each, "seen_at": when} for each in fresh])
    return len(fresh)

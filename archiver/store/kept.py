"""Where the bytes of a capture are, and when they were fetched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from archiver.store import values
from archiver.store.schema import capture


@dataclass(frozen=True, slots=True)
class Kept:
    """A capture's place in its WARC file: offset and length in bytes."""

    url: str
    status: int
    fetched_at: datetime
    warc_file: str
    warc_offset: int
    warc_length: int


_COLUMNS = tuple(capture.c[name] for name in Kept.__slots__)
_BY_ID = select(*_COLUMNS).where(capture.c.id == bindparam("id"))
_LAST = (
    select(*_COLUMNS)
    .where(capture.c.url == bindparam("url"), capture.c.document_id.is_(None), capture.c.fetched_at >= bindparam("since"))
    .order_by(capture.c.id.desc())
    .limit(1)
)


def by_id(conn: Connection, capture_id: int) -> Kept | None:
    """One capture, None where there is no such row."""
    return _first(conn, _BY_ID, {"id": capture_id})


def last_of(conn: Connection, url: str, since: datetime) -> Kept | None:
    """The last capture of a URL that is no document's, such as a robots.txt, where it is not older than *since*."""
    return _first(conn, _LAST, {"url": values.text(url), "since": values.instant(since)})


def _first(conn: Connection, query: Select[Any], given: dict[str, Any]) -> Kept | None:
    row = conn.execute(query, given).mappings().first()
    return None if row is None else Kept(**dict(row) | {"fetched_at": values.moment(row["fetched_at"])})

"""Images and attachments: one row a file of the web, however many versions name it; what is still to be fetched is a query here too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, or_, select, update

from archiver.items import Capture, Errand
from archiver.store import runs, search_index, values
from archiver.store.rows import insert_row
from archiver.store.schema import asset, asset_file, capture, document

TRIES = 3  # visits after which a file that cannot be had is not asked for again
AGAIN = timedelta(days=1)
_AT_ONCE = 500
_BY_URL = select(asset_file).where(asset_file.c.url == bindparam("url_found"))
_BY_ID = select(asset_file).where(asset_file.c.id == bindparam("row_id"))
_ADD = insert(asset_file)
_CHANGE = update(asset_file).where(asset_file.c.id == bindparam("row_id"))
_JUDGE = update(capture).where(capture.c.id == bindparam("row_id"))
_LINK = (
    update(asset)
    .where(asset.c.version_id == bindparam("of_version"))
    .values(file_id=select(asset_file.c.id).where(asset_file.c.url == asset.c.url).scalar_subquery())
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to fetch, and the URL of the article that named it first."""

    id: int
    url: str
    kind: str
    page_url: str


def link(conn: Connection, version_id: int) -> None:
    """Tie the assets of a version to the files they name, as far as those were wanted."""
    conn.execute(_LINK, {"of_version": version_id})


class Assets:
    """*conn* gives the open batch of the writer."""

    def __init__(self, conn: Callable[[], Connection]) -> None:
        self._conn = conn

    def want(self, url: str, kind: str, host: str, page: Errand, *, page_url: str, now: datetime) -> Wanted | None:
        """Note that the article *page* names a file; what is to be fetched now, None where it is there or its time has not come."""
        conn, clean = self._conn(), values.text(url) or ""
        row = conn.execute(_BY_URL, {"url_found": clean}).first()
        if row is None:
            new = {"url": clean, "host": values.text(host), "kind": kind, "document_id": page.document_id, "state": "wanted", "attempts": 0}
            return Wanted(insert_row(conn, _ADD, new), clean, kind, page_url)
        return Wanted(row.id, row.url, row.kind, page_url) if _is_due(row, now) else None

    def wanted(self, url: str) -> Wanted | None:
        """The file of *url*, where an article names it and it is not there yet."""
        row = self._conn().execute(_BY_URL, {"url_found": values.text(url)}).first()
        return None if row is None or row.state == "kept" else Wanted(row.id, row.url, row.kind, "")

    def due(self, roles: Sequence[str], now: datetime) -> Iterator[Wanted]:
        """The files that earlier runs left, of articles with one of *roles*."""
        after = 0
        query = (
            select(asset_file.c.id, asset_file.c.url, asset_file.c.kind, document.c.url.label("page_url"))
            .join(document, document.c.id == asset_file.c.document_id)
            .where(document.c.role.in_(roles), or_(asset_file.c.state == "wanted", asset_file.c.due_at <= values.instant(now)))
            .order_by(asset_file.c.id)
            .limit(_AT_ONCE)
        )
        while rows := self._conn().execute(query.where(asset_file.c.id > after)).all():
            yield from (Wanted(*row) for row in rows)
            after = rows[-1].id

    def kept(self, file_id: int, kept: Capture, why: str, text: str | None, note: str | None) -> None:
        """The file is there: its capture and, where it has one for us, its text."""
        self._judge(kept, "asset", why)
        columns = {"state": "kept", "attempts": 0, "due_at": None, "capture_id": kept.id, "text": values.text(text), "text_note": note}
        self._conn().execute(_CHANGE, {"row_id": file_id, **columns})
        search_index.refresh_file(self._conn(), file_id)

    def failed(
        self, file_id: int, at: datetime, *, run_id: int, reason: str, detail: str, for_good: bool, kept: Capture | None, verdict: str
    ) -> None:
        """The file could not be had: a row in ``failures``, and another try in a day, ``TRIES`` of them at most."""
        conn = self._conn()
        if kept is not None:
            self._judge(kept, verdict, detail)
        row = conn.execute(_BY_ID, {"row_id": file_id}).one()
        again = not for_good and row.attempts + 1 < TRIES
        columns = {"state": "refused" if for_good else "failed", "attempts": row.attempts + 1}
        conn.execute(_CHANGE, {"row_id": file_id, **columns, "due_at": values.instant(at + AGAIN) if again else None})
        told = {"url": row.url, "stage": "asset", "reason": reason, "detail": detail}
        runs.add_failure(conn, run_id=run_id, document_id=row.document_id, at=at, **told)

    def _judge(self, kept: Capture, verdict: str, why: str) -> None:
        self._conn().execute(_JUDGE, {"row_id": kept.id, "verdict": verdict, "why": values.text(why) or None})


def _is_due(row: Row[Any], now: datetime) -> bool:
    return row.state == "wanted" or (row.due_at is not None and row.due_at <= values.instant(now))

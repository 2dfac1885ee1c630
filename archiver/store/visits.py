"""What one visit leaves behind: the capture judged, a version where the text is new, the document's state and when to look again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row

from archiver.items import ArticleItem, FailureItem, ListItem, PageItem
from archiver.store import articles, captures, documents, search_index, values
from archiver.store.states import Judged, judge, judge_failure, next_look
from archiver.store.timeline import NO_CAPTURE, Seen, Timeline, watched


def store_article(conn: Connection, item: ArticleItem, document_id: int) -> bool:
    """Store what was read; True where its text made a new version."""
    row = documents.by_id(conn, document_id)
    capture_id = item.capture.id if item.capture else None
    line, at, digest = Timeline.of(conn, document_id), values.instant(item.fetched_at), articles.fingerprint(item)
    version_id = line.same(at, capture_id or NO_CAPTURE, digest)
    is_new = version_id is None
    if version_id is None:
        version_id = articles.add(conn, item, document_id, capture_id=capture_id)
    line.add(Seen(at, capture_id or NO_CAPTURE, version_id, digest))
    captures.judge(conn, item, document_id, version_id)
    changes = _read(row, item, capture_id)
    role = row.role
    if row.latest_version_id is None:
        role = item.role if item.role in ("repost", "original") else "original"
    if is_new:
        changes |= {"latest_version_id": line.latest, "role": role}
    documents.visited(conn, row, _alive(conn, row, item, role, item.published_on), item.fetched_at, capture_id, **changes)
    if is_new:
        search_index.refresh(conn, document_id)
    return is_new


def store_list(conn: Connection, item: ListItem, document_id: int) -> None:
    """Store a visit to a list page, which is then no longer due. A document once read as an article keeps its role.

    A page that names other lists alone, such as a site map, is a ``page``: no sweep need come back for it.
    """
    row = documents.by_id(conn, document_id)
    capture_id = captures.judge(conn, item, document_id)
    changes = _read(row, item, capture_id)
    names_articles = item.next_url or any(link.kind != "section" for link in item.links)
    role = row.role if row.latest_version_id is not None else "list" if names_articles else "page"
    documents.visited(conn, row, _alive(conn, row, item, role, None), item.fetched_at, capture_id, role=role, **changes)


def store_page(conn: Connection, item: PageItem, document_id: int) -> None:
    """Store a visit that gave neither article nor list: what it says of the document's state (see ``states.judge``)."""
    row = documents.by_id(conn, document_id)
    capture_id = captures.judge(conn, item, document_id)
    judged = _unread(conn, row, item, capture_id)
    # a 304 confirms the reading there is; it is none itself
    changes: dict[str, Any] = {} if item.verdict == "revisit" else {"last_verdict": item.verdict}
    if item.role == "page" and row.latest_version_id is None:
        changes["role"] = "page"
    documents.visited(conn, row, judged, item.fetched_at, capture_id, **changes)


def store_failure(conn: Connection, item: FailureItem, document_id: int) -> None:
    """What a failure says of the document's state (see ``states.judge_failure``)."""
    row = documents.by_id(conn, document_id)
    documents.visited(conn, row, judge_failure(item.stage, item.reason, item.at, attempts=row.attempts), item.at, None)


def judge_again(conn: Connection, item: PageItem, document_id: int) -> None:
    """The document's state after its latest visit, whose page another reader sees otherwise than the one before."""
    row = documents.by_id(conn, document_id)
    capture_id = item.capture.id if item.capture else None
    if isinstance(item, (ArticleItem, ListItem)):
        published_on = item.published_on if isinstance(item, ArticleItem) else None
        judged, changes = _alive(conn, row, item, row.role, published_on), _read(row, item, capture_id)
    else:
        judged, changes = _unread(conn, row, item, capture_id), {"last_verdict": item.verdict}
    documents.judged_again(conn, row, judged, item.fetched_at, capture_id, **changes)


def _unread(conn: Connection, row: Row[Any], item: PageItem, capture_id: int | None) -> Judged:
    """What a page that is neither article nor list says of the state."""
    history = documents.history(conn, row.id, capture_id)
    judged = judge(history, item.verdict, item.status, item.fetched_at, attempts=row.attempts)
    if judged.state == "live":
        published_on = articles.published_on(conn, row.latest_version_id)
        judged = replace(_alive(conn, row, item, row.role, published_on), note=judged.note)
    return judged


def _read(row: Row[Any], item: PageItem, capture_id: int | None) -> dict[str, Any]:
    is_revisit = item.capture is not None and item.capture.revisit  # has no body: what it confirms is confirmed the next time too
    return {
        "last_verdict": item.verdict,
        "site": item.site or row.site,
        "read_capture_id": row.read_capture_id if capture_id is None or is_revisit else capture_id,
    }


def _alive(conn: Connection, row: Row[Any], item: PageItem, role: str, published_on: date | None) -> Judged:
    """Live or moved; an original is due for another look, a repost or a list is not: the portal's lists lead to them."""
    state = "moved" if documents.has_moved(conn, row, item.url, item.final_url) else "live"
    note = f"to {item.final_url}" if state == "moved" else None
    rest = next_look(published_on, item.fetched_at, watched(conn, row.id, item.fetched_at)) if role == "original" else None
    return Judged(state, note, None if rest is None else item.fetched_at + rest)

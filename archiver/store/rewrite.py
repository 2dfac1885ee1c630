"""Writing what another reading of a document's captures changes, and reading what stands there."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from archiver.items import ArticleItem, PageItem
from archiver.store import articles, captures, documents, search_index, values, visits
from archiver.store.pair_tables import cluster_member, pair, signature, trace
from archiver.store.replan import Plan, Reading, VersionPlan
from archiver.store.rows import insert_row
from archiver.store.schema import capture, document, version

JUDGED = ("verdict", "why", "charset", "charset_rule", "template", "template_version", "missing")
_CLEAR = tuple(delete(table).where(table.c.version_id == bindparam("row_id")) for table in articles.PARTS.values())
_MEASURES = tuple(set(pair.c.keys()) - {"id", "repost_id", "original_id", "original_url", "rule", "repost_version_id", "source_matches"})
_OWN = frozenset({"id", "document_id", "version_id", "file_id"})
_CAPTURE = update(capture).where(capture.c.id == bindparam("row_id"))
_VERSION = update(version).where(version.c.id == bindparam("row_id"))
_DOCUMENT = update(document).where(document.c.id == bindparam("row_id"))
_ADD = insert(version)
_DROP = delete(version).where(version.c.id == bindparam("row_id"))
_PARTS = {
    name: select(table).where(table.c.version_id == bindparam("row_id")).order_by(table.c.id) for name, table in articles.PARTS.items()
}


def parts(conn: Connection, version_id: int) -> dict[str, list[dict[str, Any]]]:
    """The dates, people and assets of a version as ``articles.parts_of`` gives them."""
    return {
        name: [
            {key: value for key, value in row.items() if key not in _OWN} for row in conn.execute(query, {"row_id": version_id}).mappings()
        ]
        for name, query in _PARTS.items()
    }


def reading(conn: Connection, item: PageItem) -> Reading:
    """What *item* says, as columns."""
    judged = captures.judgement(item)
    if not isinstance(item, ArticleItem):
        return Reading(judged)
    return Reading(judged, articles.columns_of(conn, item), articles.parts_of(item))


def apply(conn: Connection, planned: Plan) -> None:
    """Write versions, captures and document as *planned* has them."""
    if not planned.changes:
        return
    search_index.forget(conn, planned.document_id)
    for each in planned.versions:
        if each.version_id is not None:  # out of the way: numbers are told apart by the database
            conn.execute(_VERSION, {"row_id": each.version_id, "number": -each.number})
    _let_go(conn, planned)
    rows = {each.begins.id: _put(conn, planned.document_id, each) for each in planned.versions}
    for kept in planned.readings:
        begins = planned.begins.get(kept.id)
        conn.execute(_CAPTURE, {"row_id": kept.id, **kept.now.judged, "version_id": None if begins is None else rows[begins]})
    row = documents.by_id(conn, planned.document_id)
    changes: dict[str, Any] = {"latest_version_id": None if planned.latest is None else rows[planned.latest]}
    if row.latest_version_id is None and planned.latest_item is not None:
        changes["role"] = planned.latest_item.role
    conn.execute(_DOCUMENT, {"row_id": row.id, **changes})
    search_index.refresh(conn, planned.document_id)
    last = next((each for each in planned.readings if each.id == row.latest_capture_id), None)
    if last is not None and last.was["verdict"] != last.now.judged["verdict"]:
        visits.judge_again(conn, last.item, planned.document_id)


def _put(conn: Connection, document_id: int, each: VersionPlan) -> int:
    """Write a version where it differs; its row."""
    own = {"number": each.number, "capture_id": each.begins.id, "created_at": values.instant(each.begins.capture.fetched_at)}
    if each.version_id is not None and not each.is_changed:
        conn.execute(_VERSION, {"row_id": each.version_id, **own})
        return each.version_id
    columns = {**(each.begins.now.version or {}), **own, "document_id": document_id}
    if each.version_id is None:
        version_id = insert_row(conn, _ADD, columns)
    else:
        version_id = each.version_id
        _clear(conn, version_id)
        conn.execute(_VERSION, {"row_id": version_id, **columns})
    articles.add_parts(conn, each.begins.now.parts, {"document_id": document_id, "version_id": version_id})
    return version_id


def _let_go(conn: Connection, planned: Plan) -> None:
    """Delete the versions that no capture shows any more; where the document has none left, all that others found out by its text too."""
    for version_id in planned.dropped:
        _clear(conn, version_id)
        for column in (pair.c.repost_version_id, pair.c.original_version_id):
            conn.execute(update(pair).where(column == version_id).values({column.name: None}))
        conn.execute(delete(signature).where(signature.c.version_id == version_id))
        conn.execute(update(capture).where(capture.c.version_id == version_id).values(version_id=None))
        conn.execute(_DROP, {"row_id": version_id})
    if planned.dropped:
        for table in (trace, signature, cluster_member):
            conn.execute(delete(table).where(table.c.document_id == planned.document_id))
    if planned.dropped and not planned.versions:
        conn.execute(delete(pair).where(pair.c.repost_id == planned.document_id))
        conn.execute(update(pair).where(pair.c.original_id == planned.document_id).values(dict.fromkeys(_MEASURES)))


def _clear(conn: Connection, version_id: int) -> None:
    """Delete the rows that belong to a version."""
    for statement in _CLEAR:
        conn.execute(statement, {"row_id": version_id})

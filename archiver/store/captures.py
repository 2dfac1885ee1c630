"""Captures: one row a fetch, and where its WARC file safely ends."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from archiver.items import Capture, PageItem
from archiver.store import gaps, values
from archiver.store.rows import insert_row
from archiver.store.schema import capture, warc_file

_INSERT = insert(capture)
_JUDGE = update(capture).where(capture.c.id == bindparam("row_id"))
_SAME = select(capture.c.id).where(
    capture.c.url == bindparam("of_url"), capture.c.fetched_at == bindparam("of_at"), capture.c.sha256 == bindparam("of_sha256")
)
_END = update(warc_file).where(warc_file.c.name == bindparam("row_name"), warc_file.c.committed_bytes < bindparam("row_end"))
_KNOWN = select(warc_file.c.id).where(warc_file.c.name == bindparam("row_name"))
_ADD_FILE = insert(warc_file)


def add(conn: Connection, item: Capture, *, run_id: int, document_id: int | None, verdict: str) -> int:
    """Insert the capture, set its ``id`` and return it."""
    row = {
        "document_id": document_id,
        "run_id": run_id,
        "url": values.text(item.url),
        "final_url": values.text(item.final_url),
        "fetched_at": values.instant(item.fetched_at),
        "status": values.integer(item.status),
        "content_type": values.text(item.content_type),
        "verdict": verdict,
        "bytes": values.integer(item.bytes),
        "sha256": item.sha256,
        "warc_file": item.warc_file,
        "warc_offset": item.warc_offset,
        "warc_length": item.warc_length,
        "record_id": item.record_id,
        "etag": values.text(item.etag),
        "last_modified": values.text(item.last_modified),
        "origin": values.text(item.origin),
    }
    item.id = insert_row(conn, _INSERT, row)
    return item.id


def is_known(conn: Connection, url: str, at: datetime, sha256: str) -> bool:
    """True where the same bytes of the same URL were captured at the same second already."""
    return conn.execute(_SAME, {"of_url": values.text(url), "of_at": values.instant(at), "of_sha256": sha256}).first() is not None


def judge(conn: Connection, item: PageItem, document_id: int, version_id: int | None = None) -> int | None:
    """Note on the item's capture, where it has one, whose it is and how it was read; return its id. Pages beside it likewise."""
    for page in item.beside:
        judge(conn, page, document_id, version_id)
    if item.capture is None or item.capture.id is None:
        return None
    row = judgement(item) | {"row_id": item.capture.id, "document_id": document_id, "errand": _errand(item), "version_id": version_id}
    conn.execute(_JUDGE, row)
    return item.capture.id


def judgement(item: PageItem) -> dict[str, Any]:
    """The columns of a capture that a reading gives: a reading again may change all of them, and no other."""
    return {
        "verdict": "revisit" if item.capture is not None and item.capture.revisit else item.verdict,
        "why": values.text(item.why) or None,
        "charset": values.text(item.charset),
        "charset_rule": values.text(item.charset_rule),
        "template": item.template,
        "template_version": item.template_version,
        "missing": values.text(gaps.of(item)),
    }


def _errand(item: PageItem) -> str | None:
    """Why the page was asked for, as it was known then: the same bytes are read again in the same light."""
    errand = item.errand
    told = {
        "url": item.url,
        "final_url": item.final_url,
        "role": errand.role,
        "section": errand.section,
        "listed_title": errand.listed_title,
        "listed_raw": errand.listed_raw,
        "listed_on": values.day(errand.listed_on),
        "page": errand.page if errand.page > 1 else None,
    }
    return values.text(json.dumps({name: value for name, value in told.items() if value is not None}, ensure_ascii=False))


def set_end(conn: Connection, name: str, end: int, run_id: int, when: str) -> None:
    """Note that *name* holds committed records up to byte *end*."""
    if conn.execute(_KNOWN, {"row_name": name}).first() is None:
        conn.execute(_ADD_FILE, {"name": name, "run_id": run_id, "created_at": when, "committed_bytes": end, "closed": 0})
    else:
        conn.execute(_END, {"row_name": name, "row_end": end, "committed_bytes": end})


def committed_ends(conn: Connection) -> dict[str, int]:
    """Every WARC file this archive has written, and the byte at which its last committed record ends."""
    return {row.name: row.committed_bytes for row in conn.execute(select(warc_file.c.name, warc_file.c.committed_bytes))}

"""Where each field of an article came from: its value beside the text it was read from, the rule that read it, and the capture."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, func, select

from archiver.store.schema import capture, document, version

FIELDS = (
    *("title", "section", "published_on", "published_at", "author", "editor", "source", "source_code", "source_channel"),
    *("source_reporter", "signed_by", "original_url", "body", "image_count"),
)
_LISTED = "list"  # a rule that begins so read the page that linked the article, not the article


def fields_of(conn: Connection, document_id: int) -> list[dict[str, Any]]:
    """``field, value, raw, rule, capture_id`` of each field of the latest version, in a fixed order; [] where it has none.

    ``raw`` is NULL where there was nothing to understand (a body), ``rule`` and ``capture_id`` where the page shows no such thing. What a
    list said points at the capture of that list: the last one made before the article's own.
    """
    columns = [version.c[name] for name in FIELDS]
    latest = (
        select(*columns, version.c.rules, version.c.capture_id, document.c.found_on_id)
        .join(document, document.c.latest_version_id == version.c.id)
        .where(document.c.id == document_id)
    )
    row = conn.execute(latest).mappings().first()
    if row is None:
        return []
    rules = json.loads(row["rules"])
    listed = _list_capture(conn, row["found_on_id"], row["capture_id"])
    return [_field(name, row[name], rules.get(name), row["capture_id"], listed) for name in FIELDS]


def _field(name: str, value: Any, origin: dict[str, Any] | None, own: int | None, listed: int | None) -> dict[str, Any]:
    found = {"field": name, "value": value, "raw": None, "rule": None, "capture_id": None}
    if origin is None:
        return found
    return found | origin | {"capture_id": listed if origin["rule"].split(" ")[0] == _LISTED else own}


def _list_capture(conn: Connection, list_id: int | None, before: int | None) -> int | None:
    if list_id is None or before is None:
        return None
    latest = select(func.max(capture.c.id)).where(capture.c.document_id == list_id, capture.c.id < before)
    return conn.execute(latest).scalar()

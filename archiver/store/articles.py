"""Versions: one row a distinct reading of an article, with its dates, people and assets."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, insert, select

from archiver.items import ArticleItem, Asset, DateEvidence, Raw
from archiver.store import assets, organisations, values
from archiver.store.rows import insert_row
from archiver.store.schema import asset, date_shown, person, version

_LAST_NUMBER = select(func.max(version.c.number)).where(version.c.document_id == bindparam("document_id"))
_PUBLISHED = select(version.c.published_on).where(version.c.id == bindparam("id"))
_INSERT = insert(version)
PARTS: dict[str, Table] = {"dates": date_shown, "people": person, "assets": asset}
_ADD_PARTS = {name: insert(table) for name, table in PARTS.items()}


def fingerprint(item: ArticleItem) -> str:
    """SHA-256 (hex) of what makes a version: title, paragraphs, and source, author and published line as shown."""
    shown = [shown.raw for shown in item.dates if shown.kind in ("published", "portal")]
    parts = [item.title, item.paragraphs, _raw(item.source_raw), _raw(item.author_raw), shown]
    # surrogates cannot be encoded, nor stored: the digest is of the text as it is kept
    return hashlib.sha256((values.text(json.dumps(parts, ensure_ascii=False)) or "").encode()).hexdigest()


def add(conn: Connection, item: ArticleItem, document_id: int, *, capture_id: int | None) -> int:
    """Add a version, numbered after those there are, with its dates, people and assets; its id."""
    row = columns_of(conn, item) | {
        "document_id": document_id,
        "number": (conn.execute(_LAST_NUMBER, {"document_id": document_id}).scalar() or 0) + 1,
        "capture_id": capture_id,
        "created_at": values.instant(item.fetched_at),
    }
    version_id = insert_row(conn, _INSERT, row)
    add_parts(conn, parts_of(item), {"document_id": document_id, "version_id": version_id})
    return version_id


def published_on(conn: Connection, version_id: int | None) -> date | None:
    """The day that a version was published on, as far as it is known."""
    shown = None if version_id is None else conn.execute(_PUBLISHED, {"id": version_id}).scalar()
    return None if shown is None else date.fromisoformat(shown)


def columns_of(conn: Connection, item: ArticleItem) -> dict[str, Any]:
    """The columns of a version that its reading gives: a reading again may change all of them, and no other."""
    return _row(item) | {"sha256": fingerprint(item), "organisation_id": organisations.id_of(conn, item.source_organisation)}


def parts_of(item: ArticleItem) -> dict[str, list[dict[str, Any]]]:
    """The rows that belong to a version, by the names of ``PARTS``, in their order on the page."""
    people = [{"name": values.text(who.name), "role": who.role, "raw": values.text(who.raw)} for who in item.people]
    return {
        "dates": [_date_row(shown) for shown in item.dates],
        "people": people,
        "assets": [_asset_row(part) for part in item.assets],
    }


def add_parts(conn: Connection, parts: Mapping[str, list[dict[str, Any]]], of: dict[str, int]) -> None:
    """Insert the rows of ``parts_of``; *of* names document and version."""
    for name, rows in parts.items():
        if rows:
            conn.execute(_ADD_PARTS[name], [of | row for row in rows])
    if parts["assets"]:
        assets.link(conn, of["version_id"])


def _row(item: ArticleItem) -> dict[str, Any]:
    body = values.text(item.body or "\n".join(item.paragraphs)) or ""
    return {
        "title": values.text(item.title),
        "titles_alt": _json([raw.value for raw in item.titles_alt]),
        "section": values.text(item.section),
        "published_on": values.day(item.published_on),
        "published_at": values.page_instant(item.published_at),
        "published_basis": item.published_basis,
        "day_number": values.day_number(item.published_on),
        "author": values.text(item.author),
        "author_raw": _raw(item.author_raw),
        "editor": values.text(item.editor),
        "editor_raw": _raw(item.editor_raw),
        "source": values.text(item.source),
        "source_raw": _raw(item.source_raw),
        "source_code": values.text(item.source_code),
        "source_channel": values.text(item.source_channel),
        "source_reporter": values.text(item.source_reporter),
        "source_rule": item.source_rule,
        "original_url": values.text(item.original_links[0].value) if item.original_links else None,
        "body": body,
        "body_chars": len(body),
        "image_count": sum(part.kind == "image" for part in item.assets),
        "signed_by": values.text(item.signed_by),
        "rules": _rules(item.evidence),
        "template": item.template,
        "template_version": item.template_version,
    }


def _date_row(shown: DateEvidence) -> dict[str, Any]:
    return {
        "kind": shown.kind,
        "raw": values.text(shown.raw),
        "date_on": values.day(shown.date_on),
        "date_at": values.page_instant(shown.date_at),
        "day_number": values.day_number(shown.date_on),
        "precision": shown.precision,
        "rule": shown.rule,
        "conflict": int(shown.conflict),
    }


def _asset_row(part: Asset) -> dict[str, Any]:
    return {"url": values.text(part.url), "kind": part.kind, "position": part.position, "name": values.text(part.name)}


def _raw(raw: Raw | None) -> str | None:
    return None if raw is None else values.text(raw.value)


def _rules(evidence: dict[str, Raw]) -> str | None:
    """JSON object: field → {"raw", "rule"}; raw is null where the value itself is what the page shows."""
    shown = {name: {"raw": raw.value or None, "rule": raw.rule} for name, raw in evidence.items()}
    return values.text(json.dumps(shown, ensure_ascii=False))


def _json(items: list[str]) -> str | None:
    return values.text(json.dumps(items, ensure_ascii=False))

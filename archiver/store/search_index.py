"""Keeping the full-text index (SQLite's FTS5) with the articles: what is found is the latest version, and its attachments' text.

The index holds no text, so a row is taken out by giving the old text again: whoever changes a version in its row calls ``forget``
before and ``refresh`` after; whoever adds a version, a file's text or a suppression calls ``refresh`` alone.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, text

from archiver.store.schema import asset, asset_file, document, version
from archiver.store.search_split import APART, split
from archiver.store.search_tables import search_entry

A_DAY = 1 << 16  # row numbers of one day: more of them would make the index larger
FIRST_DAY = date(1900, 1, 1).toordinal()  # what is said to be older counts as undated
_PUT = text("INSERT INTO article_fts (rowid, title, source, body, files) VALUES (:row_id, :title, :source, :body, :files)")
_TAKE = text(
    "INSERT INTO article_fts (article_fts, rowid, title, source, body, files) VALUES ('delete', :row_id, :title, :source, :body, :files)"
)
_TEXT = (version.c.title, version.c.source, version.c.source_raw, version.c.body)
_ENTRY = (
    select(search_entry.c.id, search_entry.c.files, *_TEXT)
    .join(version, version.c.id == search_entry.c.version_id)
    .where(search_entry.c.document_id == bindparam("document_id"))
)
_LATEST = (
    select(version.c.id, version.c.day_number, *_TEXT)
    .join(document, document.c.latest_version_id == version.c.id)
    .where(document.c.id == bindparam("document_id"), document.c.role.in_(("repost", "original")), document.c.state != "suppressed")
)
_FILES = (
    select(asset_file.c.text)
    .join(asset, asset.c.file_id == asset_file.c.id)
    .where(asset.c.version_id == bindparam("of_version"), asset_file.c.text.is_not(None))
    .order_by(asset.c.id)
)
_LAST = select(func.max(search_entry.c.id)).where(search_entry.c.id.between(bindparam("first"), bindparam("last")))
_ADD = insert(search_entry)
_DROP = delete(search_entry).where(search_entry.c.id == bindparam("row_id"))
_NAMED_IN = select(document.c.id).join(asset, asset.c.version_id == document.c.latest_version_id)


def first_of(day: date) -> int:
    """The lowest row number of the articles of a day."""
    return max(day.toordinal(), FIRST_DAY) * A_DAY


def forget(conn: Connection, document_id: int) -> None:
    """Take an article out of the index, while the text that it went in with still stands."""
    if conn.dialect.name != "sqlite":
        return
    entry = conn.execute(_ENTRY, {"document_id": document_id}).first()
    if entry is not None:
        conn.execute(_TAKE, {"row_id": entry.id, **_split(entry, entry.files)})
        conn.execute(_DROP, {"row_id": entry.id})


def refresh(conn: Connection, document_id: int) -> None:
    """Have the index hold what the article says now; nothing of what is no article, or is suppressed."""
    if conn.dialect.name != "sqlite":
        return
    forget(conn, document_id)
    latest = conn.execute(_LATEST, {"document_id": document_id}).first()
    if latest is None:
        return
    files = APART.join(conn.execute(_FILES, {"of_version": latest.id}).scalars()) or None
    row_id = _free(conn, latest.day_number)
    conn.execute(_ADD, {"id": row_id, "document_id": document_id, "version_id": latest.id, "files": files})
    conn.execute(_PUT, {"row_id": row_id, **_split(latest, files)})


def refresh_file(conn: Connection, file_id: int) -> None:
    """``refresh`` the articles that name an attachment whose text is another now."""
    for document_id in conn.execute(_NAMED_IN.where(asset.c.file_id == file_id).distinct()).scalars().all():
        refresh(conn, document_id)


def _split(row: Any, files: str | None) -> dict[str, str]:
    source = APART.join(dict.fromkeys(name for name in (row.source, row.source_raw) if name))
    return {"title": split(row.title), "source": split(source), "body": split(row.body), "files": split(files or "")}


def _free(conn: Connection, day_number: int | None) -> int:
    """The number for another article of a day; one too many for its day counts as undated rather than as of the day after."""
    if day_number is None or day_number < FIRST_DAY:
        return _next(conn, 0, FIRST_DAY * A_DAY)
    first = day_number * A_DAY
    row_id = _next(conn, first, first + A_DAY)
    return row_id if row_id < first + A_DAY else _free(conn, None)


def _next(conn: Connection, first: int, end: int) -> int:
    last = conn.execute(_LAST, {"first": first, "last": end - 1}).scalar()
    return first if last is None else int(last) + 1

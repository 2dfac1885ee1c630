"""Searching articles. Plain for now, every word looked for in every text; a full-text index can take the place of ``_has_word``."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Engine, FromClause, or_, select

from archiver.store import values
from archiver.store.engine import reading
from archiver.store.read import view_table

_AROUND = 30  # characters of a snippet before its word, and twice as many after


def search(
    engine: Engine,
    words: Sequence[str],
    *,
    since: date | None = None,
    until: date | None = None,
    source: str | None = None,
    host: str | None = None,
    role: str | None = None,
    limit: int = 20,
) -> list[dict[str, Any]]:
    """The newest *limit* articles in which every one of *words* occurs, in title or body, upper and lower case alike.

    A word is looked for as given and in its NFKC form (full-width digits and letters made plain). *since* and *until* bound
    ``published_on``, both inclusive, and leave out what has no day; *source* occurs in ``source`` or ``source_raw``. The rows have
    the columns of the view ``articles``, and ``snippet``: the body about the first word.
    """
    articles = view_table("articles")
    wanted = [clean for word in words for clean in (values.text(word) or "").split()]
    conditions = [_has_word(articles, word) for word in wanted]
    columns = articles.c
    if since is not None:
        conditions.append(columns.published_on >= since.isoformat())
    if until is not None:
        conditions.append(columns.published_on <= until.isoformat())
    if source is not None:
        conditions.append(_occurs(source, columns.source, columns.source_raw))
    if host is not None:
        conditions.append(columns.host == host.lower())
    if role is not None:
        conditions.append(columns.role == role)
    newest_first = (columns.published_on.desc().nulls_last(), columns.id.desc())
    query = select(articles).where(*conditions).order_by(*newest_first).limit(limit)
    with reading(engine).connect() as conn:
        return [dict(row) | {"snippet": snippet(row["body"], wanted)} for row in conn.execute(query).mappings()]


def snippet(body: str, words: Sequence[str]) -> str:
    """One line of *body* about the first of *words* that it has, or its beginning."""
    flat = " ".join(body.split())
    low = flat.lower()
    places = (low.find(form.lower()) for word in words for form in _forms(word))
    start = max(0, next((place for place in places if place >= 0), 0) - _AROUND)
    end = start + 3 * _AROUND
    return ("…" if start else "") + flat[start:end] + ("…" if end < len(flat) else "")


def _has_word(articles: FromClause, word: str) -> ColumnElement[bool]:
    return _occurs(word, articles.c.title, articles.c.body)


def _occurs(word: str, *columns: ColumnElement[Any]) -> ColumnElement[bool]:
    return or_(*(each.icontains(form, autoescape=True) for form in _forms(word) for each in columns))


def _forms(word: str) -> list[str]:
    return list(dict.fromkeys((word, unicodedata.normalize("NFKC", word))))

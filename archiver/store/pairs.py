"""Pairs: a repost and a candidate for its original."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from archiver.store import values
from archiver.store.schema import document, organisation, pair, version


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """What is known of one candidate. Similarities run from 0 to 1; all of them are None while there is nothing to compare."""

    repost_id: int
    original_url: str
    rule: str  # how the original was found
    original_id: int | None = None
    score: float | None = None
    title_similarity: float | None = None
    text_similarity: float | None = None
    fidelity: str | None = None
    source_matches: bool | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair, as its latest version has it. ``organisation`` is the gazetteer id of its source."""

    title: str
    body: str
    organisation: str | None


_FIND = select(pair.c.id).where(
    pair.c.repost_id == bindparam("repost_id"), pair.c.original_url == bindparam("original_url"), pair.c.rule == bindparam("rule")
)
_ADD = insert(pair)
_CHANGE = update(pair).where(pair.c.id == bindparam("row_id"))
_LATEST = select(document.c.latest_version_id).where(document.c.id == bindparam("id"))
_OF_REPOST = select(pair.c.id, pair.c.original_url).where(pair.c.repost_id == bindparam("repost_id"))
_DROP = delete(pair).where(pair.c.id == bindparam("row_id"))
_REPOSTS = (
    select(pair.c.repost_id, pair.c.original_url)
    .where(pair.c.original_id == bindparam("original_id"))
    .order_by(pair.c.repost_id, pair.c.original_url)
    .distinct()
)
_SIDE = (
    select(version.c.title, version.c.body, organisation.c.key)
    .join(document, document.c.latest_version_id == version.c.id)
    .outerjoin(organisation, organisation.c.id == version.c.organisation_id)
    .where(document.c.id == bindparam("id"))
)


def put(conn: Connection, row: PairRow) -> None:
    """Insert the pair or replace what was known of it; the versions compared are the latest of both documents."""
    identity = {"repost_id": row.repost_id, "original_url": values.text(row.original_url), "rule": row.rule}
    columns = {
        "original_id": row.original_id,
        "score": row.score,
        "repost_version_id": _latest_version(conn, row.repost_id),
        "original_version_id": None if row.original_id is None else _latest_version(conn, row.original_id),
        "title_similarity": row.title_similarity,
        "text_similarity": row.text_similarity,
        "fidelity": row.fidelity,
        "source_matches": values.flag(row.source_matches),
    }
    found = conn.execute(_FIND, identity).scalar()
    if found is None:
        conn.execute(_ADD, identity | columns)
    else:
        conn.execute(_CHANGE, {"row_id": found, **columns})


def keep_only(conn: Connection, repost_id: int, original_urls: Collection[str]) -> None:
    """Drop the pairs of a repost whose original its current version no longer names."""
    for row in conn.execute(_OF_REPOST, {"repost_id": repost_id}).all():
        if row.original_url not in original_urls:
            conn.execute(_DROP, {"row_id": row.id})


def reposts_of(conn: Connection, original_id: int) -> list[tuple[int, str]]:
    """The reposts that an original is a candidate of, each with the URL it names: what to compare again once it is read."""
    return [(repost_id, url) for repost_id, url in conn.execute(_REPOSTS, {"original_id": original_id})]


def side(conn: Connection, document_id: int) -> Side | None:
    """The document's latest version, to be compared; None while it has none."""
    row = conn.execute(_SIDE, {"id": document_id}).first()
    return None if row is None else Side(*row)


def _latest_version(conn: Connection, document_id: int) -> int | None:
    return conn.execute(_LATEST, {"id": document_id}).scalar()

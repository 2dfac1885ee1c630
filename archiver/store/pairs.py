"""Pairs: a repost and a candidate for its original."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from archiver.store import values
from archiver.store.pair_tables import pair
from archiver.store.schema import document, organisation, version
from archiver.store.vocabulary import COUNTS

LINK = "link"  # the rule of the repost's own 原文链接


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
    counts: Mapping[str, int] = field(default_factory=dict)  # by ``vocabulary.COUNTS``
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair, as its latest version has it. ``organisation`` is the gazetteer id of its source."""

    title: str
    body: str
    organisation: str | None
    role: str
    url: str
    host: str
    published_on: date | None


@dataclass(frozen=True, slots=True)
class Told:
    """What a repost's pair by its own link says so far: the URL it names, and the fidelity (None while there is nothing to compare)."""

    url: str
    original_id: int | None
    fidelity: str | None


_FIND = select(pair.c.id).where(
    pair.c.repost_id == bindparam("repost_id"), pair.c.original_url == bindparam("original_url"), pair.c.rule == bindparam("rule")
)
_ADD = insert(pair)
_CHANGE = update(pair).where(pair.c.id == bindparam("row_id"))
_NOTHING_COUNTED = dict.fromkeys(COUNTS)
_LATEST = select(document.c.latest_version_id).where(document.c.id == bindparam("id"))
_OF_REPOST = select(pair.c.id, pair.c.original_url, pair.c.rule, pair.c.original_id, pair.c.fidelity).where(
    pair.c.repost_id == bindparam("repost_id")
)
_DROP = delete(pair).where(pair.c.id == bindparam("row_id"))
_REPOSTS = (
    select(pair.c.repost_id, pair.c.original_url, pair.c.rule)
    .where(pair.c.original_id == bindparam("original_id"))
    .order_by(pair.c.repost_id, pair.c.original_url)
    .distinct()
)
_SIDE = (
    select(*(version.c.title, version.c.body, organisation.c.key, document.c.role, document.c.url, document.c.host, version.c.published_on))
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
        "summary": row.summary,
        **_NOTHING_COUNTED,
        **row.counts,
    }
    found = conn.execute(_FIND, identity).scalar()
    if found is None:
        conn.execute(_ADD, identity | columns)
    else:
        conn.execute(_CHANGE, {"row_id": found, **columns})


def keep_linked(conn: Connection, repost_id: int, original_urls: Collection[str]) -> None:
    """Drop the pairs by link of a repost whose original its current version no longer names."""
    for row in conn.execute(_OF_REPOST, {"repost_id": repost_id}).all():
        if row.rule == LINK and row.original_url not in original_urls:
            conn.execute(_DROP, {"row_id": row.id})


def keep_found(conn: Connection, repost_id: int, found: Collection[tuple[str, str]]) -> None:
    """Drop the pairs of a repost that stand on evidence (any rule but its link) and are not among *found*: (URL, rule)."""
    for row in conn.execute(_OF_REPOST, {"repost_id": repost_id}).all():
        if row.rule != LINK and (row.original_url, row.rule) not in found:
            conn.execute(_DROP, {"row_id": row.id})


def told(conn: Connection, repost_id: int) -> list[Told]:
    """What the repost's own links have come to."""
    rows = conn.execute(_OF_REPOST, {"repost_id": repost_id})
    return [Told(row.original_url, row.original_id, row.fidelity) for row in rows if row.rule == LINK]


def reposts_of(conn: Connection, original_id: int) -> list[tuple[int, str, str]]:
    """The reposts that an original is a candidate of, each with the URL and the rule: what to compare again once it is read."""
    return [(repost_id, url, rule) for repost_id, url, rule in conn.execute(_REPOSTS, {"original_id": original_id})]


def side(conn: Connection, document_id: int) -> Side | None:
    """The document's latest version, to be compared; None while it has none."""
    row = conn.execute(_SIDE, {"id": document_id}).first()
    if row is None:
        return None
    published_on = None if row.published_on is None else date.fromisoformat(row.published_on)
    return Side(row.title, row.body, row.key, row.role, row.url, row.host, published_on)


def _latest_version(conn: Connection, document_id: int) -> int | None:
    return conn.execute(_LATEST, {"id": document_id}).scalar()

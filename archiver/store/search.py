"""Full-text search over the latest version of every article, newest or best first. What is understood: ``search_query``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Engine, FromClause, Subquery, column, or_, select, table

from archiver.errors import BadArgument
from archiver.store.engine import reading
from archiver.store.read import view_table
from archiver.store.schema import document
from archiver.store.search_index import first_of
from archiver.store.search_query import Query, parse
from archiver.store.search_snippet import beginning, snippet
from archiver.store.search_tables import search_entry
from archiver.store.views import SEARCH

Order = Literal["newest", "best"]
ORDERS: tuple[Order, ...] = ("newest", "best")
_AT_ONCE = 200
_FILES = select(search_entry.c.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What narrows a search, as ``search`` has it."""

    since: date | None = None
    until: date | None = None
    source: str | None = None
    host: str | None = None
    role: str | None = None


def search(
    engine: Engine,
    asked: str | Sequence[str],
    *,
    since: date | None = None,
    until: date | None = None,
    source: str | None = None,
    host: str | None = None,
    role: str | None = None,
    order: Order = "newest",
    limit: int | None = 20,
) -> list[dict[str, Any]]:
    """At most *limit* articles that *asked* finds, the *newest* or the *best* first; all there are, newest first, where it asks nothing.

    *since* and *until* bound ``published_on``, both inclusive, and leave out what has no day (or one before 1900); *source* occurs in
    ``source`` or ``source_raw``. The rows have the columns of the view ``articles``, and ``snippet``, its words marked. Newest means
    the day of publication, of one day what was taken in last. Several strings are one query, in their order.

    Raises BadArgument where the query cannot be understood.
    """
    return list(found(engine, asked, order=order, limit=limit, since=since, until=until, source=source, host=host, role=role))


def found(
    engine: Engine, asked: str | Sequence[str], *, order: Order = "newest", limit: int | None = None, **filters: Any
) -> Iterator[dict[str, Any]]:
    """``search``, streaming."""
    query, articles = _parsed(asked), view_table("articles")
    top = _top(query, order, limit, Filters(**filters))
    rows = select(articles).join(top, top.c.document_id == articles.c.id).order_by(top.c.place if order == "best" else top.c.place.desc())
    with _asking(engine) as conn:
        for row in conn.execute(rows.execution_options(yield_per=_AT_ONCE)).mappings():
            yield dict(row) | {"snippet": _snippet(conn, row["id"], row["body"], query.words)}


def found_pairs(engine: Engine, asked: str | Sequence[str], *, order: Order = "newest", **filters: Any) -> Iterator[dict[str, Any]]:
    """The rows of the view ``pairs`` of which ``search`` finds either side, by the number of the repost; streaming."""
    pairs = view_table("pairs")
    numbers = select(_top(_parsed(asked), order, None, Filters(**filters)).c.document_id)
    rows = select(pairs).where(or_(pairs.c.repost_id.in_(numbers), pairs.c.original_id.in_(numbers))).order_by(pairs.c.repost_id)
    with _asking(engine) as conn:
        for row in conn.execute(rows.execution_options(yield_per=_AT_ONCE)).mappings():
            yield dict(row)


def _parsed(asked: str | Sequence[str]) -> Query:
    return parse(asked if isinstance(asked, str) else " ".join(asked))


@contextmanager
def _asking(engine: Engine) -> Iterator[Connection]:
    with reading(engine).connect() as conn:
        if conn.dialect.name != "sqlite":
            raise BadArgument("full-text search needs the archive in SQLite")
        yield conn


def _top(query: Query, order: Order, limit: int | None, filters: Filters) -> Subquery:
    """The numbers of what is found, with their place: numbers first, so that nothing of a text is sorted."""
    if order not in ORDERS:
        raise BadArgument(f"order {order!r}: it may be one of {', '.join(ORDERS)}")
    hits, articles = _hits(query), view_table("articles")
    own = list(_own(articles, filters))
    origin = hits.join(articles, articles.c.id == hits.c.document_id) if own else hits
    # ``best`` is costly: it is not so much as named where the order is another
    place = hits.c[order]
    first = place if order == "best" else place.desc()
    conditions = [*_matching(hits, query), *_between(hits, filters), *own]
    return select(hits.c.document_id, place.label("place")).select_from(origin).where(*conditions).order_by(first).limit(limit).subquery()


def _own(articles: FromClause, filters: Filters) -> Iterator[ColumnElement[bool]]:
    if filters.source is not None:
        yield or_(*(each.icontains(filters.source, autoescape=True) for each in (articles.c.source, articles.c.source_raw)))
    if filters.host is not None:
        yield articles.c.host == filters.host.lower()
    if filters.role is not None:
        yield articles.c.role == filters.role


def _hits(query: Query) -> FromClause:
    if query.match:
        return table("search", *(column(name) for name in SEARCH.columns)).alias("hits")
    entries = search_entry.c
    numbers = (entries.document_id, entries.id.label("newest"), (-entries.id).label("best"))  # nothing is better than the newest
    return select(*numbers).join(document).where(document.c.state != "suppressed").subquery("hits")


def _matching(hits: FromClause, query: Query) -> list[ColumnElement[bool]]:
    return [hits.c.words.op("MATCH", is_comparison=True)(query.match)] if query.match else []


def _between(hits: FromClause, filters: Filters) -> Iterator[ColumnElement[bool]]:
    since, until = filters.since, filters.until
    if since is not None or until is not None:
        yield hits.c.newest >= first_of(since or date.min)
    if until is not None and until < date.max:
        yield hits.c.newest < first_of(until + timedelta(days=1))


def _snippet(conn: Connection, document_id: int, body: str, words: Sequence[str]) -> str:
    """Of the body; where it holds none of the words, of the attachments; else the beginning."""
    line = snippet(body, words)
    if line is None and words:
        files = conn.execute(_FILES.where(search_entry.c.document_id == document_id)).scalar()
        line = snippet(files, words) if files else None
    return line or beginning(body)

"""Full-text search over the latest version of every article, newest or best first. What is understood: ``search_query``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Engine, FromClause, Select, column, or_, select, table

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
    filters = {"since": since, "until": until, "source": source, "host": host, "role": role}
    return list(found(engine, asked, order=order, limit=limit, **filters))


def found(
    engine: Engine, asked: str | Sequence[str], *, order: Order = "newest", limit: int | None = None, **filters: Any
) -> Iterator[dict[str, Any]]:
    """``search``, streaming."""
    query = parse(asked if isinstance(asked, str) else " ".join(asked))
    if order not in ORDERS:
        raise BadArgument(f"order {order!r}: it may be one of {', '.join(ORDERS)}")
    with reading(engine).connect() as conn:
        _require_index(conn)
        for row in conn.execute(_select(query, order, limit, **filters).execution_options(yield_per=_AT_ONCE)).mappings():
            yield dict(row) | {"snippet": _snippet(conn, row["id"], row["body"], query.words)}


def _select(
    query: Query,
    order: Order,
    limit: int | None,
    *,
    since: date | None = None,
    until: date | None = None,
    source: str | None = None,
    host: str | None = None,
    role: str | None = None,
) -> Select[Any]:
    """Numbers first, so that nothing of a text is sorted; then the rows of the view."""
    hits, articles, narrowed = _hits(query), view_table("articles"), view_table("articles")
    own = list(_own(narrowed, source=source, host=host, role=role))
    origin = hits.join(narrowed, narrowed.c.id == hits.c.document_id) if own else hits
    conditions = [*_matching(hits, query), *_between(hits, since, until), *own]
    # ``best`` is costly: it is not so much as named where the order is another
    by_best = order == "best" and bool(query.match)
    place = hits.c.best if by_best else hits.c.newest
    first = place if by_best else place.desc()
    top = (
        select(hits.c.document_id, place.label("place")).select_from(origin).where(*conditions).order_by(first).limit(limit).subquery("top")
    )
    return select(articles).join(top, top.c.document_id == articles.c.id).order_by(top.c.place if by_best else top.c.place.desc())


def _own(articles: FromClause, *, source: str | None, host: str | None, role: str | None) -> Iterator[ColumnElement[bool]]:
    if source is not None:
        yield or_(*(each.icontains(source, autoescape=True) for each in (articles.c.source, articles.c.source_raw)))
    if host is not None:
        yield articles.c.host == host.lower()
    if role is not None:
        yield articles.c.role == role


def _hits(query: Query) -> FromClause:
    if query.match:
        return table("search", *(column(name) for name in SEARCH.columns)).alias("hits")
    shown = select(search_entry.c.document_id, search_entry.c.id.label("newest")).join(document).where(document.c.state != "suppressed")
    return shown.subquery("hits")


def _matching(hits: FromClause, query: Query) -> list[ColumnElement[bool]]:
    return [hits.c.words.op("MATCH", is_comparison=True)(query.match)] if query.match else []


def _between(hits: FromClause, since: date | None, until: date | None) -> Iterator[ColumnElement[bool]]:
    if since is not None or until is not None:
        yield hits.c.newest >= first_of(since or date.min)
    if until is not None and until < date.max:
        yield hits.c.newest < first_of(until + timedelta(days=1))


def _require_index(conn: Connection) -> None:
    if conn.dialect.name != "sqlite":
        raise BadArgument("full-text search needs the archive in SQLite")


def _snippet(conn: Connection, document_id: int, body: str, words: Sequence[str]) -> str:
    """Of the body; where it holds none of the words, of the attachments; else the beginning."""
    line = snippet(body, words)
    if line is None and words:
        files = conn.execute(_FILES.where(search_entry.c.document_id == document_id)).scalar()
        line = snippet(files, words) if files else None
    return line or beginning(body)

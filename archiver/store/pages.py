"""What single pages of the web page ask of an archive. Nothing of a suppressed document is given but that it is suppressed."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, case, func, or_, select

from archiver.store.columns import metadata
from archiver.store.read import Reader, Rows, view_table
from archiver.store.schema import document, organisation, pair, state_change, version

_ARTICLE = document.c.role.in_(("repost", "original")) & (document.c.state != "suppressed")
_CURRENT = (document.c.id == version.c.document_id) & (document.c.latest_version_id == version.c.id)
_LISTED = (document.c.id, document.c.role, document.c.host, document.c.state, version.c.title, version.c.published_on, version.c.source)


def table_names() -> list[str]:
    """The tables, which are private."""
    return sorted(metadata.tables)


class Pages(Reader):
    """Questions of the web page, beside those of every reader."""

    def organ_of(self, document_id: int) -> int | None:
        """The organisation that the source line of a document's current version resolves to."""
        query = select(version.c.organisation_id).join(document, document.c.latest_version_id == version.c.id)
        with self._engine.connect() as conn:
            return conn.execute(query.where(document.c.id == document_id)).scalar()

    def text(self, document_id: int, number: int) -> dict[str, Any] | None:
        """One version: ``title``, ``body``, ``created_at``, ``published_on``, ``author``, ``source``; None where there is none."""
        shown = (version.c.number, version.c.title, version.c.body, version.c.created_at, version.c.published_on)
        query = select(*shown, version.c.author, version.c.source).join(document, document.c.id == version.c.document_id)
        with self._engine.connect() as conn:
            return _one(conn, query.where(document.c.id == document_id, version.c.number == number, document.c.state != "suppressed"))

    def pair(self, repost_id: int, original_id: int) -> dict[str, Any] | None:
        """The row of ``pairs`` (the best compared one where several rules found it) and, as ``comparison``, that of ``comparisons``."""
        pairs, compared = view_table("pairs"), view_table("comparisons")
        same = (pairs.c.repost_id == repost_id) & (pairs.c.original_id == original_id)
        with self._engine.connect() as conn:
            row = _one(conn, select(pairs).where(same).order_by(pairs.c.text_similarity.desc().nulls_last()).limit(1))
            if row is None:
                return None
            ids = (compared.c.repost_id == repost_id) & (compared.c.original_id == original_id)
            return row | {"comparison": _one(conn, select(compared).where(ids, compared.c.rule == row["rule"]).limit(1))}

    def fidelities(self, documents: Collection[int]) -> dict[int, str]:
        """For each of *documents* that was compared as either side of a pair: the fidelity of the pair whose texts are most alike."""
        wanted = sorted(documents)
        query = select(pair.c.repost_id, pair.c.original_id, pair.c.fidelity).where(
            pair.c.fidelity.is_not(None), or_(pair.c.repost_id.in_(wanted), pair.c.original_id.in_(wanted))
        )
        found: dict[int, str] = {}
        with self._engine.connect() as conn:
            for row in conn.execute(query.order_by(pair.c.text_similarity)):
                found[row.repost_id] = found[row.original_id] = row.fidelity
        return {own: found[own] for own in wanted if own in found}

    def organ(self, organ_id: int, limit: int) -> dict[str, Any] | None:
        """``organisation`` · ``articles`` and ``reposts``: counts, the newest *limit* of either beside them as ``newest_…`` ·
        ``pairs``: the newest *limit* whose repost names it as source · ``lag``: the least, mean and most days of all of those, and
        how many there are.
        """
        with self._engine.connect() as conn:
            row = _one(conn, select(organisation).where(organisation.c.id == organ_id))
            if row is None:
                return None
            return {"organisation": row, **_by_role(conn, organ_id, limit), **_pairs_of(conn, organ_id, limit)}

    def organs(self) -> Rows:
        """Organisations that articles come from: ``id, name, kind, level, code, articles, reposts``, those with most first."""
        reposts = func.sum(case((document.c.role == "repost", 1), else_=0)).label("reposts")
        columns = (organisation.c.id, organisation.c.name, organisation.c.kind, organisation.c.level, organisation.c.code)
        query = (
            select(*columns, (func.count() - reposts).label("articles"), reposts)
            .select_from(organisation.join(version, version.c.organisation_id == organisation.c.id))
            .join(document, _CURRENT)
            .where(_ARTICLE)
            .group_by(*columns)
        )
        with self._engine.connect() as conn:
            return _all(conn, query.order_by(func.count().desc(), organisation.c.id))

    def runs(self, limit: int) -> Rows:
        """The last *limit* runs, the last one first."""
        runs = view_table("runs")
        with self._engine.connect() as conn:
            return _all(conn, select(runs).order_by(runs.c.id.desc()).limit(limit))

    def new_versions(self, limit: int) -> Rows:
        """The *limit* versions stored last: ``id, role, host, state, title, published_on, source, url, number, at``."""
        last = select(version.c.id).order_by(version.c.id.desc()).limit(2 * limit).subquery("last")  # some may be suppressed
        query = (
            select(*_LISTED, document.c.url, version.c.number, version.c.created_at.label("at"))
            .select_from(last.join(version, version.c.id == last.c.id))
            .join(document, document.c.id == version.c.document_id)
            .where(_ARTICLE)
        )
        with self._engine.connect() as conn:
            return _all(conn, query.order_by(version.c.id.desc()).limit(limit))

    def vanished(self, limit: int) -> Rows:
        """Originals that are gone, the latest judgements first: the same columns, ``at`` being when; title may be None."""
        gone = (state_change.c.state == "gone") & state_change.c.until_at.is_(None)
        query = (
            select(*_LISTED, document.c.url, version.c.number, state_change.c.at)
            .select_from(state_change.join(document, document.c.id == state_change.c.document_id))
            .outerjoin(version, version.c.id == document.c.latest_version_id)
            .where(gone, document.c.role == "original", document.c.state == "gone")
        )
        with self._engine.connect() as conn:
            return _all(conn, query.order_by(state_change.c.at.desc(), state_change.c.id.desc()).limit(limit))


def _by_role(conn: Connection, organ_id: int, limit: int) -> dict[str, Any]:
    articles = version.join(document, _CURRENT)
    own = (version.c.organisation_id == organ_id) & _ARTICLE
    counts = select(document.c.role, func.count()).select_from(articles).where(own).group_by(document.c.role)
    by_role: dict[str, int] = dict(conn.execute(counts).all())
    newest = select(*_LISTED).select_from(articles).where(own).order_by(version.c.published_on.desc().nulls_last(), document.c.id.desc())
    found: dict[str, Any] = {}
    for name, role in (("articles", "original"), ("reposts", "repost")):
        found[name] = by_role.get(role, 0)
        found[f"newest_{name}"] = _all(conn, newest.where(document.c.role == role).limit(limit))
    return found


def _pairs_of(conn: Connection, organ_id: int, limit: int) -> dict[str, Any]:
    pairs = view_table("pairs")
    reposts = select(document.c.id).join(version, _CURRENT).where(version.c.organisation_id == organ_id)
    own = pairs.c.repost_id.in_(reposts.where(_ARTICLE)) & pairs.c.original_id.is_not(None) & (pairs.c.original_state != "suppressed")
    newest = select(pairs).where(own).order_by(pairs.c.repost_published_on.desc().nulls_last(), pairs.c.repost_id.desc()).limit(limit)
    days = pairs.c.lag_days
    least_mean_most = conn.execute(select(func.min(days), func.avg(days), func.max(days), func.count(days)).where(own)).one()
    return {"pairs": _all(conn, newest), "lag": dict(zip(("least", "mean", "most", "pairs"), map(_number, least_mean_most), strict=True))}


def _number(value: Any) -> float | int | None:
    """PostgreSQL gives averages as Decimal."""
    return value if value is None or isinstance(value, int) else round(float(value), 1)


def _all(conn: Connection, query: Select[Any]) -> Rows:
    return [dict(row) for row in conn.execute(query).mappings()]


def _one(conn: Connection, query: Select[Any]) -> dict[str, Any] | None:
    row = conn.execute(query).mappings().first()
    return None if row is None else dict(row)

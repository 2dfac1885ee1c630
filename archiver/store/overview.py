"""The numbers of the web page's first screen: articles by month, lag of reposts, fidelity, states, hosts below what is expected."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from sqlalchemy import Connection, Engine, case, func, select

from archiver.store.engine import reading
from archiver.store.read import view_table
from archiver.store.schema import document, pair, site, version

# Days from the original's day to the repost's: the last day of each class but the last; the first holds reposts older than their original
LAG_CLASSES = (-1, 0, 1, 3, 7, 30, 365)
_SHOWN = document.c.role.in_(("repost", "original")) & (document.c.state != "suppressed")


def overview(engine: Engine) -> dict[str, Any]:
    """``counts`` · ``months``: [month, reposts, originals] in order · ``lag``: pairs in each of ``LAG_CLASSES`` and one above ·
    ``fidelity`` and ``states`` (of originals): value → count, most first · ``below``: hosts read less well than expected."""
    with reading(engine).connect() as conn:
        months = _months(conn)
        return {
            "counts": _counts(conn, months),
            "months": months,
            "lag": _lag(conn),
            "fidelity": _fidelity(conn),
            "states": _states(conn),
            "below": _below(conn),
        }


def _counts(conn: Connection, months: list[list[Any]]) -> dict[str, int]:
    dated = {"reposts": sum(row[1] for row in months), "originals": sum(row[2] for row in months)}
    totals = {
        "documents": select(func.count()).select_from(document),
        "versions": select(func.count()).select_from(version),
        "pairs": select(func.count()).select_from(pair),
    }
    return dated | {name: conn.execute(query).scalar_one() for name, query in totals.items()}


def _months(conn: Connection) -> list[list[Any]]:
    """Articles whose day is not known stand under None, at the end."""
    month = func.substr(version.c.published_on, 1, 7).label("month")
    query = select(
        month,
        func.sum(case((document.c.role == "repost", 1), else_=0)),
        func.sum(case((document.c.role == "original", 1), else_=0)),
    ).select_from(version.join(document, document.c.latest_version_id == version.c.id))
    rows = conn.execute(query.where(_SHOWN).group_by(month).order_by(month.is_(None), month))
    return [list(row) for row in rows]


def _lag(conn: Connection) -> list[int]:
    days = view_table("pairs").c.lag_days
    classes = [0] * (len(LAG_CLASSES) + 1)
    for lag, count in conn.execute(select(days, func.count()).where(days.is_not(None)).group_by(days)):
        classes[bisect_left(LAG_CLASSES, lag)] += count
    return classes


def _fidelity(conn: Connection) -> dict[str, int]:
    count = func.count()
    query = select(pair.c.fidelity, count).where(pair.c.fidelity.is_not(None)).group_by(pair.c.fidelity)
    return dict(conn.execute(query.order_by(count.desc(), pair.c.fidelity)).all())


def _states(conn: Connection) -> dict[str, int]:
    count = func.count()
    query = select(document.c.state, count).where(document.c.role == "original").group_by(document.c.state)
    return dict(conn.execute(query.order_by(count.desc(), document.c.state)).all())


def _below(conn: Connection) -> list[dict[str, Any]]:
    columns = (site.c.id, site.c.host, site.c.name, site.c.template, site.c.expected, site.c.read, site.c.seen)
    low = (site.c.seen > 0) & (site.c.read < site.c.expected * site.c.seen)
    query = select(*columns).where(low).order_by(site.c.read * 1.0 / site.c.seen, site.c.host)
    return [dict(row) for row in conn.execute(query).mappings()]

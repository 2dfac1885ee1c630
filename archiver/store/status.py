"""The archive at a glance: counts, leads that are due, the last runs, what failed, and how well each host is read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, FromClause, func, select

from archiver.store import gaps, holds, values, watches
from archiver.store.frontier import time_has_come
from archiver.store.schema import capture, document, failure, pair, run, site, version
from archiver.watch.judge import judge_pulse

_LAST_RUNS = 5
_FOLLOWED = ("repost", "original", "list")


def glance(conn: Connection, now: datetime) -> dict[str, Any]:
    """``documents`` by role and state · ``versions`` · ``captures`` by verdict · ``pairs`` by the original's state ("unnamed" where the
    repost names none) · ``leads_due`` by role at *now* · ``runs``, the last ones first · ``failures`` by reason · ``sites`` ·
    ``missing``: fields not found by site and template · ``undefined``: hosts without a definition (see ``gaps``) · ``alarms`` of each
    spider's last run, and of spiders that run no more · ``held_off``: hosts that are left alone."""
    return {
        "documents": _by_role_and_state(conn),
        "versions": conn.execute(select(func.count()).select_from(version)).scalar_one(),
        "captures": _count_by(conn, capture.c.verdict, capture),
        "pairs": _pairs(conn),
        "leads_due": _due(conn, now),
        "runs": [dict(row) for row in conn.execute(select(run).order_by(run.c.id.desc()).limit(_LAST_RUNS)).mappings()],
        "failures": _count_by(conn, failure.c.reason, failure),
        "sites": _sites(conn),
        "missing": gaps.by_template(conn),
        "undefined": gaps.undefined(conn),
        "alarms": [*_silent(conn, now), *watches.alarms_of_last_runs(conn)],
        "held_off": [
            {"host": host, "until": values.instant(until), "why": why} for host, (until, why) in sorted(holds.held(conn, now).items())
        ],
    }


def _silent(conn: Connection, now: datetime) -> list[dict[str, Any]]:
    """Spiders that used to run and have not for long: a run that does not happen raises no alarm of its own."""
    found = [alarm for spider, starts in watches.pulse(conn).items() for alarm in judge_pulse(spider, starts, now)]
    return [{"kind": alarm.kind, "host": alarm.host, "grave": int(alarm.grave), "detail": alarm.detail} for alarm in found]


def _count_by(conn: Connection, by: Column[Any], source: FromClause) -> dict[str, int]:
    query = select(by, func.count()).select_from(source).group_by(by).order_by(func.count().desc(), by)
    return dict(conn.execute(query).all())


def _by_role_and_state(conn: Connection) -> dict[str, dict[str, int]]:
    query = select(document.c.role, document.c.state, func.count()).group_by(document.c.role, document.c.state)
    result: dict[str, dict[str, int]] = {}
    for role, state, count in conn.execute(query.order_by(document.c.role, document.c.state)):
        result.setdefault(role, {})[state] = count
    return result


def _pairs(conn: Connection) -> dict[str, int]:
    """As the view ``pairs`` has them: a repost that names no original counts once."""
    original = document.alias("original")
    joined = document.outerjoin(pair, pair.c.repost_id == document.c.id).outerjoin(original, original.c.id == pair.c.original_id)
    state = func.coalesce(original.c.state, "unnamed").label("original_state")
    of_reposts = (document.c.role == "repost") & document.c.latest_version_id.is_not(None)
    query = select(state, func.count()).select_from(joined).where(of_reposts).group_by(state).order_by(state)
    return dict(conn.execute(query).all())


def _due(conn: Connection, now: datetime) -> dict[str, int]:
    query = select(document.c.role, func.count()).where(document.c.role.in_(_FOLLOWED), time_has_come(now)).group_by(document.c.role)
    return dict(conn.execute(query.order_by(document.c.role)).all())


def _sites(conn: Connection) -> list[dict[str, Any]]:
    query = select(site.c.host, site.c.name, site.c.template, site.c.expected, site.c.read, site.c.seen, site.c.last_success_at)
    return [dict(row) for row in conn.execute(query.order_by(site.c.host)).mappings()]

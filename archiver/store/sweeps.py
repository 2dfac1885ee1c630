"""Sweeps over a portal's lists: one goes on through all runs that were cut short, and is over with the first that was not."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from archiver.store import values
from archiver.store.schema import capture, document, listing, run

FINISHED = (0, 5)  # exit statuses of a run that did all there was to do
_PLAIN = frozenset({"site", "sweep", "originals"})  # arguments that do not narrow what of the lists is walked

_BEFORE = (
    select(run.c.started_at, run.c.exit_status)
    .where(run.c.spider == bindparam("spider"), run.c.arguments == bindparam("arguments"), run.c.id < bindparam("run_id"))
    .order_by(run.c.id.desc())
)
_SEEN_SINCE = (
    select(document.c.id)
    .join(capture, capture.c.id == document.c.latest_capture_id)
    .where(document.c.role.in_(("list", "page")), document.c.depth == 1, capture.c.fetched_at >= bindparam("began"))
)
_DONE = select(run.c.started_at, run.c.arguments).where(run.c.exit_status.in_(FINISHED), run.c.spider == "portal").order_by(run.c.id.desc())


def began(conn: Connection, run_id: int, within: timedelta, now: datetime) -> datetime | None:
    """When the sweep began that this run goes on with; None where it begins one.

    That is the start of the first of the runs before it, of the same spider and arguments and begun *within* that time, that were
    all killed, interrupted or stopped at a limit.
    """
    own = conn.execute(select(run.c.spider, run.c.arguments).where(run.c.id == run_id)).one()
    start: datetime | None = None
    for row in conn.execute(_BEFORE, {"spider": own.spider, "arguments": own.arguments, "run_id": run_id}):
        if row.exit_status in FINISHED or now - values.moment(row.started_at) > within:
            break
        start = values.moment(row.started_at)
    return start


def heads_seen(conn: Connection, since: datetime) -> set[int]:
    """Home pages and first pages of lists that were captured since then."""
    return set(conn.execute(_SEEN_SINCE, {"began": values.instant(since)}).scalars())


def last_finished(conn: Connection, *, full: bool = False) -> datetime | None:
    """The start of the last run of the portal that finished a sweep of all lists, ``sweep=full`` where *full*; None where none has."""
    for row in conn.execute(_DONE):
        arguments = json.loads(row.arguments)
        if arguments.keys() <= _PLAIN and (not full or arguments.get("sweep") == "full"):
            return values.moment(row.started_at)
    return None


def back_dated(conn: Connection, since: datetime, limit: int) -> list[dict[str, Any]]:
    """Articles that a list named for the first time since then, behind the newest day that it had named before: late or back-dated.

    Each with ``url``, ``title``, ``listed_on``, and ``newest_on``, the day it stands behind.
    """
    when = values.instant(since)
    newest = (
        select(listing.c.list_id, func.max(document.c.listed_on).label("newest_on"))
        .join(document, document.c.id == listing.c.document_id)
        .where(listing.c.seen_at < when)
        .group_by(listing.c.list_id)
        .subquery()
    )
    query = (
        select(
            document.c.url, document.c.listed_title.label("title"), document.c.listed_on, func.max(newest.c.newest_on).label("newest_on")
        )
        .join(listing, listing.c.document_id == document.c.id)
        .join(newest, newest.c.list_id == listing.c.list_id)
        .where(listing.c.seen_at >= when, document.c.first_seen_at >= when, document.c.listed_on < newest.c.newest_on)
        .group_by(document.c.id, document.c.url, document.c.listed_title, document.c.listed_on)
        .order_by(document.c.listed_on, document.c.id)
        .limit(limit)
    )
    return [dict(row) for row in conn.execute(query).mappings()]

"""What runs observed of hosts and lists, run by run, and the alarms that came of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select

from archiver.store import values
from archiver.store.schema import document, run, site
from archiver.store.sweeps import FINISHED
from archiver.store.watch_tables import alarm, list_watch, site_watch
from archiver.watch.model import Alarm, ListBefore, ListCounts, SiteCounts

_LOOKED_BACK = 10  # runs
_SITES = (
    select(site_watch)
    .where(site_watch.c.host == bindparam("host"), site_watch.c.run_id < bindparam("run_id"))
    .order_by(site_watch.c.run_id.desc())
    .limit(_LOOKED_BACK)
)
_READ = select(site.c.last_success_at).where(site.c.host == bindparam("host"))
_LIST = select(list_watch.c.newest_on, run.c.started_at).join(run).where(list_watch.c.list_id == bindparam("list_id"))
_MOST = select(func.max(list_watch.c.links).label("links"), func.max(list_watch.c["items"]).label("items")).where(
    list_watch.c.list_id == bindparam("list_id"), list_watch.c.run_id < bindparam("run_id")
)


def add(conn: Connection, run_id: int, sites: Mapping[str, SiteCounts], lists: Mapping[int, ListCounts], alarms: Iterable[Alarm]) -> None:
    """Write what a run observed."""
    rows = [_site_row(run_id, host, counts) for host, counts in sites.items()]
    if rows:
        conn.execute(insert(site_watch), rows)
    rows = [_list_row(run_id, list_id, counts) for list_id, counts in lists.items()]
    if rows:
        conn.execute(insert(list_watch), rows)
    rows = [_alarm_row(run_id, each) for each in alarms]
    if rows:
        conn.execute(insert(alarm), rows)


def sites_before(conn: Connection, host: str, run_id: int) -> list[SiteCounts]:
    """What the last runs before *run_id* observed of a host, newest first."""
    rows = conn.execute(_SITES, {"host": values.text(host), "run_id": run_id})
    return [SiteCounts(row.seen, row.read, row.absent, row.shut, row.blocked, row.failed, Counter(json.loads(row.missing))) for row in rows]


def was_read(conn: Connection, host: str) -> bool:
    """Whether a page of the host was ever read."""
    return conn.execute(_READ, {"host": values.text(host)}).scalar() is not None


def list_before(conn: Connection, list_id: int, run_id: int) -> ListBefore | None:
    """What the runs before *run_id* observed of a list; None where this is the first that sees it."""
    first = conn.execute(_LIST.where(list_watch.c.run_id < run_id).order_by(list_watch.c.run_id).limit(1), {"list_id": list_id}).first()
    if first is None:
        return None
    most = conn.execute(_MOST, {"list_id": list_id, "run_id": run_id}).one()
    newest = None if first.newest_on is None else date.fromisoformat(first.newest_on)
    return ListBefore(most.links, most.items, newest, values.moment(first.started_at))


def alarms_of_last_runs(conn: Connection) -> list[dict[str, Any]]:
    """The alarms of the last finished run of each spider: ``spider, run_id, host, kind, grave, detail, list_url``."""
    last = select(func.max(run.c.id)).where(run.c.finished_at.is_not(None)).group_by(run.c.spider)
    query = (
        select(run.c.spider, alarm.c.run_id, alarm.c.host, alarm.c.kind, alarm.c.grave, alarm.c.detail, document.c.url.label("list_url"))
        .join(run, run.c.id == alarm.c.run_id)
        .outerjoin(document, document.c.id == alarm.c.list_id)
        .where(alarm.c.run_id.in_(last))
        .order_by(alarm.c.grave.desc(), alarm.c.kind, alarm.c.host, alarm.c.id)
    )
    return [dict(row) for row in conn.execute(query).mappings()]


def pulse(conn: Connection) -> dict[str, list[datetime]]:
    """When the last runs of each spider began that did all there was to do, newest first."""
    found: dict[str, list[datetime]] = {}
    query = select(run.c.spider, run.c.started_at).where(run.c.exit_status.in_(FINISHED)).order_by(run.c.id.desc()).limit(10 * _LOOKED_BACK)
    for row in conn.execute(query):
        found.setdefault(row.spider, []).append(values.moment(row.started_at))
    return found


def _site_row(run_id: int, host: str, counts: SiteCounts) -> dict[str, Any]:
    numbers = {name: getattr(counts, name) for name in ("seen", "read", "absent", "shut", "blocked", "failed")}
    return {"run_id": run_id, "host": values.text(host), **numbers, "missing": values.text(json.dumps(counts.missing, ensure_ascii=False))}


def _list_row(run_id: int, list_id: int, counts: ListCounts) -> dict[str, Any]:
    numbers = {name: getattr(counts, name) for name in ("pages", "links", "items", "gap_days")}
    return {"run_id": run_id, "list_id": list_id, "newest_on": values.day(counts.newest_on), **numbers}


def _alarm_row(run_id: int, found: Alarm) -> dict[str, Any]:
    told = {"host": values.text(found.host), "detail": values.text(found.detail)}
    return {"run_id": run_id, "list_id": found.list_id, "kind": found.kind, "grave": int(found.grave), **told}

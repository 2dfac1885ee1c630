"""Hosts that are left alone for a while, and the documents that were therefore not asked for."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, bindparam, literal, select, union_all, update

from archiver.items import FailureItem
from archiver.store import documents, sites, values
from archiver.store.schema import document, site
from archiver.store.states import judge_hold

PREFIXES = ("www.", "m.", "wap.")  # as normalise.urls takes them off identities
_HELD = select(site.c.host, site.c.held_until_at, site.c.held_why).where(site.c.held_until_at > bindparam("now"))
_HOLD = update(site).where(site.c.host == bindparam("row_host")).values(held_until_at=bindparam("until"), held_why=bindparam("why"))


def hold(conn: Connection, host: str, until: datetime, why: str) -> None:
    """Leave the *host* alone until then, in this run and those after it. *why* is one machine word."""
    sites.put(conn, host, {})
    conn.execute(_HOLD, {"row_host": values.text(host), "until": values.instant(until), "why": why})


def held(conn: Connection, now: datetime) -> dict[str, tuple[datetime, str]]:
    """The hosts that may not be asked at *now*: until when, and why."""
    rows = conn.execute(_HELD, {"now": values.instant(now)})
    return {row.host: (values.moment(row.held_until_at), row.held_why) for row in rows}


def is_free(now: datetime) -> ColumnElement[bool]:
    """The condition that a document's host may be asked at *now*: sites are known without the prefix that a document's host may have."""
    held = select(site.c.host).where(site.c.held_until_at > values.instant(now))
    names = [held.with_only_columns(literal(prefix) + site.c.host) for prefix in PREFIXES]
    return document.c.host.not_in(union_all(held, *names))


def put_off(conn: Connection, item: FailureItem, document_id: int) -> None:
    """Note that a document was not asked for since its host is held off: no visit, so nothing counts against the document."""
    row = documents.by_id(conn, document_id)
    documents.judged_unasked(conn, row, judge_hold(item.reason, row.state, item.at, item.until), item.at)

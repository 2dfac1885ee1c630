"""Captures read again: which there are, what today's reading of them changes, and changing it. Nothing here reads a page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, bindparam, select

from archiver.items import Capture, Errand, PageItem
from archiver.store import rewrite, values
from archiver.store.engine import reading
from archiver.store.replan import Plan, Reread, Stored, plan
from archiver.store.schema import capture, document, version

_AT_ONCE = 500
_OF_CAPTURE = tuple(each.name for each in fields(Capture) if each.name != "revisit")
_CAPTURES = (
    select(capture, document.c.key.label("document_key"))
    .join(document, document.c.id == capture.c.document_id)
    .where(capture.c.document_id == bindparam("document_id"), capture.c.errand.is_not(None))
    .order_by(capture.c.id)
)
_VERSIONS = select(version).where(version.c.document_id == bindparam("document_id")).order_by(version.c.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which captures are read again. Days are those of the capture in Asia/Shanghai, both inclusive.

    A document is read again with all its captures where one of them is wanted: what is a version depends on all of them.
    """

    site: str | None = None  # slug
    template: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A capture that a reader saw, with its errand; ``read`` are the columns that a reading gave."""

    capture: Capture
    errand: Errand
    asked_url: str
    final_url: str
    read: Mapping[str, Any]


class Rereads:
    """*conn* gives the connection: a reader's snapshot, or the open batch of the writer."""

    def __init__(self, conn: Callable[[], Connection]) -> None:
        self._conn = conn

    def documents(self, wanted: Wanted) -> Iterator[int]:
        """The ids of the documents to read again, in their order."""
        after = 0
        query = select(document.c.id).where(document.c.id.in_(_wanted(wanted))).order_by(document.c.id).limit(_AT_ONCE)
        while ids := self._conn().execute(query.where(document.c.id > after)).scalars().all():
            yield from ids
            after = ids[-1]

    def captures(self, document_id: int) -> list[Kept]:
        """The captures of a document that a reader saw, in the order in which they came."""
        return [_kept(row) for row in self._conn().execute(_CAPTURES, {"document_id": document_id})]

    def plan(self, document_id: int, again: Sequence[tuple[Kept, PageItem]]) -> Plan:
        """What is to change where today's reader makes these items of the document's captures; nothing is written."""
        conn = self._conn()
        versions = [dict(row) for row in conn.execute(_VERSIONS, {"document_id": document_id}).mappings()]
        stored = Stored(versions, {row["id"]: rewrite.parts(conn, row["id"]) for row in versions})
        rereads = [Reread(kept.capture, kept.read, item, rewrite.reading(conn, item)) for kept, item in again]
        return plan(document_id, stored, rereads)

    def apply(self, planned: Plan) -> None:
        """Write what ``plan`` found."""
        rewrite.apply(self._conn(), planned)


@contextmanager
def looking(engine: Engine) -> Iterator[Rereads]:
    """For ``plan`` alone: one snapshot of what is committed."""
    with reading(engine).connect() as conn:
        yield Rereads(lambda: conn)


def _wanted(wanted: Wanted) -> Select[Any]:
    conditions: list[ColumnElement[bool]] = [capture.c.errand.is_not(None)]
    if wanted.template is not None:
        conditions.append(capture.c.template == wanted.template)
    if wanted.since is not None:
        conditions.append(capture.c.fetched_at >= wanted.since.isoformat())
    if wanted.until is not None:
        conditions.append(capture.c.fetched_at < f"{wanted.until.isoformat()}U")  # behind the T of every instant of that day
    query = select(capture.c.document_id).where(*conditions)
    if wanted.site is not None:
        query = query.join(document, document.c.id == capture.c.document_id).where(document.c.site == wanted.site)
    return query


def _kept(row: Row[Any]) -> Kept:
    columns = row._mapping
    told = json.loads(columns["errand"])
    asked, final = told.pop("url"), told.pop("final_url")
    if listed_on := told.get("listed_on"):
        told["listed_on"] = date.fromisoformat(listed_on)
    own = {name: columns[name] for name in _OF_CAPTURE} | {
        "fetched_at": values.moment(columns["fetched_at"]),
        "revisit": columns["verdict"] == "revisit",
    }
    errand = Errand(key=columns["document_key"], document_id=columns["document_id"], **told)
    return Kept(Capture(**own), errand, asked, final, {name: columns[name] for name in (*rewrite.JUDGED, "version_id")})

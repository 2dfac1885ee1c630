"""Documents: one a canonical URL. Finding, making, naming, and what a visit changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from archiver.store import values
from archiver.store.rows import insert_row
from archiver.store.schema import alias, capture, document, state_change
from archiver.store.states import Judged, Visit

_OF_THE_PAST = ("latest_version_id", "role")
_HISTORY = 50  # visits looked back on; three days suffice, and several may fall on one


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A URL to be kept as a document: its canonical ``key``, its form as found, and what the page that named it said."""

    key: str
    url: str
    role: str
    host: str
    site: str = ""
    section: str | None = None
    listed_title: str | None = None
    listed_raw: str | None = None
    listed_on: date | None = None
    found_on: int | None = None
    list_root: int | None = None
    depth: int = 1

    def told(self) -> dict[str, Any]:
        """The columns that a later finding may fill where an earlier one left them empty."""
        return {
            "site": values.text(self.site) or None,
            "section": values.text(self.section),
            "listed_title": values.text(self.listed_title),
            "listed_raw": values.text(self.listed_raw),
            "listed_on": values.day(self.listed_on),
            "found_on_id": self.found_on,
            "list_root_id": self.list_root,
        }


_COLUMNS = document.c
_BY_KEY = select(document).where(_COLUMNS.key == bindparam("key"))
_BY_ALIAS = (
    select(document).join(alias, alias.c.document_id == _COLUMNS.id).where(alias.c.key == bindparam("key")).order_by(alias.c.id).limit(1)
)
_BY_ID = select(document).where(_COLUMNS.id == bindparam("id"))
_INSERT = insert(document)
_UPDATE = update(document).where(_COLUMNS.id == bindparam("row_id"))
_ALIAS = select(alias.c.id).where(alias.c.url == bindparam("url"))
_ALIAS_OF = select(alias.c.key).where(alias.c.url == bindparam("url"), alias.c.document_id == bindparam("document_id"))
_ADD_ALIAS = insert(alias)
_OPEN_STATE = update(state_change).where(state_change.c.document_id == bindparam("row_id"), state_change.c.until_at.is_(None))
_ADD_STATE = insert(state_change)
_CHANGE_STATE = update(state_change).where(state_change.c.id == bindparam("row_id"))
_DROP_STATE = delete(state_change).where(state_change.c.id == bindparam("row_id"))
_LAST_STATES = (
    select(state_change).where(state_change.c.document_id == bindparam("document_id")).order_by(state_change.c.id.desc()).limit(2)
)
_VISITS = (
    select(capture.c.fetched_at, capture.c.verdict, capture.c.status)
    .where(capture.c.document_id == bindparam("document_id"), capture.c.id != bindparam("but"))
    .order_by(capture.c.fetched_at.desc(), capture.c.id.desc())
    .limit(_HISTORY)
)


def by_key(conn: Connection, key: str) -> Row[Any] | None:
    """The document of a canonical URL, by its own key or by that of a redirect's target."""
    return conn.execute(_BY_KEY, {"key": key}).first() or conn.execute(_BY_ALIAS, {"key": key}).first()


def by_id(conn: Connection, document_id: int) -> Row[Any]:
    """The document's row. Raises NoResultFound where there is none."""
    return conn.execute(_BY_ID, {"id": document_id}).one()


def ensure(conn: Connection, found: Found, now: datetime) -> int:
    """The id of the document for *found*, made as a lead where it is new.

    A known one keeps what it has, takes what it lacked, and gets the form of the URL as an alias where that is new. Its role
    changes only from ``page``, which promises nothing, and only before the first visit.
    """
    row = by_key(conn, found.key)
    if row is None:
        return _add(conn, found, values.instant(now))
    changes = {name: value for name, value in found.told().items() if value is not None and getattr(row, name) is None}
    if row.role == "page" and found.role != "page" and row.last_verdict is None:
        changes["role"] = found.role
    if changes:
        conn.execute(_UPDATE, {"row_id": row.id, **changes})
    if values.text(found.url) != row.url:
        add_alias(conn, row.id, found.url, found.key, now)
    return int(row.id)


def add_alias(conn: Connection, document_id: int, url: str, key: str, now: datetime) -> None:
    """Keep *url* as another name of the document. A name given once stays with the document that had it first."""
    clean = values.text(url)
    if conn.execute(_ALIAS, {"url": clean}).first() is None:
        row = {"document_id": document_id, "url": clean, "key": values.text(key), "seen_at": values.instant(now)}
        conn.execute(_ADD_ALIAS, row)


def has_moved(conn: Connection, row: Row[Any], url: str, final_url: str) -> bool:
    """True where the page was served from an address that was noted as an alias of another identity than the document's own."""
    if final_url == url:
        return False
    key = conn.execute(_ALIAS_OF, {"url": values.text(final_url), "document_id": row.id}).scalar()
    return key is not None and key != row.key


def history(conn: Connection, document_id: int, but: int | None) -> list[Visit]:
    """The document's latest captures, newest first, without the capture *but*."""
    rows = conn.execute(_VISITS, {"document_id": document_id, "but": but or 0})
    return [Visit(values.moment(row.fetched_at), row.verdict, row.status) for row in rows]


def visited(conn: Connection, row: Row[Any], judged: Judged, at: datetime, capture_id: int | None, **changes: Any) -> None:
    """Write what a visit at *at* means: the state, where it is another; when to ask again; and *changes* to other columns.

    A suppressed document stays suppressed, whatever its page does. What an older capture shows, that comes after later visits, adds to
    what is known of the past and changes nothing of the present.
    """
    when = values.instant(at)
    if row.visited_at is not None and when < row.visited_at:
        past = {name: value for name, value in changes.items() if name in _OF_THE_PAST}
        conn.execute(_UPDATE, {"row_id": row.id, "first_seen_at": min(when, row.first_seen_at), **past})
        return
    changes["visited_at"] = when
    alive = judged.state in ("live", "moved")
    changes["due_at"] = None if judged.due_at is None else values.instant(judged.due_at)
    changes["attempts"] = 0 if alive else row.attempts + 1
    if alive:
        changes["last_seen_at"] = max(when, row.last_seen_at)
    if capture_id is not None:
        changes["latest_capture_id"] = capture_id
    if row.state == "lead" and when < row.state_since_at:  # a replay of old captures: the lead is no younger than its capture
        changes["first_seen_at"] = when
        conn.execute(_OPEN_STATE, {"row_id": row.id, "at": when, "since_at": when})
    _change(conn, row, judged, when, capture_id=capture_id, changes=changes)


def judged_unasked(conn: Connection, row: Row[Any], judged: Judged, at: datetime) -> None:
    """Write the state of a document that was not visited, and when it may be asked for."""
    due_at = None if judged.due_at is None else values.instant(judged.due_at)
    _change(conn, row, judged, values.instant(at), capture_id=None, changes={"due_at": due_at})


def _change(conn: Connection, row: Row[Any], judged: Judged, when: str, *, capture_id: int | None, changes: dict[str, Any]) -> None:
    if row.state not in (judged.state, "suppressed"):
        changes |= {"state": judged.state, "state_since_at": when}
        conn.execute(_OPEN_STATE, {"row_id": row.id, "until_at": when})
        _add_state(conn, row.id, judged.state, when, capture_id=capture_id, note=values.text(judged.note))
    conn.execute(_UPDATE, {"row_id": row.id, **changes})


def judged_again(conn: Connection, row: Row[Any], judged: Judged, at: datetime, capture_id: int | None, **changes: Any) -> None:
    """Correct what the visit at *at*, the latest one, meant, now that its page is read otherwise.

    A change of state that this visit made is corrected in its row or, where the page is after all what it was before, taken back.
    """
    changes["due_at"] = None if judged.due_at is None else values.instant(judged.due_at)
    changes["attempts"] = 0 if judged.state in ("live", "moved") else max(row.attempts, 1)
    if row.state not in (judged.state, "suppressed"):
        now, before = [*conn.execute(_LAST_STATES, {"document_id": row.id}), None][:2]
        since = values.instant(at)
        if now.capture_id != capture_id:
            conn.execute(_OPEN_STATE, {"row_id": row.id, "until_at": since})
            _add_state(conn, row.id, judged.state, since, capture_id=capture_id, note=values.text(judged.note))
        elif before is not None and before.state == judged.state:
            conn.execute(_DROP_STATE, {"row_id": now.id})
            conn.execute(_CHANGE_STATE, {"row_id": before.id, "until_at": None})
            since = before.since_at
        else:
            conn.execute(_CHANGE_STATE, {"row_id": now.id, "state": judged.state, "note": values.text(judged.note)})
        changes |= {"state": judged.state, "state_since_at": since}
    conn.execute(_UPDATE, {"row_id": row.id, **changes})


def set_due(conn: Connection, document_id: int, at: datetime | None) -> None:
    """Have the document asked for again from *at* on, or not at all."""
    conn.execute(_UPDATE, {"row_id": document_id, "due_at": None if at is None else values.instant(at)})


def _add(conn: Connection, found: Found, when: str) -> int:
    row = {
        "key": values.text(found.key),
        "url": values.text(found.url),
        "host": values.text(found.host),
        "role": found.role,
        "depth": found.depth,
        "state": "lead",
        "state_since_at": when,
        "first_seen_at": when,
        "last_seen_at": when,
        "attempts": 0,
        **found.told(),
    }
    document_id = insert_row(conn, _INSERT, row)
    _add_state(conn, document_id, "lead", when, capture_id=None, note=None)
    return document_id


def _add_state(conn: Connection, document_id: int, state: str, when: str, **of_visit: Any) -> None:
    conn.execute(_ADD_STATE, {"document_id": document_id, "at": when, "state": state, "since_at": when, **of_visit})

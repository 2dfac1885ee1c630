"""What reading a document's captures again changes: pure. Versions are what its captures say, so they are worked out anew from all of them.

A version that begins with the same capture is corrected in its row; it never becomes a later version. One that no capture shows any more
goes, and one that a capture shows only now comes, in its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from archiver.items import ArticleItem, Capture, ListItem, PageItem
from archiver.store import values
from archiver.store.timeline import Seen, Timeline

Columns = Mapping[str, Any]
Parts = Mapping[str, list[dict[str, Any]]]
_FOLLOWS = frozenset({"sha256", "day_number", "body_chars", "organisation_id"})  # from other columns: not worth a line of their own
_OF_TEMPLATE = frozenset({"template", "template_version"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What an item says as columns: of its capture and, where it is an article, of a version and its parts."""

    judged: Columns
    version: Columns | None = None
    parts: Parts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reread:
    """A capture, the columns that its last reading gave, and today's item and columns."""

    capture: Capture
    was: Columns
    item: PageItem
    now: Reading

    @property
    def id(self) -> int:
        """The capture's row."""
        return self.capture.id or 0


@dataclass(frozen=True, slots=True)
class Stored:
    """The versions of a document as they stand, by number, and the parts of each."""

    versions: Sequence[Columns]
    parts: Mapping[int, Parts]


@dataclass(frozen=True, slots=True)
class Change:
    """One field that another reading changes, for a person."""

    site: str
    template: str
    field: str
    url: str
    before: Any
    after: Any


@dataclass(slots=True)
class VersionPlan:
    """A version as it is to be: ``version_id`` is the row it takes, None for a new one."""

    begins: Reread
    version_id: int | None
    number: int
    is_changed: bool


@dataclass(slots=True)
class Plan:
    """All that is to be written of one document; nothing where ``changes`` is empty."""

    document_id: int
    readings: list[Reread]
    versions: list[VersionPlan] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)
    begins: dict[int, int] = field(default_factory=dict)  # capture → the capture its version begins with
    latest: int | None = None  # the capture that the latest version begins with
    changes: list[Change] = field(default_factory=list)

    @property
    def latest_item(self) -> ArticleItem | None:
        """The item of the latest version."""
        items = (each.begins.item for each in self.versions if each.begins.id == self.latest)
        return next((item for item in items if isinstance(item, ArticleItem)), None)


def plan(document_id: int, stored: Stored, readings: list[Reread]) -> Plan:
    """Hold what is *stored* against the *readings*, which are in the order in which their captures came."""
    planned = Plan(document_id, readings)
    line = Timeline()
    for each in readings:
        if each.now.version is not None:
            at, digest = values.instant(each.capture.fetched_at), each.now.version["sha256"]
            begins = line.same(at, each.id, digest) or each.id
            line.add(Seen(at, each.id, begins, digest))
            planned.begins[each.id] = begins
    planned.latest = line.latest
    _match(planned, stored)
    for each in readings:
        planned.changes += _of_capture(each)
    return planned


def _match(planned: Plan, stored: Stored) -> None:
    """Give every version to be the row that it had, by the capture it begins with or else by a capture that shows it."""
    rows = {row["id"]: row for row in stored.versions}
    by_capture = {row["capture_id"]: row["id"] for row in stored.versions}
    firsts = [each for each in planned.readings if planned.begins.get(each.id) == each.id]
    taken = {each.id: by_capture[each.id] for each in firsts if each.id in by_capture}
    for each in firsts:
        shown = each.was["version_id"]
        if each.id not in taken and shown in rows and shown not in taken.values():
            taken[each.id] = shown
    for number, each in enumerate(firsts, start=1):
        row = taken.get(each.id)
        found = _of_version(each, rows[row], stored.parts[row]) if row is not None else [_change(each, "version", None, number)]
        is_changed = row is None or bool(found) or _differs(each, rows[row])
        planned.versions.append(VersionPlan(each, row, number, is_changed))
        planned.changes += found
    planned.dropped = [row for row in rows if row not in taken.values()]
    last = planned.readings[-1]
    planned.changes += [_change(last, "version", rows[row]["number"], None) for row in planned.dropped]


def _differs(each: Reread, row: Columns) -> bool:
    return any(row[name] != value for name, value in (each.now.version or {}).items())


def _of_version(each: Reread, row: Columns, parts: Parts) -> list[Change]:
    new = each.now.version or {}
    found = [_change(each, name, row[name], value) for name, value in new.items() if name not in _FOLLOWS and row[name] != value]
    return found + [_change(each, name, parts[name], rows) for name, rows in each.now.parts.items() if parts[name] != rows]


def _of_capture(each: Reread) -> list[Change]:
    """A template is told with the version, where there is one."""
    left_out = _OF_TEMPLATE if isinstance(each.item, ArticleItem) else frozenset()
    told = ((name, value) for name, value in each.now.judged.items() if name not in left_out)
    return [_change(each, name, each.was[name], value) for name, value in told if each.was[name] != value]


def _change(each: Reread, name: str, before: Any, after: Any) -> Change:
    item = each.item
    return Change(
        item.site or item.host, item.template or ("list" if isinstance(item, ListItem) else "-"), name, item.final_url, before, after
    )

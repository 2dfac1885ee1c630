"""From all the dates of a page to one ``published_on``, by a written order of trust, with disagreement flagged and never hidden.

``understand`` fills the typed fields, ``choose`` picks and flags; dates of events take no part (``events``).
Order (FACTS.md §1): the visible label line, the meta tags, the list that linked the page, its URL, the signature line of the body. A meta
tag may add the time of day where the label has none and both name the same day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from archiver.items import DateEvidence
from archiver.normalise.datestrings import parse
from archiver.normalise.day import ZONE, Day, local_reference
from archiver.normalise.urldates import in_url

# Days by which two kinds may differ before both are flagged: a night, a weekend's editing (FACTS.md §1: "more than a few days").
TOLERANCE_DAYS = 3
# No page of a Chinese site is older; such a date is never chosen.
EARLIEST = date(1990, 1, 1)
# When the host rule of the procuratorates was made; older deserves a flag (FACTS.md §4).
SUSPICIOUS_BEFORE = date(1999, 12, 1)
# The rule of evidence about another page starts so: a repost's link dates its original, not itself. It is compared and never chosen.
OTHER_PAGE = "original:"

_ANCHORS = ("published", "portal", "meta", "list", "url")
_BASIS = {"published": "label", "portal": "label", "meta": "meta", "list": "list", "url": "url", "signed": "body"}
_TRUST = ("published", "meta", "list", "url", "signed")
_TRUST_OF_REPOST = ("portal", *_TRUST)
# Events lie when they lie, servers stamp what they like, a document is signed before it is posted (not after): no conflict.
_COMPARED = frozenset(_ANCHORS)

# "2023-08-08  06:08" for 06:00: a template of CCDI formats HH:MM with the month for minutes; two blanks betray it (FACTS.md §8, trap 1).
_MONTH_FOR_MINUTES = re.compile(r"[0-9][ \xa0\u3000]{2,8}[0-9]{2}:[0-9]{2}\s*\Z")


@dataclass(frozen=True, slots=True)
class Choice:
    """``published_on`` with the ``published_basis`` of the contract (None, None where nothing qualifies), and the evidence, flagged.

    ``day_from`` and ``time_from`` are the rows that day and time were read from: two where a meta tag adds the time.
    """

    published_on: date | None
    published_at: datetime | None
    basis: str | None
    evidence: list[DateEvidence]
    day_from: DateEvidence | None = None
    time_from: DateEvidence | None = None


def understand(evidence: Iterable[DateEvidence], *, captured_at: datetime) -> list[DateEvidence]:
    """Copies of *evidence* with ``date_on``, ``date_at`` and ``precision`` from ``raw``; NULL where it is not understood.

    The form recognised is added to ``rule``. A date without a year takes it from the page's own full dates (label, meta, list, URL: the
    latest such day not later than a few days after that one), else from *captured_at*, never from today. Relative words (昨天) count from
    *captured_at* (aware).
    """
    rows = [_filled(row, _read(row, captured_at, None)) for row in evidence]
    known = (row.date_on for kind in _ANCHORS for row in rows if row.kind == kind and row.date_on and not row.rule.startswith(OTHER_PAGE))
    anchor = next(known, None)
    reference = captured_at
    if anchor:
        reference = min(captured_at, datetime.combine(anchor, time(), ZONE) + timedelta(days=TOLERANCE_DAYS))
    return [row if row.precision else _filled(row, _read(row, captured_at, reference)) for row in rows]


def _read(row: DateEvidence, captured_at: datetime, reference: datetime | None) -> Day | None:
    if row.kind == "url":
        return in_url(row.raw, now=captured_at)
    if reference is None:
        return parse(row.raw)
    seen = parse(row.raw, reference=captured_at)
    return seen if seen and seen.rule.startswith("relative") else parse(row.raw, reference=reference)


def _filled(row: DateEvidence, day: Day | None) -> DateEvidence:
    if day is None:
        return replace(row)
    return replace(row, date_on=day.date_on, date_at=day.date_at, precision=day.precision, rule=f"{row.rule} {day.rule}")


def choose(evidence: list[DateEvidence], *, captured_at: datetime, repost: bool) -> Choice:
    """The published date among *evidence*, whose typed fields are filled; copies of the evidence carry ``conflict``.

    For a repost, kind ``portal`` is the published date. A date after the day of *captured_at* (aware) or before 1990 is never chosen. The
    time of a meta tag that is no time is dropped.
    """
    today = local_reference(captured_at).date()
    rows = [_without_false_time(row) for row in evidence]
    rows = [replace(row, conflict=_suspicious(row, today)) for row in rows]
    order = _TRUST_OF_REPOST if repost else _TRUST
    chosen = next((row for kind in order for row in rows if row.kind == kind and _may_be_chosen(row, today)), None)
    for row in [*_disagreeing(rows), *_signed_too_late(rows, chosen)]:
        row.conflict = True
    if chosen is None:
        return Choice(None, None, None, rows)
    timed = chosen if chosen.date_at else _meta_with_time(chosen, rows)
    return Choice(chosen.date_on, timed.date_at if timed else None, _BASIS[chosen.kind], rows, chosen, timed)


def _without_false_time(row: DateEvidence) -> DateEvidence:
    if row.kind == "meta" and row.date_at and _MONTH_FOR_MINUTES.search(row.raw):
        return replace(row, date_at=None, precision="day")
    return replace(row)


def _suspicious(row: DateEvidence, today: date) -> bool:
    """True for a date after the capture, events excepted, which may lie ahead; and for one before there were such sites."""
    if row.date_on is None or row.kind == "event":
        return False
    return row.date_on > today or (row.kind in _COMPARED and row.date_on < SUSPICIOUS_BEFORE)


def _may_be_chosen(row: DateEvidence, today: date) -> bool:
    return row.date_on is not None and EARLIEST <= row.date_on <= today and not row.rule.startswith(OTHER_PAGE)


def _meta_with_time(chosen: DateEvidence, rows: list[DateEvidence]) -> DateEvidence | None:
    if _BASIS[chosen.kind] != "label":
        return None
    return next((row for row in rows if row.kind == "meta" and row.date_at and row.date_on == chosen.date_on), None)


def _signed_too_late(rows: list[DateEvidence], chosen: DateEvidence | None) -> list[DateEvidence]:
    """Signature dates that lie after the published day, with the row that gave that day: one of the two is wrong."""
    if chosen is None or chosen.date_on is None:
        return []
    latest = chosen.date_on + timedelta(days=TOLERANCE_DAYS)
    late = [row for row in rows if row.kind == "signed" and row.date_on and row.date_on > latest]
    return [chosen, *late] if late else []


def _disagreeing(rows: list[DateEvidence]) -> list[DateEvidence]:
    """The rows that lie more than ``TOLERANCE_DAYS`` from one of another kind."""
    spans: dict[str, tuple[date, date]] = {}
    for row in rows:
        if row.date_on and row.kind in _COMPARED:
            first, last = spans.get(row.kind, (row.date_on, row.date_on))
            spans[row.kind] = (min(first, row.date_on), max(last, row.date_on))
    return [row for row in rows if row.date_on and row.kind in spans and _far_from_others(row.kind, row.date_on, spans)]


def _far_from_others(kind: str, on: date, spans: dict[str, tuple[date, date]]) -> bool:
    ends = (end for other, span in spans.items() if other != kind for end in span)
    return any(abs((on - end).days) > TOLERANCE_DAYS for end in ends)

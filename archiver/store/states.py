"""What an answer says of a document: its state, and when to ask again. Pure.

A blocked page is never a gone page, and one failure is never a death: ``gone`` needs the same answer on three visits at least a day
apart, or a 410 (CONTRACT.md, "states").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from archiver.store.values import SHANGHAI

DAY = timedelta(days=1)
VISITS_TO_DEATH = 3
ROBOTS_AGAIN = timedelta(days=7)  # a robots.txt changes seldom, and is asked for whenever the host is
LOOK_AGAIN_DAYS = (7, 365)

READ = frozenset({"article", "list"})
_LIVE = READ | {"other", "revisit", "asset"}
_SHUT = frozenset({"challenge", "blocked"})
_ABSENT = frozenset({"gone", "soft_404", "redirected_home"})


@dataclass(frozen=True, slots=True)
class Visit:
    """One earlier capture of the document. ``at`` is aware."""

    at: datetime
    verdict: str
    status: int


@dataclass(frozen=True, slots=True)
class Judged:
    """``due_at`` is when to ask again; None for never, or for what ``next_look`` decides of a live page."""

    state: str
    note: str | None = None
    due_at: datetime | None = None


def judge(history: Sequence[Visit], verdict: str, status: int, now: datetime, *, attempts: int = 0) -> Judged:
    """The state of a document that just answered with *verdict* and *status*.

    *history* holds its earlier visits, newest first, without this one; only an absence looks at it. *attempts* counts the visits in
    a row before this one that gave no page.
    """
    if verdict in _SHUT:
        return Judged("blocked", f"{verdict}, status {status}", now + DAY)
    if verdict in _ABSENT:
        return _judge_absence(history, verdict, status, now)
    if verdict in _LIVE and not (verdict == "other" and status >= 400):
        return Judged("live", None if verdict in READ or verdict == "revisit" else f"read as {verdict}")
    return Judged("unreachable", f"{verdict}, status {status}", now + back_off(attempts))


def judge_failure(stage: str, reason: str, now: datetime, *, attempts: int = 0) -> Judged:
    """The state of a document whose URL gave no page, or whose page our own code failed on. *stage* is FailureItem's."""
    if stage == "guard":
        return Judged("refused", f"guard: {reason}")
    if reason == "robots_blocked":
        return Judged("blocked", "robots.txt is shut off too", now + DAY)
    if stage == "robots" and reason != "robots_unavailable":
        return Judged("refused", f"robots.txt: {reason}", now + ROBOTS_AGAIN)
    return Judged("unreachable", f"{stage}: {reason}", now + back_off(attempts))


def back_off(attempts: int) -> timedelta:
    """An hour, doubling with every failed visit in a row, to a day."""
    return min(timedelta(hours=1 << min(attempts, 5)), DAY)


def next_look(published_on: date | None, now: datetime) -> timedelta:
    """How long a living original rests: half its age, between a week and a year, since old pages change ever less.

    An unknown day counts as young.
    """
    least, most = LOOK_AGAIN_DAYS
    age = 0 if published_on is None else (now.astimezone(SHANGHAI).date() - published_on).days
    return timedelta(days=max(least, min(most, age // 2)))


def _judge_absence(history: Sequence[Visit], verdict: str, status: int, now: datetime) -> Judged:
    if status == 410:
        return Judged("gone", "status 410")
    visits, first = _same_answers(history, verdict, now)
    if visits >= VISITS_TO_DEATH:
        return Judged("gone", f"{verdict} on {visits} visits since {first.astimezone(SHANGHAI).date()}")
    return Judged("unreachable", f"{verdict} on {visits} of {VISITS_TO_DEATH} visits", now + DAY)


def _same_answers(history: Sequence[Visit], verdict: str, now: datetime) -> tuple[int, datetime]:
    """How many visits at least a day apart, this one counted, answered the same in a row; and the first of them.

    A visit that was shut out or failed says nothing of the page and is passed over; any other answer ends the row.
    """
    visits, last = 1, now
    for visit in history:
        if visit.verdict == verdict:
            if last - visit.at >= DAY:
                visits, last = visits + 1, visit.at
        elif visit.verdict in _LIVE | _ABSENT:
            break
    return visits, last

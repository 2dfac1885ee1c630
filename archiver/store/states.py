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
GONE_AGAIN = timedelta(days=180)  # a page may come back, with a new system or under pressure
VISITS_TO_DEATH = 3
ROBOTS_AGAIN = timedelta(days=7)  # a robots.txt changes seldom, and is asked for whenever the host is
LOOK_AGAIN_DAYS = (7, 365)

READ = frozenset({"article", "list"})
_LIVE = READ | {"other", "revisit", "asset"}
SHUT = frozenset({"challenge", "blocked"})
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


@dataclass(frozen=True, slots=True)
class Watched:
    """How a document's text was seen to change: *changes* in the *days* since it was first read."""

    changes: int
    days: int


_UNASKED = {
    "host_blocked": ("blocked", "the host shut us out"),
    "host_unreachable": ("unreachable", "the host gives no connection"),
    "retry_after": ("unreachable", "the host asks for patience"),
    "switched_off": ("refused", "the site is switched off"),
}


def judge(history: Sequence[Visit], verdict: str, status: int, now: datetime, *, attempts: int = 0) -> Judged:
    """The state of a document that just answered with *verdict* and *status*.

    *history* holds its earlier visits, newest first, without this one; only an absence looks at it. *attempts* counts the visits in
    a row before this one that gave no page.
    """
    if verdict in SHUT:
        return Judged("blocked", f"{verdict}, status {status}", now + shut_for(attempts))
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
        return Judged("blocked", "robots.txt is shut off too", now + shut_for(attempts))
    if stage == "robots" and reason != "robots_unavailable":
        return Judged("refused", f"robots.txt: {reason}", now + ROBOTS_AGAIN)
    return Judged("unreachable", f"{stage}: {reason}", now + back_off(attempts))


def back_off(attempts: int) -> timedelta:
    """An hour, doubling with every failed visit in a row, to a day."""
    return min(timedelta(hours=1 << min(attempts, 5)), DAY)


def shut_for(attempts: int) -> timedelta:
    """A day, doubling with every visit in a row that gave no page, to 16: one page that is always shut must not shut its host for ever."""
    return DAY * (1 << min(attempts, 4))


def judge_hold(reason: str, state: str, now: datetime, until: datetime | None) -> Judged:
    """The state of a document that was not asked for, since its host is held off until then for *reason* (of ``middlewares.hold``).

    What is known of the page itself stays; of a page that was never had, the host's trouble is all there is to say.
    """
    said = _UNASKED.get(reason)
    if said is None or state not in ("lead", "blocked", "unreachable"):
        return Judged(state, None, until)
    return Judged(said[0], f"not asked for: {said[1]}", until or now + ROBOTS_AGAIN)


def next_look(published_on: date | None, now: datetime, watched: Watched | None = None) -> timedelta:
    """How long a living original rests, between a week and a year: half its age, since old pages change ever less; and where changes
    were observed, no longer than half of the usual time between two of them.

    Its age is counted from its own day or, where that is unknown, from when we had it first.
    """
    least, most = LOOK_AGAIN_DAYS
    watched_days = watched.days if watched else 0
    age = watched_days if published_on is None else (now.astimezone(SHANGHAI).date() - published_on).days
    rest = age // 2
    if watched and watched.changes:
        rest = min(rest, watched_days // (2 * watched.changes))
    return timedelta(days=max(least, min(most, rest)))


def _judge_absence(history: Sequence[Visit], verdict: str, status: int, now: datetime) -> Judged:
    if status == 410:
        return Judged("gone", "status 410")
    visits, first = _same_answers(history, verdict, now)
    if visits >= VISITS_TO_DEATH:
        return Judged("gone", f"{verdict} on {visits} visits since {first.astimezone(SHANGHAI).date()}", now + GONE_AGAIN)
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

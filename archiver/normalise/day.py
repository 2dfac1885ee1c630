"""What a date string was understood as."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Day:
    """A day in Asia/Shanghai and, where the text gave a time, the instant with its offset.

    ``precision``: second, minute, day; month or year, where ``date_on`` is None since no day was said. ``rule``: the form recognised.
    """

    date_on: date | None
    date_at: datetime | None
    precision: str
    rule: str


def real_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of(on: date, clock: time | None, precision: str, rule: str) -> Day:
    """The local day *on* with the wall-clock time *clock*, if any.

    Midnight to the second is a placeholder for "no time" (FACTS.md §8), and an hour that summer time skipped or repeated (1986–1991) is
    no instant: both leave the day alone.
    """
    if clock is None or clock == time(0):
        return Day(on, None, "day", rule)
    at = datetime.combine(on, clock, ZONE)
    if at.utcoffset() != at.replace(fold=1).utcoffset():
        return Day(on, None, "day", rule)
    return Day(on, _fixed(at), precision, rule)


def day_of_instant(instant: datetime, precision: str, rule: str) -> Day:
    """The day in Asia/Shanghai in which the aware *instant* lies. Midnight there is a placeholder here too."""
    local = instant.astimezone(ZONE)
    if local.time() == time(0):
        return Day(local.date(), None, "day", rule)
    return Day(local.date(), _fixed(local), precision, rule)


def _fixed(at: datetime) -> datetime:
    """*at* with a plain offset instead of a zone, so that equality and arithmetic are those of the instant."""
    return at.astimezone(timezone(at.utcoffset() or timedelta()))


def local_reference(reference: datetime) -> datetime:
    """*reference* in Asia/Shanghai; a naive one is taken to be so already, whatever the machine's zone."""
    return reference.replace(tzinfo=ZONE) if reference.tzinfo is None else reference.astimezone(ZONE)

"""Date strings to days: ``parse`` for a whole value, ``find_all`` for dates in running text.

An explicit grammar recognises; what it does not know is None, never the nearest guess (HOUSE.md, rules of thumb). A missing year comes only
from the caller. Refused on purpose: a bare D日, weekdays, clocks of a page's header (今天是…), lunar dates, ranges, issues of a paper,
days the calendar lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from archiver.normalise import dategrammar as grammar
from archiver.normalise.clocktime import read_clock
from archiver.normalise.day import ZONE, Day, day_of, day_of_instant, local_reference, real_date
from archiver.normalise.numerals import small, year
from archiver.normalise.text import clean

# No value of a date label is longer, with all that may stand around it.
_LONGEST_VALUE = 1000
# Two digits of a year: the web's years, and the nineties of scanned notices. 50 to 89 is understood as neither.
_CENTURIES = ((0, 49, 2000), (90, 99, 1900))
# How far back the latest 29 February may lie.
_LEAP_GAP = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A date in running text: ``text[start:end] == raw``. Both ends of a range are found, each with the raw text of its own."""

    start: int
    end: int
    raw: str
    day: Day


def parse(raw: str, *, reference: datetime | None = None, year_hint: int | None = None) -> Day | None:
    """The date that *raw*, the whole value of a label, meta tag or list entry, says; None where it says none for certain.

    *reference* is when the page was fetched: relative words count from it, and a date without a year is the latest one not after it.
    *year_hint* is the year for a date without one, before *reference*. A month or a year alone is a ``Day`` without ``date_on``.
    """
    if len(raw) > _LONGEST_VALUE:
        return None
    core = _core(raw)
    now = local_reference(reference) if reference else None
    return _instant(core) or _whole(core, now, year_hint) or _relative(core, now) or _coarse(core)


def _core(raw: str) -> str:
    """*raw* without labels and weekdays before the date, and without the next label and closing brackets behind it."""
    text = grammar.plain(clean(raw))
    lead = grammar.LEAD.match(text)
    text = text[lead.end() :] if lead else text
    following = grammar.NEXT_LABEL.search(text)
    return (text[: following.start()] if following else text).rstrip(grammar.TAIL_CHARS)


def _instant(core: str) -> Day | None:
    """Forms that name an instant by themselves: ISO 8601 with a zone, HTTP dates, Unix time in seconds or milliseconds."""
    try:
        if found := grammar.ZONED.fullmatch(core):
            instant = datetime.fromisoformat(f"{found['date']}T{found['time']}{found['zone']}").replace(microsecond=0)
            return day_of_instant(instant, "second" if found["seconds"] else "minute", "iso-zoned")
        if grammar.HTTP.fullmatch(core):
            return day_of_instant(parsedate_to_datetime(core), "second", "http")
    except ValueError:
        return None
    if found := grammar.EPOCH.fullmatch(core):
        seconds = int(core[:10])
        return day_of_instant(datetime.fromtimestamp(seconds, UTC), "second", "epoch-ms" if found["milliseconds"] else "epoch")
    return None


def _whole(core: str, now: datetime | None, year_hint: int | None) -> Day | None:
    if found := grammar.STAMP.fullmatch(core):
        pairs = re.findall("..", found["rest"])
        core = f"{found['year']}-{pairs[0]}-{pairs[1]} {':'.join(pairs[2:])}"
    for name, pattern in grammar.WHOLE:
        if found := pattern.fullmatch(core):
            on, rule = _day(found, name, now, year_hint)
            return day_of(on, *read_clock(found), rule) if on else None
    return None


def _day(found: re.Match[str], name: str, now: datetime | None, year_hint: int | None) -> tuple[date | None, str]:
    """The day of a match, and the name of the form with where its year came from."""
    groups = found.groupdict()
    # A form without these groups is a name of the first of January.
    month, day = (small(groups.get(part) or groups.get(f"{part}2") or "1") for part in ("month", "day"))
    if full := groups.get("year"):
        return real_date(year(full), month, day), name
    if short := groups.get("short"):
        return _short_year(int(short), month, day, now), name
    if word := groups.get("year_word"):
        return (real_date(now.year + grammar.YEAR_WORDS[word], month, day) if now else None), f"{name}+reference"
    if year_hint is not None:
        return real_date(year_hint, month, day), f"{name}+year-hint"
    return (_latest(month, day, now.date()) if now else None), f"{name}+reference"


def _short_year(short: int, month: int, day: int, now: datetime | None) -> date | None:
    for first, last, century in _CENTURIES:
        if first <= short <= last:
            on = real_date(century + short, month, day)
            # Read as the year first, a date of another order often falls behind the capture.
            return None if on and now and on > now.date() else on
    return None


def _latest(month: int, day: int, today: date) -> date | None:
    """The latest such day not after *today*."""
    candidates = (real_date(today.year - back, month, day) for back in range(_LEAP_GAP + 1))
    return next((on for on in candidates if on and on <= today), None)


def _relative(core: str, now: datetime | None) -> Day | None:
    found = grammar.RELATIVE.fullmatch(core)
    if not found or now is None:
        return None
    if word := found["word"]:
        on = now.date() - timedelta(days="今昨前".index(word[0]))
        return day_of(on, *read_clock(found), "relative-day")
    if found["now"]:
        return Day(now.date(), None, "day", "relative-now")
    if found["unit"] == "天":
        return None if found["count"] == "半" else Day(now.date() - timedelta(days=int(found["count"])), None, "day", "relative-days")
    return _elapsed(found["count"], found["unit"], now)


def _elapsed(count: str, unit: str, now: datetime) -> Day | None:
    """A day from "3小时前", which counts whole hours: None where the hour it means lies across midnight."""
    step = {"秒": timedelta(seconds=1), "分": timedelta(minutes=1), "小": timedelta(hours=1)}[unit[0]]
    instant = now.astimezone(UTC)
    latest = (instant - step * (0.5 if count == "半" else int(count))).astimezone(ZONE)
    earliest = (latest.astimezone(UTC) - (step * 0 if count == "半" else step)).astimezone(ZONE)
    return Day(latest.date(), None, "day", "relative-elapsed") if latest.date() == earliest.date() else None


def _coarse(core: str) -> Day | None:
    """A month or a year alone, which no day may be made of."""
    if found := grammar.MONTH_ONLY.fullmatch(core):
        return Day(None, None, "month", "month") if 1 <= small(found["month"] or found["month2"]) <= 12 else None
    return Day(None, None, "year", "year") if grammar.YEAR_ONLY.fullmatch(core) else None


def find_all(text: str, *, reference: datetime | None = None, year_hint: int | None = None) -> list[Found]:
    """Every date in running *text*, in order, none overlapping. *reference* and *year_hint* are as for ``parse``.

    For an article's text the fitting reference is the day it was published, not the capture. Found are full dates, months (2018年10月,
    without ``date_on``) and, where a year can be known, 6月28日 and 去年6月28日. Of a range (6月28日至29日) both ends, the second taking
    what it lacks from the first. Lunar dates and a page's clock are passed over.
    """
    shown = grammar.plain(text)
    now = local_reference(reference) if reference else None
    found: list[Found] = []
    for match, name in _matches(shown):
        if found and match.start() < found[-1].end:  # the end of a range, found with its start
            continue
        if grammar.NO_DATE_BEFORE.search(shown, max(0, match.start() - 8), match.start()):
            continue
        day = _day_in_text(match, name, now, year_hint)
        if day:
            found.append(Found(*match.span(), text[slice(*match.span())], day))
            found.extend(_range_end(shown, text, match.end(), day))
    return found


def _day_in_text(match: re.Match[str], name: str, now: datetime | None, year_hint: int | None) -> Day | None:
    if name == "month":
        return Day(None, None, "month", "month") if 1 <= small(match["month"]) <= 12 else None
    on, rule = _day(match, name, now, year_hint)
    return Day(on, None, "day", rule) if on else None


def _matches(shown: str) -> Iterator[tuple[re.Match[str], str]]:
    """Matches of the forms of running text from left to right, the longest first, without overlaps."""
    candidates = [(match, name) for name, pattern in grammar.IN_TEXT_FORMS for match in pattern.finditer(shown)]
    candidates.sort(key=lambda candidate: (candidate[0].start(), -candidate[0].end()))
    end = 0
    for match, name in candidates:
        if match.start() >= end:
            end = match.end()
            yield match, name


def _range_end(shown: str, text: str, start: int, first: Day) -> Iterator[Found]:
    tail = grammar.RANGE_TAIL.match(shown, start)
    if not tail or not first.date_on:
        return
    month = small(tail["month"]) if tail["month"] else first.date_on.month
    last = real_date(first.date_on.year, month, small(tail["day"]))
    if last and last >= first.date_on:
        span = slice(tail.start("month" if tail["month"] else "day"), tail.end())
        yield Found(span.start, span.stop, text[span], Day(last, None, "day", f"{first.rule}+range"))

"""Dates that the text itself speaks of: when a meeting was held, a case filed, a rule comes into force. Kind ``event``, never chosen.

A day without a year takes the year it was published in, or the one before, only where nothing speaks against it: no other year stands
before it in the text, and it is the nearest such day. What is left open keeps its raw text, with no day beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from archiver.items import DateEvidence
from archiver.normalise.dategrammar import YEAR_WORDS, plain
from archiver.normalise.datestrings import Found, find_all
from archiver.normalise.day import ZONE
from archiver.normalise.numerals import YEAR, year

MOST = 50  # rows an article may have; a chronicle names hundreds of days
_NEAR = 183  # days: a day farther back than half a year is nearer to the one to come
_TURN = 3  # days after New Year in which 今年 may still mean the year before: written in December, published in January
_DATELINE_WITHIN = 60  # characters of the first paragraphs
_ANY_YEAR = datetime(2000, 12, 31, tzinfo=ZONE)  # a leap year: every day of the calendar is found, its year is then dropped
_REFERENCE = "+reference"
_UNSURE = "同年|当年|次年|翌年|那年|来年|往年|历年"
_YEARS = re.compile(
    rf"(?P<word>{'|'.join(YEAR_WORDS)})|(?P<unsure>{_UNSURE})"
    rf"|(?<![0-9〇零一二三四五六七八九])(?P<year>{YEAR}) {{0,2}}年|(?P<iso>(?:19|20)[0-9]{{2}})(?=[-./][0-9])"
)


def event_dates(paragraphs: Iterable[str], published: date | None) -> list[DateEvidence]:
    """The first ``MOST`` dates of the text, each raw text and day once. *published* is the day in Shanghai that years are counted from.

    ``rule`` tells the place (``text:3`` is the third paragraph, ``text:dateline``) and the form; ``+published`` is a year that was taken
    from *published*.
    """
    rows: dict[tuple[str, date | None], DateEvidence] = {}
    for row in _rows(paragraphs, published):
        rows.setdefault((row.raw, row.date_on), row)
        if len(rows) == MOST:
            break
    return list(rows.values())


def _rows(paragraphs: Iterable[str], published: date | None) -> Iterator[DateEvidence]:
    reference = datetime.combine(published, time(12), ZONE) if published else _ANY_YEAR
    spoken: int | None = None  # the year that the text spoke of last; 0 where it cannot be told
    for number, paragraph in enumerate(paragraphs, start=1):
        shown = plain(paragraph)
        mentions = list(_YEARS.finditer(shown))
        for found in find_all(paragraph, reference=reference):
            while mentions and mentions[0].start() < found.start:
                spoken = _year_of(mentions.pop(0), published)
            place = "dateline" if number <= 3 and _is_dateline(shown, found) else str(number)
            yield _row(found, f"text:{place}", published, spoken)
        for mention in mentions:
            spoken = _year_of(mention, published)


def _year_of(mention: re.Match[str], published: date | None) -> int:
    if mention["word"]:
        return published.year + YEAR_WORDS[mention["word"]] if published else 0
    return 0 if mention["unsure"] else year(mention["year"] or mention["iso"])


def _row(found: Found, place: str, published: date | None, spoken: int | None) -> DateEvidence:
    day, form = found.day, found.day.rule.replace(_REFERENCE, "")
    if form == found.day.rule:
        return DateEvidence("event", found.raw, f"{place} {form}", day.date_on, None, day.precision)
    if published is None or day.date_on is None or not _is_sure(found, day.date_on, published, spoken):
        return DateEvidence("event", found.raw, f"{place} {form}")
    return DateEvidence("event", found.raw, f"{place} {form}+published", day.date_on, None, day.precision)


def _is_sure(found: Found, on: date, published: date, spoken: int | None) -> bool:
    """True where the year that ``find_all`` took from *published* is the one that is meant."""
    if found.raw.startswith(tuple(YEAR_WORDS)):
        return published.timetuple().tm_yday > _TURN
    return (published - on).days <= _NEAR and spoken in (None, on.year)


def _is_dateline(shown: str, found: Found) -> bool:
    return found.end <= _DATELINE_WITHIN and shown[found.end : found.end + 1] in ("电", "讯")

"""The date in the path of a URL: when the CMS made the record, an upper bound of when the article was first published (FACTS.md §1)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from archiver.normalise.day import ZONE, Day, real_date

_YEAR = r"(?P<year>1999|20[0-9]{2})"
_MD = r"(?P<month>[0-9]{2})[-/]?(?P<day>[0-9]{2})"

# The most telling form first; each needs a divider on both sides, so that no part of a longer number is taken.
_FORMS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("trs", rf"/[tW]{_YEAR}{_MD}_[0-9]"),  # /202306/t20230630_4799520.shtml
        ("hanweb", rf"/art/{_YEAR}/(?P<month>[0-9]{{1,2}})/(?P<day>[0-9]{{1,2}})/art_"),
        ("folders", rf"/{_YEAR}[-/]?{_MD}/"),  # /2023/06/30/ /2023-06/30/ /2023/0630/ /20230630/ /2022/08-11/
        ("folders", rf"/{_YEAR}/(?P<month>[0-9]{{1,2}})/(?P<day>[0-9]{{1,2}})/"),
        ("file", rf"/{_YEAR}-?{_MD}[_/.-]"),
    )
)
# NetEase alone writes /20/0816/14/FK4P3BCM00018AOR.html: hour and 16 characters make the two digits a year.
_NETEASE = re.compile(r"/(?P<short>[0-9]{2})/(?P<month>[0-9]{2})(?P<day>[0-9]{2})/[0-2][0-9]/[0-9A-Z]{16}\.html")
_MONTH = re.compile(rf"/{_YEAR}[-/]?(?P<month>0[1-9]|1[0-2])/")


def in_url(url: str, *, now: datetime | None = None) -> Day | None:
    """The day that the path of *url* names, or its month (then without ``date_on``); None where it names none.

    The day must be real and lie from 1999, when the sites began, to a year after *now* (aware; the clock where it is None: no date is made
    from it, it only refuses numbers that cannot be dates). Host and query are not looked at.
    """
    latest = ((now or datetime.now(UTC)).astimezone(ZONE) + timedelta(days=366)).date()
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    for name, pattern in (*_FORMS, ("netease", _NETEASE)):
        for found in pattern.finditer(path):
            groups = found.groupdict()
            year = int(groups.get("year") or f"20{groups['short']}")
            on = real_date(year, int(groups["month"]), int(groups["day"]))
            if on and on <= latest:
                return Day(on, None, "day", f"url-{name}")
    month = _MONTH.search(path)
    return Day(None, None, "month", "url-month") if month and int(month["year"]) <= latest.year else None

"""From counts to alarms: what is not as expected, and of which kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from archiver.watch.model import (
    BLOCKED,
    DORMANT,
    EMPTY_LIST,
    NEVER,
    QUIET,
    SPIDER,
    TEMPLATE,
    UNREACHABLE,
    Alarm,
    ListBefore,
    ListCounts,
    SiteCounts,
)

ENOUGH = 3  # pages; one odd page is no changed template
EXPECTED = 0.5  # read ÷ readable, of a host that no site definition says more of
FOUND_BEFORE, LOST_NOW = 0.2, 0.8  # shares of the pages on which a field is missing
SILENCE = 3  # times the longest usual gap …
SILENCE_DAYS = 30  # … and no less than this
PULSE = timedelta(days=2)  # without a finished run that are no reason to worry


def judge_site(host: str, now: SiteCounts, before: Iterable[SiteCounts], expected: float | None, *, was_read: bool) -> Iterator[Alarm]:
    """The alarms of one host. *before* holds its earlier runs, newest first; *was_read*: a page of it has been read, ever."""
    if now.blocked:
        yield Alarm(BLOCKED, host, f"{now.blocked} answers were a protection page: the host is left alone until tomorrow")
    elif now.failed and not now.seen:
        kind = UNREACHABLE if was_read else NEVER
        yield Alarm(kind, host, f"no answer to {now.failed} requests" + (", though it was read before" if was_read else ""))
    if now.readable:
        yield from _template(host, now, before, EXPECTED if expected is None else expected)


def _template(host: str, now: SiteCounts, before: Iterable[SiteCounts], expected: float) -> Iterator[Alarm]:
    earlier = list(before)
    recent = now
    while earlier and recent.readable < ENOUGH:  # a site with one article a week takes a few runs to judge
        recent = recent + earlier.pop(0)
    if recent.readable < ENOUGH:
        return
    if recent.read < expected * recent.readable:
        share = f"{recent.read} of {recent.readable} pages read, {expected:.0%} expected"
        yield Alarm(TEMPLATE, host, f"{share}: its template may have changed")
    past = sum(earlier, SiteCounts())
    for name, count in sorted(recent.missing.items()):
        if (
            past.read >= ENOUGH
            and recent.read >= ENOUGH
            and past.missing[name] <= FOUND_BEFORE * past.read
            and count >= LOST_NOW * recent.read
        ):
            found = f"{name} not found on {count} of {recent.read} pages, before on {past.missing[name]} of {past.read}"
            yield Alarm(TEMPLATE, host, f"{found}: its template may have changed")


def judge_list(list_id: int, now: ListCounts, before: ListBefore | None, today: date) -> Iterator[Alarm]:
    """The alarms of one list that answered in this run; *today* in Asia/Shanghai."""
    if not now.links and before is not None and before.links:  # a page that never had one is no list
        yield Alarm(EMPTY_LIST, now.host, f"not a single link on {now.url}, where there were {before.links}", list_id)
    elif not now.items and before is not None and before.items:
        yield Alarm(TEMPLATE, now.host, f"no article on {now.url}, where there were {before.items}: its template may have changed", list_id)
    if now.newest_on is None or now.gap_days is None:
        return
    allowed = timedelta(days=max(SILENCE_DAYS, SILENCE * now.gap_days))
    if today - now.newest_on <= allowed:
        return
    silent = f"nothing newer than {now.newest_on} on {now.url}, where news comes at least every {now.gap_days} days"
    yield Alarm(QUIET if _was_alive(before, allowed) else DORMANT, now.host, silent, list_id)


def _was_alive(before: ListBefore | None, allowed: timedelta) -> bool:
    """True where the list had recent news when it was first seen: it fell silent under our eyes."""
    return before is not None and before.first_newest_on is not None and before.first_at.date() - before.first_newest_on <= allowed


def judge_run(spider: str, sites: Mapping[str, SiteCounts], lists: Mapping[int, ListCounts], *, walks: bool) -> Iterator[Alarm]:
    """The alarm of a run that did nothing. *walks*: it was to walk lists, not to fetch what a user named or what happened to be due."""
    if not walks:
        return
    if not any(each.links for each in lists.values()):
        blocked = sum(site.blocked for site in sites.values())
        failed = sum(site.failed for site in sites.values())
        why = f"{failed} requests without an answer, {blocked} answers that were a protection page"
        yield Alarm(SPIDER, "", f"{spider}: not one list was read ({why})")


def judge_pulse(spider: str, starts: Sequence[datetime], now: datetime) -> Iterator[Alarm]:
    """The alarm of a spider that runs no more. *starts* are those of its last runs that did all there was to do, newest first."""
    if not starts:
        return
    gaps = sorted(later - earlier for later, earlier in pairwise(starts))
    usual = gaps[len(gaps) // 2] if gaps else timedelta(0)
    if now - starts[0] > max(PULSE, SILENCE * usual):
        yield Alarm(SPIDER, "", f"{spider}: no run has finished since {starts[0]:%Y-%m-%d %H:%M}: does cron call it?")

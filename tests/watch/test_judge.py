"""Counts become alarms of the right kind, and of none where nothing is amiss."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.watch.judge import judge_list, judge_pulse, judge_run, judge_site
from archiver.watch.model import (
    BLOCKED,
    DORMANT,
    EMPTY_LIST,
    KINDS,
    NEVER,
    QUIET,
    SPIDER,
    TEMPLATE,
    UNREACHABLE,
    ListBefore,
    ListCounts,
    SiteCounts,
)
from archiver.watch.rhythm import longest_usual_gap

NOW = datetime(2026, 11, 25, tzinfo=UTC)
missing = st.dictionaries(st.sampled_from(["source", "date"]), st.integers(1, 50)).map(Counter)
counts = st.builds(SiteCounts, *(st.integers(0, 50) for _ in range(6)), missing=missing)


def of_site(now: SiteCounts, *before: SiteCounts, expected: float | None = None, was_read: bool = True) -> list[str]:
    return [alarm.kind for alarm in judge_site("a.gov.cn", now, before, expected, was_read=was_read)]


@pytest.mark.parametrize(
    ("now", "before", "expected", "kinds"),
    [
        (SiteCounts(seen=9, read=9), [], 0.95, []),
        (SiteCounts(seen=9, read=8), [], 0.95, [TEMPLATE]),
        (SiteCounts(seen=9, read=8), [], None, []),
        (SiteCounts(seen=9, read=4), [], None, [TEMPLATE]),
        (SiteCounts(seen=9, read=3, absent=6), [], 0.95, []),  # what is not there cannot be read
        (SiteCounts(seen=1, read=0), [], None, []),  # one odd page
        (SiteCounts(seen=1, read=0), [SiteCounts(seen=1), SiteCounts(seen=1)], None, [TEMPLATE]),  # three odd pages in three runs
        (SiteCounts(seen=1, read=0), [SiteCounts(seen=9, read=9)], None, []),
        (SiteCounts(seen=2, shut=2, blocked=2), [], None, [BLOCKED]),
        (SiteCounts(failed=3), [], None, [UNREACHABLE]),
        (SiteCounts(seen=3, read=3, missing=Counter(source=3)), [SiteCounts(seen=5, read=5)], None, [TEMPLATE]),
        (SiteCounts(seen=3, read=3, missing=Counter(source=3)), [SiteCounts(seen=5, read=5, missing=Counter(source=4))], None, []),
    ],
)
def test_a_site(now: SiteCounts, before: list[SiteCounts], expected: float | None, kinds: list[str]) -> None:
    assert of_site(now, *before, expected=expected) == kinds


def test_a_host_that_never_answered_is_no_loss() -> None:
    assert of_site(SiteCounts(failed=3), was_read=False) == [NEVER]


@given(now=counts, before=st.lists(counts, max_size=4), expected=st.none() | st.floats(0, 1), was_read=st.booleans())
def test_any_counts_can_be_judged(now: SiteCounts, before: list[SiteCounts], expected: float | None, was_read: bool) -> None:
    kinds = of_site(now, *before, expected=expected, was_read=was_read)
    assert set(kinds) <= set(KINDS)
    assert (BLOCKED in kinds) == (now.blocked > 0)


def of_list(links: int, items: int, newest: date | None, before: ListBefore | None) -> list[str]:
    now = ListCounts("b.org.cn", "http://b.org.cn/list", 1, links, items, newest_on=newest, gap_days=None if newest is None else 3)
    return [alarm.kind for alarm in judge_list(1, now, before, NOW.date())]


def test_a_list() -> None:
    recent, old = NOW.date() - timedelta(days=5), NOW.date() - timedelta(days=40)
    alive = ListBefore(40, 20, date(2026, 9, 30), datetime(2026, 10, 1, tzinfo=UTC))
    silent = ListBefore(40, 20, date(2020, 1, 1), datetime(2026, 10, 1, tzinfo=UTC))
    assert of_list(40, 20, recent, alive) == []
    assert of_list(0, 0, None, alive) == [EMPTY_LIST]
    assert of_list(0, 0, None, None) == []
    assert of_list(12, 0, None, alive) == [TEMPLATE]
    assert of_list(40, 20, old, alive) == [QUIET]
    assert of_list(40, 20, old, silent) == [DORMANT]
    assert of_list(40, 20, old, None) == [DORMANT]


def test_a_run_that_read_no_list() -> None:
    def kinds(lists: dict[int, ListCounts], *, walks: bool = True) -> list[str]:
        return [alarm.kind for alarm in judge_run("portal", {}, lists, walks=walks)]

    assert kinds({}) == [SPIDER]
    assert kinds({1: ListCounts("b.org.cn")}) == [SPIDER]
    assert kinds({1: ListCounts("b.org.cn", links=3)}) == []
    assert kinds({}, walks=False) == []


def test_a_spider_that_runs_no_more() -> None:
    daily = [NOW - timedelta(days=days) for days in range(5)]
    assert list(judge_pulse("portal", daily, NOW + timedelta(days=2))) == []
    assert [alarm.kind for alarm in judge_pulse("portal", daily, NOW + timedelta(days=4))] == [SPIDER]
    weekly = [NOW - timedelta(weeks=weeks) for weeks in range(5)]
    assert list(judge_pulse("portal", weekly, NOW + timedelta(days=20))) == []
    assert list(judge_pulse("portal", [], NOW)) == []


@given(st.lists(st.dates(date(2000, 1, 1), date(2026, 1, 1)), max_size=60))
def test_the_usual_gap_lies_among_the_gaps(days: list[date]) -> None:
    gap = longest_usual_gap(days)
    ordered = sorted(set(days))
    if len(ordered) < 4:
        assert gap is None
    else:
        assert gap is not None
        assert 1 <= gap <= (ordered[-1] - ordered[0]).days

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.store.states import DAY, Visit, back_off, judge, judge_failure, next_look
from archiver.store.vocabulary import STATES, VERDICTS

NOW = datetime(2026, 11, 25, tzinfo=UTC)


def ago(days: float, verdict: str = "gone", status: int = 404) -> Visit:
    return Visit(NOW - timedelta(days=days), verdict, status)


@pytest.mark.parametrize(
    ("history", "state"),
    [
        ([], "unreachable"),
        ([ago(1)], "unreachable"),
        ([ago(1), ago(2)], "gone"),
        ([ago(0.5), ago(1)], "unreachable"),  # three visits, yet only a day from first to last
        ([ago(0.9), ago(1.8), ago(2.7)], "unreachable"),  # each less than a day from the next, and only one a day from two others
        ([ago(0.9), ago(1.1), ago(2.2)], "gone"),
        ([ago(1), ago(2, "article", 200), ago(3)], "unreachable"),  # it came back in between
        ([ago(1), ago(2, "challenge", 521), ago(3)], "gone"),  # a shut door says nothing of the page
        ([ago(1, "soft_404", 200), ago(2, "soft_404", 200)], "unreachable"),  # another answer
    ],
)
def test_gone_needs_the_same_answer_on_three_visits_a_day_apart(history: list[Visit], state: str) -> None:
    assert judge(history, "gone", 404, NOW).state == state


def test_410_is_believed_at_once() -> None:
    judged = judge([], "gone", 410, NOW)
    assert (judged.state, judged.due_at) == ("gone", None)


@pytest.mark.parametrize("verdict", ["challenge", "blocked"])
def test_a_blocked_page_is_never_gone(verdict: str) -> None:
    history = [ago(days, verdict, 521) for days in range(1, 20)]
    judged = judge(history, verdict, 521, NOW)
    assert (judged.state, judged.due_at) == ("blocked", NOW + DAY)


@pytest.mark.parametrize(
    ("verdict", "status", "state"),
    [
        ("article", 200, "live"),
        ("list", 200, "live"),
        ("other", 200, "live"),
        ("revisit", 304, "live"),
        ("other", 500, "unreachable"),
        ("other", 403, "unreachable"),
        ("wrong_type", 200, "unreachable"),
        ("requires_render", 200, "unreachable"),
        ("truncated", 200, "unreachable"),
        ("unreadable", 200, "unreachable"),
    ],
)
def test_other_verdicts(verdict: str, status: int, state: str) -> None:
    assert judge([], verdict, status, NOW).state == state


@pytest.mark.parametrize(
    ("stage", "state", "rest"),
    [
        ("guard", "refused", None),
        ("robots", "refused", timedelta(days=7)),
        ("download", "unreachable", timedelta(hours=1)),
        ("replay", "unreachable", timedelta(hours=1)),
        ("pipeline", "unreachable", timedelta(hours=1)),
    ],
)
def test_failures(stage: str, state: str, rest: timedelta | None) -> None:
    judged = judge_failure(stage, "reason", NOW)
    assert judged.state == state
    assert judged.due_at == (None if rest is None else NOW + rest)
    assert judged.note is not None
    assert "reason" in judged.note


def test_the_back_off_doubles_from_an_hour_to_a_day() -> None:
    assert [back_off(attempts) // timedelta(hours=1) for attempts in (0, 1, 2, 3, 4, 5, 1000)] == [1, 2, 4, 8, 16, 24, 24]


@pytest.mark.parametrize(
    ("published_on", "days"),
    [(None, 7), (date(2026, 11, 24), 7), (date(2026, 10, 26), 15), (date(2010, 1, 1), 365), (date(9999, 1, 1), 7)],
)
def test_a_living_original_rests_half_its_age_between_a_week_and_a_year(published_on: date | None, days: int) -> None:
    assert next_look(published_on, NOW) == timedelta(days=days)


visits = st.builds(
    Visit, st.datetimes(datetime(2000, 1, 1), datetime(2026, 11, 25), timezones=st.just(UTC)), st.sampled_from(VERDICTS), st.just(200)
)


@given(st.lists(visits, max_size=8), st.sampled_from(VERDICTS), st.integers(), st.integers(0, 10**6))
def test_every_answer_gives_a_state_and_one_visit_alone_is_no_death(history: list[Visit], verdict: str, status: int, attempts: int) -> None:
    history.sort(key=lambda visit: visit.at, reverse=True)
    judged = judge(history, verdict, status, NOW, attempts=attempts)
    assert judged.state in STATES
    same = [visit for visit in history if visit.verdict == verdict]
    if judged.state == "gone" and status != 410:
        assert len(same) >= 2
        assert NOW - same[-1].at >= 2 * DAY

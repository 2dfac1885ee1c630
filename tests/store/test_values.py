from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.store import values

any_text = st.text(st.characters())  # surrogates and NUL included


def test_an_instant_is_shanghai_time_to_the_second() -> None:
    assert values.instant(datetime(2023, 7, 8, 22, 30, 0, 999, tzinfo=UTC)) == "2023-07-09T06:30:00+08:00"


def test_summer_time_of_the_eighties_keeps_the_day() -> None:
    assert values.instant(datetime(1988, 7, 1, 15, 30, tzinfo=UTC)) == "1988-07-02T00:30:00+09:00"


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        values.instant(datetime(2023, 7, 9))


@given(any_text)
def test_cleaned_text_makes_the_round_trip_through_the_driver(text: str) -> None:
    clean = values.text(text)
    assert clean is not None
    (back,) = sqlite3.connect(":memory:").execute("SELECT ?", (clean,)).fetchone()
    assert back == clean
    assert clean == "".join(c for c in text if c != "\0" and not "\ud800" <= c <= "\udfff")


@given(st.integers())
def test_integers_are_clamped_and_else_unchanged(number: int) -> None:
    clamped = values.integer(number)
    assert clamped is not None
    assert -(2**63) <= clamped < 2**63
    assert clamped == number or abs(number) >= 2**63


offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(timezones=offsets))
def test_a_page_instant_never_raises_and_reads_back(when: datetime) -> None:
    shown = values.page_instant(when)
    assert shown is not None
    assert values.moment(shown) == when.replace(microsecond=0)

"""``[manners]`` of a site definition: strict, and right around midnight."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.errors import BadDefinition
from archiver.reading.manners import Manners, Window, manners_of
from archiver.reading.toml import Table


def read(tmp_path: Path, text: str) -> Manners:
    path = tmp_path / "site.toml"
    path.write_text(text, encoding="utf-8")
    return manners_of(Table.load(path))


def test_what_may_be_said(tmp_path: Path) -> None:
    assert read(tmp_path, "") == Manners()
    assert read(tmp_path, 'delay = 5\nwindow = "22:00-06:00"\noff = "asked us to stop"') == Manners(
        5.0, Window(time(22), time(6)), "asked us to stop"
    )
    assert read(tmp_path, "off = true").off
    assert not read(tmp_path, "off = false").off


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("delay = 0", "delay"),
        ('delay = "1"', "delay"),
        ('window = "22-6"', "window"),
        ('window = "24:00-06:00"', "window"),
        ('window = "06:00-06:00"', "window"),
        ("off = 1", "off"),
        ('off = ""', "off"),
        ("pause = 3", "pause"),
    ],
)
def test_what_may_not(tmp_path: Path, text: str, field: str) -> None:
    with pytest.raises(BadDefinition, match=rf"site\.toml: {field}"):
        read(tmp_path, text)


minutes = st.times().map(lambda t: t.replace(second=0, microsecond=0, tzinfo=None))


@given(opens=minutes, closes=minutes, at=st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)))
def test_a_window_opens_within_a_day_and_holds_then(opens: time, closes: time, at: datetime) -> None:
    window = Window(opens, closes)
    if opens == closes or window.holds(at):
        return
    opening = window.opens_after(at)
    assert 0 < (opening - at).total_seconds() <= 86_400
    assert window.holds(opening)

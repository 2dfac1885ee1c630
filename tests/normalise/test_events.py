"""Dates that the text speaks of, and the years they may take."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.normalise.events import MOST, event_dates

PUBLISHED = date(2023, 7, 9)


def _days(*paragraphs: str, published: date | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(row.raw, row.date_on and row.date_on.isoformat()) for row in event_dates(paragraphs, published)]


CASES = [
    ("6月28日至29日,自治区检察院举办交流会", [("6月28日", "2023-06-28"), ("29日", "2023-06-29")]),
    ("2023年6月30日，某院立案；7月1日开庭", [("2023年6月30日", "2023-06-30"), ("7月1日", "2023-07-01")]),
    # the case is of 2019, so its later days may be of that year or of any after it
    ("2019年5月6日立案，6月10日批准逮捕", [("2019年5月6日", "2019-05-06"), ("6月10日", None)]),
    ("2019年以来，全市办案百件。6月10日，会议召开", [("6月10日", None)]),
    ("二〇一九年五月六日立案，6月10日批准逮捕", [("二〇一九年五月六日", "2019-05-06"), ("6月10日", None)]),
    ("2019-05-06立案，6月10日批准逮捕", [("2019-05-06", "2019-05-06"), ("6月10日", None)]),
    ("2019年办案百件。今年6月10日，会议召开，6月12日闭幕", [("今年6月10日", "2023-06-10"), ("6月12日", "2023-06-12")]),
    ("去年12月5日立案，次年1月3日起诉，2月1日开庭", [("去年12月5日", "2022-12-05"), ("2月1日", None)]),
    # nearer to the day to come than to the one that was
    ("会议定于7月20日召开", [("7月20日", None)]),
    ("12月5日是宪法宣传周", [("12月5日", None)]),
    ("2018年10月，张某调任", [("2018年10月", None)]),
    ("新规2024年1月1日起施行", [("2024年1月1日", "2024-01-01")]),
    ("28日下午，经验交流会举行", []),
    ("今天是2023年7月9日，农历五月廿二日", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_case(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert _days(text) == expected


def test_a_year_spoken_of_holds_for_the_paragraphs_behind_it() -> None:
    assert _days("2019年5月6日立案。", "6月10日批准逮捕。") == [("2019年5月6日", "2019-05-06"), ("6月10日", None)]


def test_without_a_published_day_no_year_is_taken() -> None:
    assert _days("6月10日，今年6月11日，2023年6月12日", published=None) == [
        ("6月10日", None),
        ("今年6月11日", None),
        ("2023年6月12日", "2023-06-12"),
    ]


def test_this_year_is_in_doubt_right_after_new_year() -> None:
    assert _days("今年12月1日", published=date(2023, 1, 2)) == [("今年12月1日", None)]
    assert _days("去年12月1日", published=date(2023, 1, 9)) == [("去年12月1日", "2022-12-01")]
    assert _days("12月30日", published=date(2023, 1, 2)) == [("12月30日", "2022-12-30")]


def test_rules_tell_place_and_form() -> None:
    rows = event_dates(["新华社北京6月9日电 6月8日，", "会议2023年6月7日召开"], PUBLISHED)
    assert [row.rule for row in rows] == ["text:dateline month-day-cjk+published", "text:1 month-day-cjk+published", "text:2 cjk"]
    assert {(row.kind, row.conflict) for row in rows} == {("event", False)}


def test_a_chronicle_is_cut_and_nothing_stands_twice() -> None:
    assert len(_days(*(f"{year}年1月1日" for year in range(1900, 2000)))) == MOST
    assert _days("6月28日，", "6月28日，") == [("6月28日", "2023-06-28")]


@given(
    st.lists(st.text(st.sampled_from("0123456789年月日今去次同至- 一二十会"), max_size=40), max_size=4),
    st.none() | st.dates(date(1999, 1, 1), date(2030, 1, 1)),
)
def test_a_year_that_was_taken_is_near(paragraphs: list[str], published: date | None) -> None:
    for row in event_dates(paragraphs, published):
        assert row.raw in "".join(paragraphs)
        if "+published" in row.rule:
            assert published is not None
            assert row.date_on is not None
            assert abs((published - row.date_on).days) <= 3 * 366
        if not row.raw.startswith(("今", "去")) and row.date_on and "+published" in row.rule and "range" not in row.rule:
            assert 0 <= (published - row.date_on).days <= 183  # type: ignore[operator]


@pytest.mark.parametrize("unit", ["2023年", "6月28日", "今年", "年", "去年6月", "2023-06-28至29日 "])
def test_hostile_texts_end(unit: str) -> None:
    assert len(event_dates([unit * 30_000], PUBLISHED)) <= MOST

"""Date strings: the rows of date_formats.tsv one by one, generated dates in every form, the suite of others' date rows, hostile input."""

from __future__ import annotations

import csv
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.normalise.dates import ZONE, find_all, parse
from tests.normalise.generated_dates import FORMS, MOMENTS, ZONES, in_zone, mistake

CAPTURED = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # 10:00 in Shanghai


def _said(raw: str, **more: object) -> tuple[str | None, str | None, str] | None:
    day = parse(raw, **more)  # type: ignore[arg-type]
    if day is None:
        return None
    return (day.date_on and str(day.date_on), day.date_at and day.date_at.isoformat(), day.precision)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2023-07-09", "2023-07-09"),
        ("2023-04-18  06:04 ", "2023-04-18T06:04:00+08:00"),
        ("2018-03-20 13:23:34", "2018-03-20T13:23:34+08:00"),
        ("2017——04——12 21:37", "2017-04-12T21:37:00+08:00"),
        ("2020/12/31\xa014:29:32", "2020-12-31T14:29:32+08:00"),
        ("2020/1/3 4:29:32", "2020-01-03T04:29:32+08:00"),
        ("2023.7.9", "2023-07-09"),
        ("2026年04月24日", "2026-04-24"),
        ("2026 年 4 月 24 日", "2026-04-24"),
        ("2019年07月10日07:16  来源：人民网－人民日报", "2019-07-10T07:16:00+08:00"),
        ("2023-07-0910:20", "2023-07-09T10:20:00+08:00"),
        ("20230630", "2023-06-30"),
        ("20230630102030", "2023-06-30T10:20:30+08:00"),
        ("19-02-03", "2019-02-03"),
        ("99年3月1日", "1999-03-01"),
        ("2019-07-30 05-04-47", "2019-07-30T05:04:47+08:00"),
        ("2019-08-06 10:47:17.0", "2019-08-06T10:47:17+08:00"),
        ("2019-07-02 10:04:47星期二", "2019-07-02T10:04:47+08:00"),
        ("2019-07-02 (星期二) 10:04", "2019-07-02T10:04:00+08:00"),
        ("2019年7月2日 周二", "2019-07-02"),
        ("2018-10-30T07:00:00+08:00", "2018-10-30T07:00:00+08:00"),
        ("2018-10-30T20:00:00Z", "2018-10-31T04:00:00+08:00"),
        ("2018-10-30T07:00:00+0000", "2018-10-30T15:00:00+08:00"),
        ("2017-07-28T08:28:47.776Z", "2017-07-28T16:28:47+08:00"),
        ("1550729849000", "2019-02-21T14:17:29+08:00"),
        ("1550704240", "2019-02-21T07:10:40+08:00"),
        ("二〇二三年六月三十日", "2023-06-30"),
        ("二○二三年六月三十日", "2023-06-30"),
        ("二零二三年十二月廿一日", "2023-12-21"),
        ("二O二三年十月十日", "2023-10-10"),
        ("二Ｏ二三年十月十日", "2023-10-10"),
        ("２０２３－０６－３０　１０：２０", "2023-06-30T10:20:00+08:00"),
        ("发布时间： \n\n 2023-08-08 06:00 \n ", "2023-08-08T06:00:00+08:00"),
        ("( 2012-06-04 09:20:26 )", "2012-06-04T09:20:26+08:00"),
        ("[2023-07-09]", "2023-07-09"),
        ("日期：2021/09/06", "2021-09-06"),
        ("2019年6月28日下午3:00", "2019-06-28T15:00:00+08:00"),
        ("2016年06月30日09时30分", "2016-06-30T09:30:00+08:00"),
        ("2018/3/20 1:23:34 PM", "2018-03-20T13:23:34+08:00"),
        ("Tue, 04 Jul 2023 20:00:01 GMT", "2023-07-05T04:00:01+08:00"),
        ("十一月 6th, 2009", "2009-11-06"),
        ("2023-11-06 00:00", "2023-11-06"),  # a placeholder, FACTS.md §8
        ("2023-07-08T16:00:00Z", "2023-07-09"),
        ("2023-07-09 25:61", None),
        ("2019年6月28日晚上12点", "2019-06-28"),  # of which day, nobody can tell
        ("2019年6月28日上午12时", "2019-06-28"),
        ("1988-07-01 12:00", "1988-07-01T12:00:00+09:00"),  # summer time
        ("1991-12-01 12:00", "1991-12-01T12:00:00+08:00"),
        ("1986-05-04 02:30", "1986-05-04"),  # an hour that was skipped
    ],
)
def test_forms(raw: str, expected: str | None) -> None:
    day = parse(raw)
    shown = None if day is None else (day.date_at or day.date_on)
    assert (shown and shown.isoformat()) == expected


@pytest.mark.parametrize(
    "raw",
    [
        "",
        " ",
        "28日",
        "28日上午",
        "17日",
        "今天是 星期三",
        "今天是2023年7月9日 星期日",
        "星期三",
        "农历五月十三",
        "农历2023年五月十三日",
        "6月28日至29日",
        "2019年6月1日-6月30日",
        "2019年4月12-19日",
        "2019.05.29 15:20-2020.01.12 12:10",
        "19日《检察日报》第2版",
        "2023年第5期",
        "2019年2月29日",
        "2023-13-01",
        "2023-00-10",
        "2023年7月9日前后",
        "2023-07-09 2023-07-10",
        "2015年十月初一",
        "2010年1月4日或之前",
        "50-01-02",
        "3.2.1",
        "13812345678",
        "２０２３－１３－３０",
        "99999999999999999999",
        "2018-10-30T25:00:00Z",
        "06-30",
        "6月28日",
        "昨天",
        "3小时前",
        "www.2023-07-09.com",
        "第2023-07-09号",
    ],
)
def test_refused(raw: str) -> None:
    assert parse(raw) is None


@pytest.mark.parametrize(
    ("raw", "precision"), [("2018年10月", "month"), ("二〇一八年十月", "month"), ("2023-07", "month"), ("2023年", "year")]
)
def test_coarse(raw: str, precision: str) -> None:
    assert _said(raw) == (None, None, precision)


@pytest.mark.parametrize(
    ("raw", "hint", "expected"),
    [
        ("06-30", None, "2026-06-30"),
        ("11-20", None, "2026-11-20"),
        ("11-21", None, "2025-11-21"),
        ("6月28日", None, "2026-06-28"),
        ("02-29", None, "2024-02-29"),
        ("06-30", 2019, "2019-06-30"),
        ("02-29", 2019, None),
        ("13-30", None, None),
        ("10-0812:00", None, "2026-10-08"),
        ("[06-30]", None, "2026-06-30"),
        ("27-11-21", None, None),  # two digits, and after the capture
    ],
)
def test_year_from_elsewhere(raw: str, hint: int | None, expected: str | None) -> None:
    said = _said(raw, reference=CAPTURED, year_hint=hint)
    assert (said and said[0]) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("刚刚", "2026-11-20"),
        ("5分钟前", "2026-11-20"),
        ("3小时前", "2026-11-20"),
        ("11小时前", "2026-11-19"),
        ("半小时前", "2026-11-20"),
        ("昨天 09:34", "2026-11-19"),
        ("前天", "2026-11-18"),
        ("2天前", "2026-11-18"),
        ("今天", "2026-11-20"),
    ],
)
def test_relative(raw: str, expected: str | None) -> None:
    said = _said(raw, reference=CAPTURED)
    assert said is not None
    assert said[0] == expected
    assert parse(raw) is None


def test_relative_time() -> None:
    assert _said("昨天 09:34", reference=CAPTURED) == ("2026-11-19", "2026-11-19T09:34:00+08:00", "minute")


def test_hours_across_midnight_are_not_guessed() -> None:
    assert parse("3小时前", reference=datetime(2026, 11, 20, 3, 30, tzinfo=ZONE)) is None


def test_reference_is_read_in_shanghai() -> None:
    late = datetime(2026, 11, 19, 17, 0, tzinfo=UTC)  # 01:00 of the twentieth there
    assert _said("11-20", reference=late) == ("2026-11-20", None, "day")


@pytest.mark.parametrize("form", range(len(FORMS)))
def test_every_form_of_generated_dates(form: int) -> None:
    @given(MOMENTS)
    def check(moment: datetime) -> None:
        assert mistake(form, moment) is None

    check()


@pytest.mark.parametrize("zone", ZONES)
def test_generated_dates_in_a_machine_of_another_zone(zone: str) -> None:
    """A sample; 100,000 examples a zone by ``python -m tests.normalise.generated_dates``."""
    figures = in_zone(zone, 2000)
    assert figures["zone"] == zone
    assert figures["examples"] >= 2000
    assert figures["wrong"] == []


@given(st.dates(date(1990, 1, 1), date(2049, 12, 31)), st.integers(0, 3000))
def test_latest_day_not_in_the_future(day: date, later: int) -> None:
    reference = datetime.combine(day, datetime.min.time(), ZONE) + timedelta(days=later)
    said = parse(f"{day:%m-%d}", reference=reference)
    assert said is not None
    assert said.date_on is not None
    assert (said.date_on.month, said.date_on.day) == (day.month, day.day)
    assert day <= said.date_on <= reference.date()


@given(st.integers(1900, 2100), st.integers(0, 99), st.integers(0, 99))
def test_only_days_of_the_calendar(year: int, month: int, day: int) -> None:
    said = parse(f"{year}-{month}-{day}")
    try:
        expected: date | None = date(year, month, day)
    except ValueError:
        expected = None
    assert (said.date_on if said else None) == expected


@given(st.text(st.sampled_from("0123456789年月日号-/.:： 〇一二三十廿至今昨前天时点上午周星期()[]TZ+，"), max_size=40))
def test_any_string_is_read_or_refused(raw: str) -> None:
    day = parse(raw, reference=CAPTURED)
    assert day is None or (day.date_on is None) == (day.precision in ("month", "year"))
    for found in find_all(raw, reference=CAPTURED):
        assert raw[found.start : found.end] == found.raw


@pytest.mark.parametrize("unit", ["2023-", "1", "年月日", " ", "一", "2023年1月1日", "发布时间", "(", "6月", "12:", "-", "农历"])
def test_hostile_strings_end(unit: str) -> None:
    assert parse(unit * 50_000) is None
    assert find_all(unit * 50_000) is not None


SENTENCES = [
    ("6月28日至29日,自治区检察院举办交流会", [("6月28日", "2026-06-28"), ("29日", "2026-06-29")]),
    ("2023年6月30日，某市检察院于2018年10月立案，28日上午开庭。", [("2023年6月30日", "2023-06-30"), ("2018年10月", None)]),
    ("（二〇二三年六月三十日印发）", [("二〇二三年六月三十日", "2023-06-30")]),
    ("今天是2023年7月9日，农历2023年五月廿二日", []),
    ("2019年2月29日无此日；电话2023-07-099", []),
    ("计费周期 2019年6月1日-6月30日", [("2019年6月1日", "2019-06-01"), ("6月30日", "2019-06-30")]),
    ("2019年6月28日至7月2日培训", [("2019年6月28日", "2019-06-28"), ("7月2日", "2019-07-02")]),
    ("截至2023-07-09 10:20，共2.3.4版", [("2023-07-09", "2023-07-09")]),
    ("2018-12-1209:03发布", [("2018-12-12", "2018-12-12")]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_dates_in_running_text(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = find_all(text, reference=CAPTURED)
    assert [(one.raw, one.day.date_on and str(one.day.date_on)) for one in found] == expected


# Rows of suites/dates that name one day of the calendar, and are refused on purpose.
REFUSED_ROWS = {"2015年十月初一早上九点二十": "初一 is a day of the lunar calendar"}
# Rows whose `expected` is not what the text says, by the suite's own error, or names no day.
BROKEN_ROWS = {"二零一八年十一月二十六日下午三点半五十九秒", "周六 2013年04月08日"}


def _absolute_rows(shared: Path) -> list[dict[str, str]]:
    with (shared / "suites/dates/zh_dates.tsv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["absolute"] == "yes"]
    return [row for row in rows if row["matched_text"] not in BROKEN_ROWS]


def _days(expected: str) -> list[str]:
    return [day for day in re.findall(r"\d{4}-\d{2}-\d{2}", expected) if day != "0001-01-01"]


def test_no_wrong_day_on_the_suite(shared: Path) -> None:
    rows = _absolute_rows(shared)
    assert len(rows) > 150
    for row in rows:
        said = parse(row["matched_text"])
        assert said is None or said.date_on is None or str(said.date_on) in _days(row["expected"]), row
        within = find_all(row["matched_text"])
        if within and within[0].day.date_on and row["type"] in ("date", "datetime", "daterange"):
            assert str(within[0].day.date_on) in _days(row["expected"]), row


def test_single_days_of_the_suite(shared: Path) -> None:
    """Rows that give one day, and are one (chrono types two ranges as dates)."""
    kinds = ("date", "datetime", "time_point:accurate", "translation:zh")
    rows = [row for row in _absolute_rows(shared) if row["type"] in kinds and len(set(_days(row["expected"]))) == 1]
    rows = [row for row in rows if not re.search(r"[號号日][-ー]", row["matched_text"])]
    right = [row for row in rows if (said := parse(row["matched_text"])) and str(said.date_on) == _days(row["expected"])[0]]
    missed = {row["matched_text"] for row in rows if row not in right}
    print(f"suites/dates: {len(right)} of {len(rows)} single-day absolute rows right")
    assert missed == set(REFUSED_ROWS)
    assert len(right) >= 0.95 * len(rows)


def test_every_row_of_one_day_with_its_phrases(shared: Path) -> None:
    """All rows of one day, those with words around it too (2015年1月1日或之前), as running text. A year alone names no day."""
    rows = [row for row in _absolute_rows(shared) if len(set(_days(row["expected"]))) == 1]
    rows = [row for row in rows if not re.fullmatch(r"[^0-9]{0,3}[0-9]{4} ?年[^0-9]{0,3}", row["matched_text"])]
    read = [(row, parse(row["matched_text"]) or next((found.day for found in find_all(row["matched_text"])), None)) for row in rows]
    right = sum(day is not None and str(day.date_on) == _days(row["expected"])[0] for row, day in read)
    print(f"suites/dates: {right} of {len(rows)} absolute rows of one day right, phrases and ranges among them")
    assert len(rows) > 95
    assert right >= 0.95 * len(rows)

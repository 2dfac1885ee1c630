"""The date in a URL's path."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.normalise.dates import in_url

NOW = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://www.nm.jcy.gov.cn/xwzx/mjyw/202306/t20230630_4799520.shtml", "2023-06-30"),
        ("https://m.ccdi.gov.cn/yaowenn/202305/t20230524_265808_m.html", "2023-05-24"),
        ("http://www.zjjcy.gov.cn/art/2025/2/21/art_28_202914.html", "2025-02-21"),
        ("http://a.gov.cn/2022/08-11/123.html", "2022-08-11"),
        ("http://news.xinhuanet.com/legal/2019-12/10/c_1125328.htm", "2019-12-10"),
        ("http://society.people.com.cn/n1/2019/0615/c1008-31160000.html", "2019-06-15"),
        ("http://a.com/a/20190907/1.html", "2019-09-07"),
        ("http://a.com/2009-11-01/doc-1.html", "2009-11-01"),
        ("http://a.com/news/2019/9/6/1.html", "2019-09-06"),
        ("http://a.com/x/20190907_12.html", "2019-09-07"),
        ("https://www.163.com/news/20/0816/14/FK4P3BCM00018AOR.html", "2020-08-16"),
    ],
)
def test_days(url: str, expected: str) -> None:
    day = in_url(url, now=NOW)
    assert day is not None
    assert str(day.date_on) == expected
    assert day.date_at is None


@pytest.mark.parametrize("url", ["http://a.gov.cn/202306/content_1.html", "http://a.gov.cn/202306/t20230631_4799520.shtml"])
def test_months(url: str) -> None:
    day = in_url(url, now=NOW)
    assert day is not None
    assert (day.date_on, day.precision) == (None, "month")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://[bad",
        "http://a.gov.cn/20/0816/1.html",
        "http://a.gov.cn/info/1001/1234.htm",
        "http://a.gov.cn/x/t20290630_1.shtml",
        "http://a.gov.cn/x/t19980630_1.shtml",
        "http://a.gov.cn/x/1202306301.shtml",
        "http://a.gov.cn/?date=/2023/06/30/",
        "http://a.gov.cn/201399/x.html",
        "http://2023.06.30/x",
    ],
)
def test_none(url: str) -> None:
    assert in_url(url, now=NOW) is None


@given(st.dates(date(1999, 1, 1), date(2026, 11, 20)), st.integers(1, 10**9))
def test_trs_and_hanweb_addresses(day: date, number: int) -> None:
    for url in (
        f"http://a.jcy.gov.cn/x/{day:%Y%m}/t{day:%Y%m%d}_{number}.shtml",
        f"http://a.gov.cn/art/{day.year}/{day.month}/{day.day}/art_1_{number}.html",
    ):
        found = in_url(url, now=NOW)
        assert found is not None
        assert found.date_on == day


@given(st.text(max_size=60))
def test_any_string_is_read_or_refused(text: str) -> None:
    day = in_url("http://a.cn/" + text)
    assert day is None or day.date_on is None or day.date_on >= date(1999, 1, 1)


def test_hostile_addresses_end() -> None:
    assert in_url("http://a.cn" + "/2023/99" * 50_000) is None

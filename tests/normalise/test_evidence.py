"""The order of trust, the time from a meta tag, and the flags."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from archiver.items import DateEvidence
from archiver.normalise.evidence import EARLIEST, OTHER_PAGE, Choice, choose, understand

CAPTURED = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def _shown(kind: str, raw: str, rule: str = "test") -> DateEvidence:
    return understand([DateEvidence(kind, raw, rule)], captured_at=CAPTURED)[0]


def _understood(*shown: tuple[str, str]) -> list[str | None]:
    rows = understand([DateEvidence(kind, raw, "test") for kind, raw in shown], captured_at=CAPTURED)
    return [row.date_on and row.date_on.isoformat() for row in rows]


def test_a_missing_year_comes_from_the_page() -> None:
    assert _understood(("published", "10-0812:00"), ("meta", "2019-10-08 12:00:57")) == ["2019-10-08", "2019-10-08"]
    assert _understood(("list", "12-31"), ("url", "http://a.gov.cn/202401/t20240102_1.html")) == ["2023-12-31", "2024-01-02"]
    assert _understood(("signed", "6月28日"), ("published", "2023-07-09")) == ["2023-06-28", "2023-07-09"]
    assert _understood(("list", "06-30")) == ["2026-06-30"]


def test_relative_words_count_from_the_capture() -> None:
    assert _understood(("list", "昨天"), ("url", "http://a.gov.cn/202401/t20240102_1.html")) == ["2026-11-19", "2024-01-02"]


def test_another_pages_date_gives_no_year() -> None:
    rows = [DateEvidence("portal", "07-09", "test"), DateEvidence("url", "http://a.gov.cn/202306/t20230630_1.html", OTHER_PAGE + "path")]
    assert understand(rows, captured_at=CAPTURED)[0].date_on == date(2026, 7, 9)


def test_what_is_not_understood_stays_raw() -> None:
    row = _shown("published", "农历五月十三")
    assert (row.raw, row.date_on, row.date_at, row.precision) == ("农历五月十三", None, None, None)
    month = _shown("url", "http://a.gov.cn/202306/content_1.html")
    assert (month.date_on, month.precision) == (None, "month")


def _choose(*evidence: DateEvidence, repost: bool = False) -> Choice:
    return choose(list(evidence), captured_at=CAPTURED, repost=repost)


def test_the_seed_is_flagged() -> None:
    choice = _choose(
        _shown("portal", "2023-07-09"),
        _shown("url", "http://www.nm.jcy.gov.cn/xwzx/mjyw/202306/t20230630_4799520.shtml", OTHER_PAGE + "path"),
        repost=True,
    )
    assert (choice.published_on, choice.published_at, choice.basis) == (date(2023, 7, 9), None, "label")
    assert [row.conflict for row in choice.evidence] == [True, True]


def test_order_of_trust() -> None:
    rows = [
        _shown("signed", "二〇二三年七月一日"),
        _shown("url", "http://a.gov.cn/202307/t20230702_1.html"),
        _shown("list", "2023-07-03"),
        _shown("meta", "2023-07-03 10:00"),
        _shown("published", "2023-07-04"),
    ]
    bases = [_choose(*rows[:count]).basis for count in range(1, 6)]
    assert bases == ["body", "url", "list", "meta", "label"]
    assert not any(row.conflict for row in _choose(*rows[1:]).evidence)


def test_meta_adds_the_time_only_of_the_same_day() -> None:
    label = _shown("published", "2023-07-09")
    same = _choose(label, _shown("meta", "2023-07-09 10:20"))
    other = _choose(label, _shown("meta", "2023-07-08 10:20"))
    assert same.published_at == datetime.fromisoformat("2023-07-09T10:20:00+08:00")
    assert other.published_at is None
    own = _choose(_shown("published", "2023-07-09 08:00"), _shown("meta", "2023-07-09 10:20"))
    assert own.published_at == datetime.fromisoformat("2023-07-09T08:00:00+08:00")


def test_months_for_minutes_are_no_time() -> None:
    choice = _choose(_shown("published", "2023-08-08"), _shown("meta", "2023-08-08  06:08"))
    assert choice.published_at is None
    alone = _choose(_shown("meta", "2023-08-08\xa0 06:08 "))
    assert (alone.published_on, alone.published_at, alone.basis) == (date(2023, 8, 8), None, "meta")
    assert alone.evidence[0].precision == "day"


def test_future_and_ancient_dates_are_flagged_and_passed_over() -> None:
    choice = _choose(_shown("published", "2026-11-21"), _shown("meta", "1980-01-01"), _shown("list", "2026-11-20"))
    assert (choice.published_on, choice.basis) == (date(2026, 11, 20), "list")
    assert [row.conflict for row in choice.evidence][:2] == [True, True]


def test_the_day_of_capture_is_that_of_shanghai() -> None:
    late = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
    assert choose([_shown("published", "2026-11-21")], captured_at=late, repost=False).basis == "label"


def test_events_headers_and_other_pages_are_never_chosen() -> None:
    rows = [
        _shown("event", "1985年3月1日"),
        _shown("http", "Tue, 04 Jul 2023 20:00:01 GMT"),
        _shown("url", "http://a.gov.cn/202307/t20230702_1.html", OTHER_PAGE + "path"),
    ]
    choice = _choose(*rows, repost=True)
    assert (choice.published_on, choice.published_at, choice.basis) == (None, None, None)
    assert not any(row.conflict for row in choice.evidence)


def test_the_evidence_given_is_left_alone() -> None:
    row = _shown("published", "2099-01-01")
    _choose(row)
    assert row.conflict is False


KINDS = ("published", "portal", "meta", "list", "url", "http", "signed", "event")
EVIDENCE = st.builds(
    lambda kind, on: DateEvidence(kind, str(on), "test", on, None, "day" if on else None),
    st.sampled_from(KINDS),
    st.none() | st.dates(date(1970, 1, 1), date(2030, 1, 1)),
)


@given(st.lists(EVIDENCE, max_size=8), st.booleans())
def test_what_is_chosen_is_evidence_in_bounds(rows: list[DateEvidence], repost: bool) -> None:
    choice = _choose(*rows, repost=repost)
    assert len(choice.evidence) == len(rows)
    assert (choice.published_on is None) == (choice.basis is None)
    if choice.published_on:
        assert EARLIEST <= choice.published_on <= date(2026, 11, 20)
        assert choice.published_on in [row.date_on for row in rows if row.kind not in ("http", "event")]

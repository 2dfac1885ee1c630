"""Evidence in one article: dates once each, people from fields and from text, signature, conflicts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from archiver.items import ArticleItem, DateEvidence, Errand, Raw
from tests.pipelines.reading import CAPTURED, article, finished

LINK = "http://www.nm.jcy.gov.cn/xwzx/mjyw/202306/t20230630_4799520.shtml"
OWN = "http://www.nmmanzhouli.jcy.gov.cn/gg/202307/t20230701_1.shtml"


def made(role: str = "original", url: str = OWN, listed: str | None = None, **fields: Any) -> ArticleItem:
    host = url.split("/")[2].removeprefix("www.")
    errand = Errand(key=url.split("//")[1], document_id=1, role=role, listed_raw=listed)
    given_fields = {"title_raw": Raw("标题", "h1"), "paragraphs": ["正文。"]} | fields
    item = ArticleItem(
        errand=errand, url=url, final_url=url, fetched_at=CAPTURED, status=200, verdict="article", role=role, host=host, **given_fields
    )
    return article(finished(item))


def test_the_originals_address_dates_the_original_only_and_once() -> None:
    item = made(
        "repost",
        "http://www.ffdy.org.cn/a/1.html",
        dates=[DateEvidence("portal", "2023-07-09", "label:时间"), DateEvidence("url", LINK, "label:原文链接")],
        original_links=[Raw(LINK, "label:原文链接")],
    )
    rows = [(row.kind, row.date_on, row.conflict) for row in item.dates]
    assert rows == [("portal", date(2023, 7, 9), True), ("url", date(2023, 6, 30), True)]
    assert item.dates[1].rule == "original:label:原文链接 url-trs"
    assert (item.published_on, item.published_basis) == (date(2023, 7, 9), "label")


def test_a_repost_without_a_date_of_its_own_is_not_dated_by_the_original() -> None:
    found = [DateEvidence("url", LINK, "label:原文链接")]
    item = made("repost", "http://www.ffdy.org.cn/a/1.html", dates=found, original_links=[Raw(LINK, "label:原文链接")])
    assert (item.published_on, item.published_basis) == (None, None)


def test_a_date_shown_twice_is_one_row() -> None:
    shown = [DateEvidence("published", "2023-07-01", rule) for rule in ("head:时间", "foot:发布日期")]
    item = made(dates=[*shown, DateEvidence("url", OWN, "url")])
    assert [(row.kind, row.rule) for row in item.dates] == [("published", "head:时间 separated"), ("url", "url url-trs")]


def test_day_and_time_may_come_from_two_places() -> None:
    item = made(dates=[DateEvidence("published", "2023-07-01", "head:时间"), DateEvidence("meta", "2023-07-01 10:20", "meta:PubDate")])
    assert item.published_at == datetime(2023, 7, 1, 2, 20, tzinfo=UTC)
    assert item.evidence["published_on"] == Raw("2023-07-01", "head:时间 separated")
    assert item.evidence["published_at"] == Raw("2023-07-01 10:20", "meta:PubDate separated")


def test_the_signature_is_evidence_and_the_last_resort() -> None:
    paragraphs = ["2023年6月1日，张某申诉。", "满洲里市检察院", "二〇二三年六月三十日"]
    item = made(url="http://www.nmmanzhouli.jcy.gov.cn/gg/1.shtml", paragraphs=paragraphs)
    assert [(row.kind, row.raw, row.date_on) for row in item.dates] == [
        ("signed", "二〇二三年六月三十日", date(2023, 6, 30)),
        ("event", "2023年6月1日", date(2023, 6, 1)),
    ]
    assert (item.published_on, item.published_basis) == (date(2023, 6, 30), "body")
    assert item.signed_by == "满洲里市人民检察院"
    assert item.evidence["signed_by"] == Raw("满洲里市检察院", "text:signature name")


def test_a_signature_after_the_published_day_is_a_conflict() -> None:
    paragraphs = ["张某申诉。", "满洲里市检察院", "2023年7月20日"]
    item = made(dates=[DateEvidence("published", "2023-07-01", "head:时间")], paragraphs=paragraphs)
    assert [(row.kind, row.conflict) for row in item.dates] == [("published", True), ("url", False), ("signed", True)]


def test_dates_after_the_capture_are_flagged_but_those_of_events() -> None:
    item = made(dates=[DateEvidence("published", "2027-01-01", "head:时间")], paragraphs=["新规2027年1月1日起施行。"])
    assert [(row.kind, row.conflict) for row in item.dates] == [("published", True), ("url", True), ("event", False)]
    assert (item.published_on, item.published_basis) == (date(2023, 7, 1), "url")


def test_people_are_read_from_the_fields_too() -> None:
    item = made(author_raw=Raw("于莹莹 陈旭", "label:作者"), editor_raw=Raw("林少颖", "label:责任编辑"))
    assert (item.author, item.editor) == ("于莹莹、陈旭", "林少颖")
    assert item.evidence["author"] == Raw("于莹莹 陈旭", "label:作者")
    assert item.evidence["editor"] == Raw("林少颖", "label:责任编辑")


def test_the_label_that_names_nobody_is_the_evidence_where_no_text_does() -> None:
    item = made(author_raw=Raw("佚名", "label:作者"))
    assert item.author is None
    assert item.evidence["author"] == Raw("佚名", "label:作者")


def test_a_byline_is_the_evidence_of_an_author_that_the_label_lacks() -> None:
    item = made(author_raw=Raw("佚名", "label:作者"), paragraphs=["正义网讯（记者于莹莹）近日，", "正文。"])
    assert item.author == "于莹莹"
    assert item.evidence["author"].rule == "text:byline"
    assert "于莹莹" in item.evidence["author"].value


def test_a_list_gives_section_and_date() -> None:
    item = made(url="http://www.nmmanzhouli.jcy.gov.cn/gg/1.shtml", listed="06-28")
    assert (item.published_on, item.published_basis) == (date(2026, 6, 28), "list")
    assert item.evidence["published_on"] == Raw("06-28", "list month-day+reference")


TEXTS = st.text(st.sampled_from("年月日2023-07/9一二十：:记者张三李四检察院市（） 。，来源") | st.characters(), max_size=40)


@given(TEXTS, TEXTS, TEXTS, st.lists(TEXTS, max_size=5), st.sampled_from(["repost", "original"]))
def test_any_article_goes_through_and_every_value_has_evidence(shown: str, who: str, source: str, paragraphs: list[str], role: str) -> None:
    item = made(
        role,
        dates=[DateEvidence("published", shown, "head:时间")],
        author_raw=Raw(who, "label:作者"),
        source_raw=Raw(source, "label:来源"),
        paragraphs=paragraphs,
    )
    for name in ("published_on", "published_at", "author", "editor", "source", "source_code", "signed_by"):
        assert not getattr(item, name) or item.evidence[name].rule
    assert [row.raw for row in item.dates if row.kind == "published"] == [shown]

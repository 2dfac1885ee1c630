from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from archiver.items import ArticleItem, Asset, DateEvidence, Errand, Person
from archiver.store.articles import fingerprint
from tests.store.conftest import Archive, raw


def test_an_article_comes_back_from_the_views_as_it_was_stored(archive: Archive) -> None:
    lead = archive.lead(role="repost", site="ffdy", section="首页")
    instant = datetime(2023, 7, 9, 6, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    new = archive.article(
        lead,
        role="repost",
        section="反腐法制",
        title="标题",
        paragraphs=["一", "二"],
        published_on=date(2023, 7, 9),
        published_at=instant,
        published_basis="label",
        author_raw=raw("佚名"),
        source="内蒙古自治区人民检察院",
        source_raw=raw("来源:内蒙古自治区人民检察院"),
        source_code="150000",
        original_links=[raw("http://www.nm.jcy.gov.cn/a")],
        people=[Person("张三", "editor", "责任编辑:张三")],
        assets=[Asset("http://x/a.jpg", "image", 0), Asset("http://x/a.doc", "attachment", 1)],
        dates=[
            DateEvidence("portal", "2023-07-09 06:30", "label:时间", date(2023, 7, 9), instant, "minute"),
            DateEvidence("meta", "?", "meta:PubDate", conflict=True),
        ],
    )
    assert new
    row = archive.one("articles")
    expected = {
        "id": lead,
        "role": "repost",
        "site": "ffdy",
        "section": "反腐法制",
        "title": "标题",
        "published_on": "2023-07-09",
        "published_at": "2023-07-09T06:30:00+08:00",
        "published_basis": "label",
        "author": None,
        "author_raw": "佚名",
        "source": "内蒙古自治区人民检察院",
        "source_code": "150000",
        "original_url": "http://www.nm.jcy.gov.cn/a",
        "body": "一\n二",
        "body_chars": 3,
        "image_count": 1,
        "version": 1,
        "versions": 1,
        "state": "live",
    }
    assert {name: row[name] for name in expected} == expected
    assert row["capture_id"] == archive.one("captures", verdict="article")["id"]
    assert archive.rows("people") == [{"document_id": lead, "version": 1, "name": "张三", "role": "editor", "raw": "责任编辑:张三"}]
    portal, meta = archive.rows("dates")
    assert (portal["date_at"], portal["precision"], portal["conflict"]) == ("2023-07-09T06:30:00+08:00", "minute", 0)
    assert (meta["date_on"], meta["raw"], meta["conflict"]) == (None, "?", 1)


def test_equal_text_makes_no_version_and_a_revert_does(archive: Archive) -> None:
    lead = archive.lead()
    assert [archive.article(lead, title=title) for title in ("甲", "甲", "乙", "甲")] == [True, False, True, True]
    row = archive.one("articles")
    assert (row["title"], row["version"], row["versions"]) == ("甲", 3, 3)
    found = archive.reader.document(lead)
    assert found is not None
    assert [version["title"] for version in found["versions"]] == ["甲", "乙", "甲"]


@pytest.mark.parametrize(
    "change",
    [
        {"title": "另"},
        {"paragraphs": ["另"]},
        {"source_raw": raw("另")},
        {"author_raw": raw("另")},
        {"dates": [DateEvidence("published", "2023-07-09", "label")]},
    ],
)
def test_what_makes_a_version(archive: Archive, change: dict[str, object]) -> None:
    lead = archive.lead()
    archive.article(lead)
    assert archive.article(lead, **change)


def test_what_makes_no_version(archive: Archive) -> None:
    lead = archive.lead()
    archive.article(lead)
    image, header = Asset("http://x/b.jpg", "image", 0), DateEvidence("http", "Thu", "header")
    assert not archive.article(lead, section="另", dates=[header], assets=[image])


def test_one_item_is_stored_whole_or_not_at_all(archive: Archive) -> None:
    kept, broken = archive.lead("http://a.gov.cn/1"), archive.lead("http://a.gov.cn/2")
    archive.article(kept)
    with pytest.raises(IntegrityError), archive.writer.savepoint():
        archive.article(broken, people=[Person("张三", "no such role", "")])
    assert [row["id"] for row in archive.rows("articles")] == [kept]


def item(**fields: object) -> ArticleItem:
    errand = Errand(key="", document_id=1, role="original")
    now = datetime(2026, 1, 1, tzinfo=ZoneInfo("UTC"))
    return ArticleItem(errand=errand, url="", final_url="", fetched_at=now, status=200, verdict="article", **fields)  # type: ignore[arg-type]


texts = st.text(st.characters())


@given(texts, st.lists(texts, max_size=3), st.lists(texts, max_size=3))
def test_a_fingerprint_tells_title_and_paragraphs_apart(title: str, one: list[str], two: list[str]) -> None:
    plain = [[text.encode("utf-8", "ignore") for text in side] for side in (one, two)]
    same = fingerprint(item(title=title, paragraphs=one)) == fingerprint(item(title=title, paragraphs=two))
    assert same == (plain[0] == plain[1])

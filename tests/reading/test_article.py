"""An article as a whole: traps that are of no family, and properties that hold on any page."""

from __future__ import annotations

from typing import ClassVar

from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.reading.article import Family, read_article
from archiver.reading.document import Document
from archiver.reading.generic import Generic
from archiver.reading.model import Page, Reading

SENTENCES = [
    "检察机关依法履行职责，办理了一批有影响的案件，人民群众的获得感不断增强，社会反响良好。",
    "会议指出，要坚持问题导向，强化责任担当，把各项部署不折不扣落到实处，以实际行动取信于民。",
    "下一步，将继续聚焦重点领域，健全长效机制，加强协作配合，推动工作高质量发展，服务大局。",
]
TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
HEAD = "<h1>某某检察院办理一起公益诉讼案件</h1><div>时间：2023-07-06 来源：检察日报</div>"


def read(middle: str, head: str = "", url: str = "http://www.example.cn/x.html", headers: dict[str, str] | None = None) -> Reading:
    html = f"<html><head><title>某某检察院办理一起公益诉讼案件</title>{head}</head><body>{middle}</body></html>"
    return read_article(Document(Page(url=url, body=html.encode(), headers=headers or {})), Family())


def test_a_mobile_duplicate_and_a_hidden_copy_are_not_taken_twice() -> None:
    reading = read(f"{HEAD}<div id=zoom>{TEXT}</div><div class=mobile>{HEAD}<div>{TEXT}</div></div><div style='display:none'>{TEXT}</div>")
    assert reading.paragraphs == SENTENCES


def test_text_that_a_script_shows_later_is_read() -> None:
    assert read(f"{HEAD}<div id=zoom style='display:none'>{TEXT}</div>").paragraphs == SENTENCES


def test_the_title_is_not_the_sites_name_and_not_a_subtitle() -> None:
    site = "<h1><a href=/>某某市人民检察院</a></h1>"
    reading = read(f"{site}<h2>某某检察院办理一起公益诉讼案件</h2><h3>——守护一江碧水</h3><p>2023-07-06 来源：检察日报</p><div>{TEXT}</div>")
    assert reading.title is not None
    assert reading.title.value == "某某检察院办理一起公益诉讼案件"


def test_a_document_date_is_no_publication_date() -> None:
    table = "<table><tr><td>索引号：</td><td>001</td><td>成文日期：</td><td>2023-06-01</td></tr></table>"
    dates = [(date.kind, date.raw) for date in read(f"{table}{HEAD}<div>{TEXT}</div>").dates]
    assert dates == [("published", "2023-07-06"), ("signed", "2023-06-01")]


def test_the_clock_of_the_header_is_no_date() -> None:
    reading = read(f"<div>今天是2026年11月1日 星期日</div><h1>某某检察院办理一起公益诉讼案件</h1><div>{TEXT}</div>")
    assert [date for date in reading.dates if date.kind == "published"] == []


def test_dates_of_tags_script_url_and_server_are_kept_apart() -> None:
    head = '<meta property="og:release_date" content="2023-07-06 17:11"><script>var ct = "1688612345";</script>'
    reading = read(
        f"{HEAD}<div>{TEXT}</div>", head, "http://a.cn/202307/t20230705_1.html", {"last-modified": "Fri, 07 Jul 2023 00:00:00 GMT"}
    )
    assert [date.kind for date in reading.dates] == ["published", "meta", "meta", "url", "http"]


def test_a_signature_line_is_a_date_and_stays_in_the_text() -> None:
    reading = read(f"{HEAD}<div>{TEXT}<p>某某市人民检察院</p><p>二〇二三年六月三十日</p></div>")
    assert [(date.kind, date.raw) for date in reading.dates][-1] == ("signed", "二〇二三年六月三十日")
    assert reading.paragraphs[-1] == "二〇二三年六月三十日"


def test_an_editor_is_never_the_author() -> None:
    reading = read(f"{HEAD}<div>{TEXT}<p>责任编辑：林少颖　审核：王五</p></div>")
    assert reading.author is None
    assert reading.editor is not None
    assert reading.editor.value == "林少颖"
    assert [(label, found.value) for label, found in reading.people] == [("责任编辑", "林少颖"), ("审核", "王五")]


def test_a_plain_text_original_link() -> None:
    reading = read(f"{HEAD}<div>{TEXT}</div><p>原文链接:http://www.nm.jcy.gov.cn/xwzx/202306/t20230630_4799520.shtml</p>")
    assert [found.value for found in reading.original_links] == ["http://www.nm.jcy.gov.cn/xwzx/202306/t20230630_4799520.shtml"]


def test_pictures_keep_their_places_and_icons_are_none() -> None:
    pictures = "<img src=/skin/logo.png><img src='data:image/gif;base64,x' data-src=/up/1.jpg>"
    more = "<img src=2.jpg width=600><img src=c.gif><img src=3.png width=16 height=16>"
    text = f"<p>{SENTENCES[0]}</p><p>{pictures}</p><p>{SENTENCES[1]}</p>{more}"
    reading = read(f"{HEAD}<div id=zoom>{text}<p>{SENTENCES[2]}</p></div>")
    assert [(asset.url, asset.position) for asset in reading.assets] == [
        ("http://www.example.cn/up/1.jpg", 1),
        ("http://www.example.cn/2.jpg", 2),
    ]


def test_a_file_below_the_text_is_an_attachment() -> None:
    reading = read(f"{HEAD}<div id=zoom>{TEXT}</div><div class=fj>附件：<a href='/f/P0.ofd'>通知.ofd</a></div>")
    assert [(asset.kind, asset.url, asset.name, asset.position) for asset in reading.assets] == [
        ("attachment", "http://www.example.cn/f/P0.ofd", "通知.ofd", 3)
    ]


class _Site:
    select: ClassVar[dict[str, str]] = {"title": "h2.t", "body": "div.real", "source": "i.s", "date": "//b[@class='d']", "author": "i.none"}


def test_a_sites_selectors_overrule_and_say_what_they_missed() -> None:
    marked = "<h2 class=t>站点的题目</h2><i class=s>来源：法治日报</i><b class=d>2023年7月1日</b>"
    html = f"{HEAD}{marked}<div class=real><p>{SENTENCES[0] * 3}</p></div><div>{TEXT}</div>"
    reading = Generic().read(Document(Page(url="http://a.cn/", body=html.encode())), _Site())
    assert reading.title is not None
    assert reading.source is not None
    assert (reading.title.value, reading.source.value, reading.dates[0].raw) == ("站点的题目", "法治日报", "2023年7月1日")
    assert reading.paragraphs == [SENTENCES[0] * 3]
    assert reading.missing == ["author (i.none: 0 matches, expected 1)"]


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "<div>",
                "</div>",
                "<p>",
                TEXT,
                HEAD,
                "<h1>",
                "来源：",
                "时间：2023-07-06",
                "<a href=x.pdf>",
                "</a>",
                "<img src=1.jpg>",
                "</html>",
                "<td>",
                "（责编：张三）",
            ]
        ),
        max_size=30,
    )
)
def test_any_page_gives_a_sound_reading(parts: list[str]) -> None:
    reading = read("".join(parts))
    assert reading.verdict in ("article", "other")
    assert (reading.verdict == "article") == (reading.why == "")
    assert all(paragraph == paragraph.strip() and paragraph for paragraph in reading.paragraphs)
    assert all(0 <= asset.position <= len(reading.paragraphs) for asset in reading.assets)
    assert len({(asset.kind, asset.url) for asset in reading.assets}) == len(reading.assets)
    if reading.author and reading.editor:
        assert reading.author.rule != reading.editor.rule


@given(st.binary(max_size=600))
def test_any_bytes_are_read_without_an_error(body: bytes) -> None:
    assert Generic().read(Document(Page(url="http://a.cn/", body=body))).verdict in ("article", "other")

"""The document: what is seen, what is hidden, and text that libxml2 alone would lose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.reading.document import Document
from archiver.reading.model import Page


def document(html: str, url: str = "http://www.nm.jcy.gov.cn/xwzx/t20230630_1.shtml") -> Document:
    return Document(Page(url=url, body=html.encode()))


def test_meta_names_are_lower_case_and_keep_every_value() -> None:
    page = document('<meta content="2023-07-09" name="PubDate"><META NAME=pubdate CONTENT=x><meta property="og:title" content=" 标题 ">')
    assert page.meta == {"pubdate": ["2023-07-09", "x"], "og:title": ["标题"]}


def test_visible_text_leaves_out_what_is_not_seen() -> None:
    page = document(
        "<title>题</title><script>var a</script>"
        "<p>看\u3000\u3000得\n见</p><div style='display: none'>藏<b>着</b></div>尾<span hidden>x</span><!-- 注 -->巴"
    )
    assert page.visible_text == "看 得 见 尾巴"
    assert page.han == 5


def test_relative_links_honour_base() -> None:
    assert document("<p>x").absolute("./W02.jpg") == "http://www.nm.jcy.gov.cn/xwzx/W02.jpg"
    assert document("<base href='http://a.cn/b/'><p>x").absolute("W02.jpg") == "http://a.cn/b/W02.jpg"
    assert document("<p>x").absolute("http://[bad") == ""


def test_text_after_a_stray_end_tag_stays_in_the_tree() -> None:
    page = document("<html><body><p>前</p></body></html><div id=UCAP-CONTENT>正文</div></html><html><body><p>又一篇</p></body></html>")
    assert page.root.xpath("string(.//*[@id='UCAP-CONTENT'])") == "正文"
    assert page.selector.css("#UCAP-CONTENT::text").get() == "正文"
    assert page.visible_text.split() == ["前", "正文", "又一篇"]


def test_a_paragraph_in_a_heading_stays_in_the_heading() -> None:
    page = document('<h2 class="tit">\n<P style="a">上一行</P><p>下一行</p></h2><p>正文</p>')
    assert page.selector.css("h2.tit").xpath("string()").get("").split() == ["上一行下一行"]


@pytest.mark.parametrize("tag", ["div", "span", "table><tr><td", "ul><li", "b", "section"])
@pytest.mark.parametrize("levels", [300, 2_100, 10_000])
def test_deep_nesting_keeps_its_text(tag: str, levels: int) -> None:
    page = document(f"<body><p>头</p>{f'<{tag}>' * levels}深处<p>又一段</p>" + "</div>" * levels + "<p>尾</p>")
    assert page.visible_text.replace(" ", "") == "头深处又一段尾"


def test_nothing_at_all_is_a_document_too() -> None:
    for html in ("", " ", "\x00", "<!-- -->"):
        page = document(html)
        assert (page.title, page.visible_text, page.meta) == ("", "", {})


@given(st.text(max_size=400))
def test_any_text_parses(html: str) -> None:
    page = document(html)
    assert isinstance(page.visible_text, str)
    assert page.han >= 0

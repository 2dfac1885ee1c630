"""What stands around the text: tags, files and pictures, counted selectors, the next page of the same article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.reading.assets import attachment, image
from archiver.reading.continuation import next_page
from archiver.reading.document import Document
from archiver.reading.meta import meta_dates, meta_section, meta_source
from archiver.reading.model import Page
from archiver.reading.select import select


def document(html: str, url: str = "http://a.cn/202307/t20230706_1.shtml") -> Document:
    return Document(Page(url=url, body=html.encode()))


@pytest.mark.parametrize(
    ("tag", "raw"),
    [
        ('<meta name="PubDate" content="2023-08-08  06:08 ">', "2023-08-08  06:08"),
        ('<meta content="2019-9-7 21:30:50" name="apub:time">', "2019-9-7 21:30:50"),
        ('<meta name="firstpublishedtime" content="2007-08-20-23:59:59">', "2007-08-20 23:59:59"),
        ('<meta property="article:published_time" content="2018-10-13T06:02:30+08:00">', "2018-10-13T06:02:30+08:00"),
        ('<meta itemprop="dateUpdate" content="2019-10-08 12:00:57">', "2019-10-08 12:00:57"),
        ('<meta name="PubDate" content=" ">', None),
        ('<meta name="lastmodifiedtime" content="2025-06-18 15:48">', None),
    ],
)
def test_date_tags(tag: str, raw: str | None) -> None:
    dates = [date for date in meta_dates(document(tag, "http://a.cn/x.html")) if date.kind == "meta"]
    assert [date.raw for date in dates] == ([raw] if raw else [])


@pytest.mark.parametrize(
    ("path", "dated"),
    [
        ("/202306/t20230630_47.shtml", True),
        ("/art/2025/2/21/art_28_2.html", True),
        ("/2022/08-11/255.html", True),
        ("/info/1001/1234.htm", False),
    ],
)
def test_a_date_in_the_address_is_evidence(path: str, dated: bool) -> None:
    dates = [date for date in meta_dates(document("<p>x", f"http://a.cn{path}")) if date.kind == "url"]
    assert bool(dates) == dated


def test_source_and_column_tags() -> None:
    page = document('<meta name="source" content="来源：人民网-文化频道 原创稿"><meta name="ColumnName" content="要闻">')
    source, section = meta_source(page), meta_section(page)
    assert source is not None
    assert section is not None
    assert (source.value, section.value) == ("人民网-文化频道", "要闻")


@pytest.mark.parametrize(
    ("tag", "url"),
    [
        ("<img src='./W02.jpg' oldsrc='W02.jpg'>", "http://a.cn/202307/W02.jpg"),
        ("<img src='data:image/gif;base64,R0' data-src='/b.png'>", "http://a.cn/b.png"),
        ("<img src='c.gif'>", ""),
        ("<img src='/images/icon_pdf.gif'>", ""),
        ("<img src='/up/qrcode.png'>", ""),
        ("<img src='/up/a.jpg' width='16' height='16px'>", ""),
        ("<img src='javascript:void(0)'>", ""),
        ("<img>", ""),
    ],
)
def test_pictures(tag: str, url: str) -> None:
    page = document(tag)
    assert image(page, page.root.find(".//img")) == url


@pytest.mark.parametrize(
    ("href", "is_file"),
    [
        ("./P02.pdf", True),
        ("a.OFD", True),
        ("/module/download/downfile.jsp?classid=0&filename=1", True),
        ("/virtual_attach_file.vsb?afc=1", True),
        ("x.html", False),
        ("javascript:print()", False),
        ("http://[bad/1.pdf", False),
    ],
)
def test_files(href: str, is_file: bool) -> None:
    page = document(f"<a href='{href}'> 附件\u3000一 </a>")
    found = attachment(page, page.root.find(".//a"))
    assert (found is not None) == is_file
    if found:
        assert found[1] == "附件 一"


def test_a_selector_says_what_it_saw() -> None:
    page = document("<i class=a>1</i><i class=a>2</i>")
    assert select(page, "i.b").complaint == "i.b: 0 matches, expected 1"
    assert select(page, "i.a").complaint == "i.a: 2 matches, expected 1"
    assert [each.text for each in select(page, "//i", at_least=0, at_most=5).elements] == ["1", "2"]


@pytest.mark.parametrize(
    ("here", "links", "following"),
    [
        ("/n1/c1-31.html", "<a href=c1-31-2.html>【2】</a><a href=c1-31-3.html>【3】</a>", "http://a.cn/n1/c1-31-2.html"),
        ("/a/t1_99_1.html", "<a href=t1_99.html>上一页</a><a href=t1_99_2.html>下一页</a>", "http://a.cn/a/t1_99_2.html"),
        ("/a/t20230706_99.html", "<a href=t20230706_98.html>下一页</a>", None),
        ("/a/1.html", "<a href=2.html>2</a><a href=/b/1_2.html>2</a>", None),
        ("/a/", "<a href=1_2.html>下一页</a>", None),
    ],
)
def test_the_next_page_of_an_article(here: str, links: str, following: str | None) -> None:
    page = document(links, f"http://a.cn{here}")
    assert next_page(page, page.flow.anchors) == following


@given(st.text(st.sampled_from("/t_2023-0706.shtml?[]:"), max_size=60))
def test_odd_addresses_are_read(href: str) -> None:
    page = document(f"<a href='{href}'>2</a><img src='{href}'>", "http://a.cn/t_1.html")
    assert next_page(page, page.flow.anchors) is None or href
    assert image(page, page.root.find(".//img")) == "" or href

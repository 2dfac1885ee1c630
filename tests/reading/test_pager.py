"""The next page, from every form of pager; none on the last page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.reading.document import Document
from archiver.reading.model import Page
from archiver.reading.pager import Pager, read_pager

BASE = "http://www.example.gov.cn/xwzx/"


def pager(html: str, file: str = "index.shtml") -> Pager:
    return read_pager(Document(Page(url=BASE + file, body=f"<html><body>{html}</body></html>".encode())))


def following(html: str, file: str = "index.shtml") -> list[str]:
    return [url.removeprefix(BASE) for url in pager(html, file).next_urls]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<a href=index_1.shtml>下一页</a>", ["index_1.shtml"]),
        ("<a href='index_1.shtml'>下一页&gt;&gt;</a>", ["index_1.shtml"]),
        ("<a href='index_1.shtml'>[下 页]</a>", ["index_1.shtml"]),
        ("<a href='?p=2' title='下一页'><img src=n.gif></a>", ["index.shtml?p=2"]),
        ("<a href='?p=2'><img src=n.gif alt='下一页'></a>", ["index.shtml?p=2"]),
        ("<a class='next' href='?p=2'>&gt;</a>", ["index.shtml?p=2"]),
        ("""<a href="javascript:location.href='index_1.shtml'">下一页</a>""", ["index_1.shtml"]),
        ("""<a href="#" onclick="window.location.href='list_2.html'">下一页</a>""", ["list_2.html"]),
        ("<a href='/next.html'>下一篇：某某</a>", []),
        ("<a href='#'>下一页</a>", []),
        ("<a href='javascript:void(0)' onclick='go(2)'>下一页</a>", []),
        ("<a href='#page=2'>下一页</a>", ["index.shtml#page=2"]),
        ("<a href=index.shtml>下一页</a>", []),
        ("<a href='./'>下一页</a>", []),
        ("<div class=page><span>1</span><a href=a2.html>2</a><a href=a3.html>3</a></div>", ["a2.html"]),
        ("<div class=page><a href=a1.html>1</a><b>2</b><a href=a3.html>3</a></div>", ["a3.html"]),
        ("<div class=page><a href=a1.html>1</a> 2 <a href=a3.html>3</a></div>", ["a3.html"]),
        ("<div class=page><a href=a1.html>[1]</a><a class=on href=a2.html>[2]</a><a href=a3.html>[3]</a></div>", ["a3.html"]),
        ("<div class=page><a href=a1.html>1</a><a href=a2.html>2</a><span class=cur>3</span></div>", []),
        (
            "<ul class=pagination><li><a href=a1.html>1</a></li><li class=active><a>2</a></li><li><a href=a3.html>3</a></li></ul>",
            ["a3.html"],
        ),
        ("<p>共3页 <a href=b1.html>1</a> <b>2</b> <a href=b3.html>3</a></p>", ["b3.html"]),
        ("<p>第1/436页 <a href=b2.html>2</a></p>", ["b2.html"]),
        ("<p>页 17/ 17 <a href=search?page=17>下一页</a></p>", []),
        ("<table><tr><td>日</td><td><a href=d1>1</a></td><td>2</td><td><a href=d3>3</a></td></tr></table>", []),
        (
            "<select onchange='go(this)'><option value='l_1.html' selected>1</option><option value='l_2.html'>2</option></select>",
            ["l_2.html"],
        ),
        ("<select><option value='l_1.html'>第1页</option><option value='l_2.html' selected>第2页</option></select>", []),
        ("<select><option value='a.html'>北京</option><option value='b.html'>上海</option></select>", []),
        ("", []),
    ],
)
def test_links_numbers_and_selects(html: str, expected: list[str]) -> None:
    assert following(html) == expected


@pytest.mark.parametrize(
    ("call", "file", "expected"),
    [
        ('createPageHTML(18, 0, "index", "shtml")', "index.shtml", ["index_1.shtml"]),
        ('createPageHTML(18, 0, "index", "shtml")', "", ["index_1.shtml"]),
        ('createPageHTML(18, 1, "index", "shtml")', "index_1.shtml", ["index_2.shtml"]),
        ('createPageHTML(18, 17, "index", "shtml")', "index_17.shtml", []),
        ('createPageHTML(1, 0, "index", "shtml")', "index.shtml", []),
        ('createPageHTML(89, 1,"index", "shtml", "black2",621);', "index.shtml", ["index_1.shtml", "index_2.shtml"]),
        ("createPageHTML('page_div',5, 1,'fg','shtml',89);", "fg.shtml", ["fg_1.shtml", "fg_2.shtml"]),
        ("createPageHTML('page_div',5, 2,'fg','shtml',89);", "fg_2.shtml", ["fg_3.shtml"]),
        ("createPageHTML('page_div',5, 5,'fg','shtml',89);", "fg_5.shtml", []),
        ("createPageHTML('page_div',5, 2,'fg','shtml',89);", "fg_1.shtml", ["fg_2.shtml"]),
        ('pageControl(4, 2, "index", "shtml", 10, \'pages-nav\');', "index_1.shtml", ["index_2.shtml"]),
        ('pageControl(4, 4, "index", "shtml", 10, \'pages-nav\');', "index_3.shtml", []),
        ("function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){ }", "index.shtml", []),
        ('var currentPage = 0; var countPage = 2; document.write("index_"+1+".html")', "index.html", ["index_1.html"]),
        (
            'var currentPage = 0;//所在页从0开始\nvar countPage = 2//共多少页\ndocument.write("<a href=index_1.html\'>")',
            "",
            ["index_1.html"],
        ),
        ('var currentPage = 1; var countPage = 2; document.write("index"+".html")', "index_1.html", []),
        ('_simple_list_gotopage_fun(17,"gotopage",2)', "base.htm", ["base/16.htm"]),
        ('_simple_list_gotopage_fun(17,"gotopage",2)', "base/16.htm", ["base/15.htm"]),
        ('_simple_list_gotopage_fun(17,"gotopage",2)', "base/1.htm", []),
        ('_simple_list_gotopage_fun(1,"gotopage",2)', "base.htm", []),
    ],
)
def test_pagers_that_a_script_draws(call: str, file: str, expected: list[str]) -> None:
    assert following(f"<script>{call}</script>", file) == expected


def test_links_come_before_scripts() -> None:
    html = "<script>createPageHTML(9, 0, 'index', 'shtml')</script><a href='index_2.htm'>下一页</a>"
    assert following(html) == ["index_2.htm"]


@pytest.mark.parametrize(
    ("text", "current", "pages"),
    [
        ("15条/页，第1/436页　　上一页", 1, 436),
        ("页 1/ 17", 1, 17),
        ("第1页/ 共17页", 1, 17),
        ("共17页 当前第3页", 3, 17),
        ("页次：2/9", 2, 9),
        ("全年完成任务的1/3", None, None),
    ],
)
def test_the_position_as_written_out(text: str, current: int | None, pages: int | None) -> None:
    found = pager(f"<p>{text}</p>")
    assert (found.current, found.pages) == (current, pages)


def test_a_pager_that_only_a_script_can_turn_is_a_pager_all_the_same() -> None:
    assert pager("<p>第1/436页 <a href='javascript:void(0)'>下一页</a></p>").found
    assert not pager("<p>正文</p>").found


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<a href=1.html>",
                "</a>",
                "1",
                "2",
                "下一页",
                "<select>",
                "<option value=a.html>",
                "第1/2页",
                "<b>",
                "</b>",
                "createPageHTML(",
                "3,1,'a','html')",
                "<div class=page>",
                "</div>",
            ]
        ),
        max_size=25,
    )
)
def test_never_raises_and_never_leads_to_itself(parts: list[str]) -> None:
    found = pager("".join(parts))
    assert BASE + "index.shtml" not in found.next_urls

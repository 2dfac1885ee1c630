"""Lists by their structure: items, dates, sections; the lists of the saved pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.reading.document import Document
from archiver.reading.lists import Listing, read_list
from archiver.reading.model import Page
from archiver.reading.verdict import judge

URL = "http://www.example.jcy.gov.cn/xwzx/index.shtml"
TITLES = [f"某某市检察院召开第{number}次公益诉讼工作推进会议" for number in "一二三四五六七八"]
FOOT = "<div>版权所有：某某市人民检察院 地址：某某路一号 邮编：010000 技术支持：某某公司 京ICP备00000000号</div>"


def read(html: str, url: str = URL) -> Listing | None:
    return read_list(Document(Page(url=url, body=html.encode())))


def listed(html: str) -> Listing:
    found = read(
        f"<html><body><div class=nav><a href=/>首页</a><a href=/a/>检务公开</a><a href=/b/>队伍建设</a></div>{html}{FOOT}</body></html>"
    )
    assert found is not None
    return found


ROWS = {
    "date after": '<ul>{}</ul>|<li><a href="{url}">{title}</a><span>{day}</span></li>',
    "date before": '<ul>{}</ul>|<li><span>[{day}]</span> <a href="{url}">{title}</a></li>',
    "in brackets": "<div>{}</div>|<p>· <a href='{url}'>{title}</a> ({day})</p>",
    "table": "<table>{}</table>|<tr><td>·</td><td><a href='{url}'>{title}</a></td><td>{day}</td></tr>",
    "nested tables": "<table><tr><td>{}</td></tr></table>|<table><tr><td><a href='{url}'><img src=a.gif></a></td>"
    "<td><a href='{url}'>{title}</a></td><td>{day}</td></tr></table>",
    "definition list": "<dl>{}</dl>|<dt><a href='{url}'>{title}</a></dt><dd>发布时间：{day}</dd>",
    "bare links": "<div>{}</div>|<a href='{url}'>{title}</a> {day}<br>",
    "bare links, date first": "<div>{}</div>|{day} <a href='{url}'>{title}</a><br>",
    "cards": "<section>{}</section>|<div class='c'><a href='{url}'><h3>{title}</h3><p>昨日，检察院召开会议……</p><i>{day}</i></a></div>",
    "category first": "<ul>{}</ul>|<li><a href='/a/'>[要闻]</a> <a href='{url}'>{title}</a> <em>{day}</em></li>",
    "date in the link": "<ul>{}</ul>|<li><a href='{url}'>{title} <b>{day}</b></a></li>",
    "cut": "<ul>{}</ul>|<li><a href='{url}' title='{title}'>{short}…</a> {day}</li>",
    "odd and even": "<div>{}</div>|<div class='row{odd}'><font><a href='{url}'>{title}</a></font><span>{day}</span></div>",
}


@pytest.mark.parametrize("form", ROWS)
@pytest.mark.parametrize("count", [8, 3, 1])
def test_rows_of_all_forms(form: str, count: int) -> None:
    frame, row = ROWS[form].split("|", 1)
    rows = [
        row.format(url=f"./202306/t2023060{n}_{n}.shtml", title=title, short=title[:9], day=f"2023-06-0{9 - n}", odd=n % 2)
        for n, title in enumerate(TITLES[:count])
    ]
    found = listed(frame.format("\n".join(rows)))
    assert [link.title for link in found.items] == TITLES[:count]
    assert [link.date_raw for link in found.items] == [f"2023-06-0{9 - n}" for n in range(count)]
    assert found.items[0].url == "http://www.example.jcy.gov.cn/xwzx/202306/t20230600_0.shtml"
    assert {"检务公开", "队伍建设"} <= {link.title for link in found.sections}


def rows(count: int = 8, day: str = "06-30") -> str:
    return "".join(f"<li><a href='/a/{n}.html'>{title}</a> {day}</li>" for n, title in enumerate(TITLES[:count]))


def test_lists_cut_into_several_uls_are_one() -> None:
    first, second = rows(4), rows().split("</li>", 4)[-1]
    found = listed(f"<div class=l><div class=b><ul>{first}</ul></div><div class=b><ul>{second}</ul></div></div>")
    assert [link.title for link in found.items] == TITLES


def test_a_side_list_is_no_part_of_the_list() -> None:
    side = "".join(f"<li><a href='/hot/{n}.html'>热点文章标题之{n}号</a></li>" for n in range(5))
    found = listed(f"<div class=main><ul>{rows()}</ul></div><div class=side><ul>{side}</ul></div>")
    assert len(found.items) == 8
    assert len(found.more) == 5


def test_links_to_other_hosts_are_kept_and_advertising_is_not() -> None:
    foreign = "<li><a href='http://www.jcrb.com/a.html'>正义网刊发我院经验做法的报道</a> 06-01</li>"
    advert = "<li><a href='http://ads.example.com/1'>某某理财产品年化收益很高很高</a> <span>广告</span></li>"
    found = listed(f"<ul>{rows(3)}{advert}{foreign}</ul>")
    assert found.items[-1].url == "http://www.jcrb.com/a.html"
    assert len(found.items) == 4


def test_a_site_map_has_sections_only() -> None:
    names = ["反腐法制", "反腐要闻", "检察动态", "廉政建设", "案件通报", "联系我们", "网站地图"]
    found = read(
        "<html><body><h1>网站地图</h1><ul>"
        + "".join(f"<li><a href='/{n}/'>{name}</a></li>" for n, name in enumerate(names))
        + "</ul></body></html>"
    )
    assert found is not None
    assert found.items == []
    assert [link.title for link in found.sections] == names


def test_hidden_records_of_hanweb() -> None:
    records = "".join(
        f"<record><![CDATA[<li><a href='/art/2025/2/{n + 1}/art_28_{n}.html'>{title}</a><span>2025-02-0{n + 1}</span></li>]]></record>"
        for n, title in enumerate(TITLES[:5])
    )
    following = '<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=2&amp;columnid=28"></a>]]></nextgroup>'
    store = f"<datastore>{following}<recordset>{records}</recordset></datastore>"
    html = f"<html><body><div><a href='/col/col1/'>检务公开</a></div><script type='text/xml'>{store}</script></body></html>"
    found = read(html)
    assert found is not None
    assert [link.title for link in found.items] == TITLES[:5]
    assert found.items[1].date_raw == "2025-02-02"
    assert found.pager.next_urls == ["http://www.example.jcy.gov.cn/module/web/jpage/dataproxy.jsp?page=2&columnid=28"]


def test_records_of_hanweb_as_an_answer_of_their_own() -> None:
    records = "".join(
        f"<record><![CDATA[<li><a href='/art/{n}.html'>{title}</a>2025-02-0{n + 1}</li>]]></record>" for n, title in enumerate(TITLES[:3])
    )
    body = (
        f"<?xml version='1.0'?><datastore><nextgroup><![CDATA[/col/col28/index.html?uid=1&amp;pageNum=3]]></nextgroup>{records}</datastore>"
    )
    document = Document(Page(url=URL, body=body.encode()))
    assert judge(document) is None
    found = read_list(document)
    assert found is not None
    assert [(link.title, link.date_raw) for link in found.items] == [(title, f"2025-02-0{n + 1}") for n, title in enumerate(TITLES[:3])]
    assert found.pager.next_urls == ["http://www.example.jcy.gov.cn/col/col28/index.html?uid=1&pageNum=3"]


def test_an_article_with_related_links_is_no_list() -> None:
    text = "<p>6月28日，某某市检察院召开会议，研究部署下一阶段工作，要求各部门依法履职，提升办案质效。</p>" * 8
    assert read(f"<html><body><h1>{TITLES[0]}</h1><p>时间：2023-06-30</p>{text}<ul>{rows(5)}</ul></body></html>") is None


def test_an_empty_list_says_so() -> None:
    found = listed("<div class=list>暂无数据</div>")
    assert found.items == []


def test_a_page_without_links_is_no_list() -> None:
    assert read("<html><body><p>没有内容</p></body></html>") is None
    assert read("") is None


def test_saved_lists(shared: Path) -> None:
    lines = (shared / "pages/truth.jsonl").read_text(encoding="utf-8").splitlines()
    for row in [row for row in map(json.loads, lines) if row["page_type"] == "list"]:
        url = row["url"] or f"http://{row['slug']}.invalid/a/b.html"
        found = read_list(Document(Page(url=url, body=(shared / "pages/html" / f"{row['slug']}.html").read_bytes())))
        assert found is not None, row["slug"]
        assert len(found.items) == row["list_items"], row["slug"]
        for wanted, link in ((row["list_first"], found.items[0]), (row["list_last"], found.items[-1])):
            assert link.title.replace(" ", "") == wanted["title"].replace(" ", ""), row["slug"]
            assert link.url.endswith(wanted["href"]), row["slug"]
        following = row["pagination"]["next"]
        scripted = row["slug"] == "gerapy-list-rtfund_xxpl"  # javascript:void(0) with an Ajax call: there is no address
        assert bool(found.pager.next_urls) == (following is not None and not scripted), row["slug"]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<ul>",
                "</ul>",
                "<li>",
                "<a href=/1>",
                "<a href=2.html title=长标题>",
                "标题文字很长的一条",
                "</a>",
                "2023-06-30",
                "<tr><td>",
                "<br>",
                "…",
                "<dl><dt>",
                "<dd>",
            ]
        ),
        max_size=40,
    )
)
def test_never_raises(parts: list[str]) -> None:
    found = read("<html><body>" + "".join(parts))
    if found:
        urls = [link.url for link in found.links(all_blocks=True)]
        assert len(urls) == len(set(urls))
        assert all(url.startswith("http") for url in urls)

"""The portal by its words: one text in any skin, and pages that are no articles."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.reading.document import Document
from archiver.reading.model import Page, Reading
from spiders.templates.portal import Portal
from spiders.templates.portal_links import addresses
from tests.reading.portal_skins import NAV, SKINS, Words
from tests.web.portal.layout import PortalPage
from tests.web.portal.skins import SKINS as REPLICA_SKINS

URL = "http://www.ffdy.org.cn/a/1.html"
LIST = "http://www.ffdy.org.cn/l/1"
ORIGINAL = "http://www.nm.jcy.gov.cn/xwzx/mjyw/202306/t20230630_4799520.shtml"
WORDS = Words(
    title="某某市检察院召开公益诉讼工作推进会",
    section="反腐法制",
    labels=(("时间", "2023-07-09"), ("作者", "佚名"), ("来源", "内蒙古自治区人民检察院")),
    body=(
        "6月28日至29日,某某市检察院召开会议,研究下一阶段工作,各部门负责人参加会议并发言。",
        "会议指出:要依法履职。",
        "“一次会议解决一个问题”“一个问题一抓到底”……",
        "与会人员还参观了档案室,共同接受了警示教育,会议取得圆满成功,各项任务得到落实。",
    ),
    original=ORIGINAL,
    disclaimer="[免责声明] 本文来源于网络,仅供参考。如有问题,请在30日内与本网联系。",
    foot=(
        "政务平台",
        "本站部分信息由提供者自行负责。反腐调研网 不作保证。",
        "反腐调研网 版权所有 Copyright © 2009-2020",
        "某市某区某胡同1号",
    ),
)


def read(html: str, url: str = URL) -> Reading:
    return Portal().read(Document(Page(url=url, body=html.encode())))


def replica(words: Words, skin: str) -> str:
    page = PortalPage(
        section=words.section, title=words.title, labels=words.labels, body=words.body, original=words.original, disclaimer=words.disclaimer
    )
    return REPLICA_SKINS[skin](page).replace("gb2312", "utf-8")


def seed(shared: Path) -> Words:
    """The seed's text as the words of a page."""
    lines = [line.strip() for line in (shared / "seed/portal_page.txt").read_text(encoding="utf-8").splitlines() if line.strip()]
    labels = next(index for index, line in enumerate(lines) if line.startswith("时间:"))
    original = next(index for index, line in enumerate(lines) if line.startswith("原文链接:"))
    return Words(
        title=lines[labels - 1],
        section=lines[labels - 2].rsplit(">", 1)[-1].strip(),
        labels=[tuple(part.split(":", 1)) for part in lines[labels].split()],  # type: ignore[misc]
        body=lines[labels + 1 : original],
        original=lines[original].split(":", 1)[1],
        disclaimer=lines[original + 1],
        foot=lines[original + 3 :],
    )


def check(reading: Reading, words: Words) -> None:
    assert reading.verdict == "article", reading.why
    assert reading.title and reading.title.value == words.title
    assert reading.section and reading.section.value == words.section
    assert [(date.kind, date.raw) for date in reading.dates] == [("portal", dict(words.labels)["时间"]), ("url", words.original)]
    assert (reading.author.value if reading.author else "") == dict(words.labels)["作者"]
    assert (reading.source.value if reading.source else "") == dict(words.labels)["来源"]
    assert [link.value for link in reading.original_links] == [words.original]
    assert [re.sub(r"\s", "", text) for text in reading.paragraphs] == [re.sub(r"\s", "", text) for text in words.body]


ALL = [*SKINS, *REPLICA_SKINS]


def laid(words: Words, skin: str) -> str:
    return SKINS[skin](words) if skin in SKINS else replica(words, skin)


@pytest.mark.parametrize("skin", ALL)
def test_one_text_in_any_skin(skin: str) -> None:
    check(read(laid(WORDS, skin)), WORDS)


@pytest.mark.parametrize("skin", ALL)
def test_empty_values_stay_empty(skin: str) -> None:
    words = replace(WORDS, labels=(("来源", ""), ("作者", ""), ("时间", "2023-07-09")))
    check(read(laid(words, skin)), words)


@pytest.mark.parametrize("skin", ALL)
def test_the_seed_in_any_skin(shared: Path, skin: str) -> None:
    words = seed(shared)
    assert words.section == "反腐法制"
    reading = read(laid(words, skin))
    check(reading, words)
    assert reading.author and reading.author.value == "佚名"
    text = re.sub(r"\s", "", "".join(reading.paragraphs))
    assert text.startswith("6月28日至29日")
    assert text.endswith("党史教育。")
    assert "免责" not in text


def test_a_list_of_a_section() -> None:
    rows = "".join(f"<li><a href='/a/{n}.html'>某地检察机关召开第{n}次会议研究部署工作</a> 2023-07-0{9 - n}</li>" for n in range(9))
    reading = read(
        f"<body><div>{NAV}</div><p>当前所在: <a href=/>网站首页</a>&gt; 反腐法制</p><ul>{rows}</ul><a href=/l/1_2>下一页</a></body>",
        LIST,
    )
    assert reading.verdict == "list"
    assert reading.section and reading.section.value == "反腐法制"
    assert [link.url for link in reading.links if link.kind == "item"] == [f"http://www.ffdy.org.cn/a/{n}.html" for n in range(9)]
    assert reading.next_url == "http://www.ffdy.org.cn/l/1_2"


def test_a_list_whose_rows_carry_label_lines() -> None:
    rows = "".join(
        f"<div><a href='/a/{n}.html'>某地检察机关召开第{n}次会议研究部署工作</a><p>时间:2023-07-0{9 - n} 来源:某院</p></div>"
        for n in range(6)
    )
    assert read(f"<body><div>{NAV}</div><p>当前所在: 网站首页&gt; 反腐法制</p><div>{rows}</div></body>").verdict == "list"


def test_an_about_page_is_neither() -> None:
    text = "<p>反腐调研网是一个整理公开信息的项目。联系电话: 010-00000000。</p>" * 6
    assert read(f"<body><div>{NAV}</div><p>当前所在: 网站首页&gt; 联系我们</p><h1>联系我们</h1>{text}</body>").verdict == "other"


def test_pictures_and_files_at_their_places() -> None:
    body = ["第一段写明会议召开的时间和地点,以及参加人员。", "第二段写明会议的内容和要求。"]
    html = replica(replace(WORDS, body=body), "modern")
    html = html.replace("　　第二段", "<img src='/u/1.jpg'><a href='/u/2.pdf'>附件</a>　　第二段")
    reading = read(html)
    assert [(asset.kind, asset.url, asset.position) for asset in reading.assets] == [
        ("image", "http://www.ffdy.org.cn/u/1.jpg", 1),
        ("attachment", "http://www.ffdy.org.cn/u/2.pdf", 1),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("http://a.gov.cn/t1.shtml", ["http://a.gov.cn/t1.shtml"]),
        ("http://a.gov.cn/t1.shtml。", ["http://a.gov.cn/t1.shtml"]),
        ("http://a.gov.cn/t1.shtml，转载请注明", ["http://a.gov.cn/t1.shtml"]),
        ("http://a.gov.cn/t1.shtml点击查看", ["http://a.gov.cn/t1.shtml"]),
        ("（http://a.gov.cn/t1.shtml）", ["http://a.gov.cn/t1.shtml"]),
        ("http://a.gov.cn/t1.shtml[免责声明]", ["http://a.gov.cn/t1.shtml"]),
        ("http://a.gov.cn/?a=1&b=%E4%B8%AD;", ["http://a.gov.cn/?a=1&b=%E4%B8%AD"]),
        ("http://a.gov.cn/1.htmlhttp://b.gov.cn/2.html", ["http://a.gov.cn/1.html", "http://b.gov.cn/2.html"]),
        ("http://a.gov.cn/go?u=http://b.gov.cn/2.html", ["http://a.gov.cn/go?u=http://b.gov.cn/2.html"]),
        ("www.a.gov.cn/t1.shtml", ["http://www.a.gov.cn/t1.shtml"]),
        ("HTTPS://A.gov.cn/x", ["HTTPS://A.gov.cn/x"]),
        ("无", []),
        ("ftp://a.gov.cn/x", []),
    ],
)
def test_addresses_in_running_text(text: str, expected: list[str]) -> None:
    assert addresses(text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f'原文链接:<a href="{ORIGINAL}">{ORIGINAL}</a>', [ORIGINAL]),
        (f'原文链接:<a href="{ORIGINAL}">内蒙古检察</a>', [ORIGINAL]),
        (f'<a href="{ORIGINAL}">阅读原文</a>', [ORIGINAL]),
        (f'原文地址：<a href="{ORIGINAL}">http://other.gov.cn/1.html</a>', [ORIGINAL, "http://other.gov.cn/1.html"]),
        ("原文链接:", []),
        ("原文链接:无", []),
        ("原文链接：<a href='/a/2.html'>本站</a>", []),
    ],
)
def test_forms_of_the_link(line: str, expected: list[str]) -> None:
    html = replica(replace(WORDS, original="@@"), "modern").replace("原文链接:@@", line)
    reading = read(html)
    assert [link.value for link in reading.original_links] == expected
    assert len(reading.paragraphs) == len(WORDS.body)


def test_its_fingerprint() -> None:
    assert Portal().fits(Document(Page(url=URL, body=replica(WORDS, "modern").encode())))
    assert not Portal().fits(Document(Page(url=URL, body=b"<html><body>x</body></html>")))


SCRAPS = ["当前所在:", "网站首页>", "时间:2023-07-09", "作者:", "来源", "原文链接:", "http://a.gov.cn/1", "[免责声明]", "正文" * 30]
SCRAPS += ["<br>", "<td>", "<li><a href=/1>", "<h1>"]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(SCRAPS), max_size=30))
def test_never_raises(parts: list[str]) -> None:
    reading = read("<html><body>" + "".join(parts))
    assert reading.verdict in ("article", "list", "other")
    assert all("免责声明" not in text for text in reading.paragraphs)

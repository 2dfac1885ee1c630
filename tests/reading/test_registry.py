"""From a page to a reading: which site, which template, and what is never let through."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.reading.document import Document
from archiver.reading.model import Found, FoundAsset, FoundDate, Page, Reading
from archiver.reading.registry import Registry
from archiver.reading.site import Site
from archiver.reading.template import SiteLike, Template

SITES = Path(__file__).resolve().parents[2] / "spiders" / "sites"
TEXT = "检察机关依法履行法律监督职责，持续推进各项工作，取得新的进展。" * 8


class Fixed(Template):
    """Reads what it is told."""

    name = "fixed"
    rank = 1

    def __init__(self, reading: Reading | Exception) -> None:
        self.reading = reading

    def fits(self, document: Document) -> bool:
        return "fixed" in document.html

    def read(self, document: Document, site: SiteLike | None = None) -> Reading:
        if isinstance(self.reading, Exception):
            raise self.reading
        return self.reading


def site(slug: str, *hosts: str, **more: object) -> Site:
    return Site(slug=slug, name=slug, organisation="1", hosts=hosts, template="generic", **more)  # type: ignore[arg-type]


def page(html: str = "fixed", url: str = "http://a.gov.cn/x/1.html", asked: str = "") -> Page:
    return Page(url=url, body=f"<html><body><p>{html}</p></body></html>".encode(), asked_url=asked or url)


def test_sites_by_host_folder_and_wildcard() -> None:
    registry = Registry(
        [], [site("city", "a.gov.cn"), site("county", "a.gov.cn/yc"), site("courts", "*.c.gov.cn"), site("one", "b.c.gov.cn")]
    )
    asked = {
        "http://www.a.gov.cn/1.html": "city",
        "https://a.gov.cn": "city",
        "http://A.GOV.CN:80/yc/1.html": "county",
        "http://a.gov.cn/yc": "county",
        "http://a.gov.cn/ycx/1.html": "city",
        "http://b.c.gov.cn/": "one",
        "http://x.c.gov.cn/": "courts",
        "http://x.y.c.gov.cn/": "courts",
        "http://c.gov.cn/": None,
        "http://xa.gov.cn/": None,
        "http://[broken/": None,
        "": None,
    }
    found = {url: registry.site_for(url) for url in asked}
    assert {url: known.slug if known else None for url, known in found.items()} == asked


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("http://www.nm.jcy.gov.cn/a.shtml", True),
        ("https://news.jcrb.com/a.html", True),
        ("http://www.ffdy.org.cn/a/1.html", True),
        ("http://jcy.gov.cn.example.com/a", False),
        ("http://gov.cn@evil.example/a", False),
        ("http://www.bshljm.com/a", False),
        ("http://mp.weixin.qq.com/s/x", False),
        ("http://127.0.0.1/a", False),
        ("ftp://www.nm.jcy.gov.cn/a", False),
        ("javascript:alert(1)", False),
        ("http://[::1/a", False),
        ("", False),
    ],
)
def test_only_official_hosts_and_defined_sites_are_allowed(url: str, allowed: bool) -> None:
    assert Registry.load("spiders.templates", SITES).allowed(url) is allowed


def test_a_failing_template_loses_nothing(caplog: pytest.LogCaptureFixture) -> None:
    reading = Registry([Fixed(KeyError("oops"))]).read(page())
    assert (reading.verdict, reading.why) == ("unreadable", "KeyError: 'oops'")
    assert "http://a.gov.cn/x/1.html" in caplog.text


def test_template_version_and_charset_are_recorded() -> None:
    reading = Registry([Fixed(Reading("article", title=Found("题", "t"), paragraphs=[TEXT]))]).read(page())
    assert (reading.verdict, reading.template, reading.template_version) == ("article", "fixed", 1)
    assert (reading.charset, reading.charset_rule) == ("utf-8", "ascii")


@pytest.mark.parametrize(
    ("reading", "verdict"),
    [
        (Reading("article", title=Found("题", "t"), paragraphs=["短"]), "other"),
        (Reading("article", paragraphs=[TEXT]), "other"),
        (
            Reading(
                "article",
                title=Found("题", "t"),
                paragraphs=["某院决定于明日召开听证会，欢迎旁听。"],
                dates=[FoundDate("published", "2023", "l")],
            ),
            "article",
        ),
        (Reading("article", title=Found("题", "t"), assets=[FoundAsset("http://a/1.jpg", "image", 0)]), "article"),
        (Reading("other", why="nothing"), "other"),
    ],
)
def test_an_article_has_a_title_and_a_text(reading: Reading, verdict: str) -> None:
    assert Registry([Fixed(reading)]).read(page()).verdict == verdict


def listing(count: int = 6) -> str:
    rows = "".join(f"<li><a href='/a/{n}.html'>某地检察机关召开第{n}次会议研究部署工作</a> 2023-07-0{n + 1}</li>" for n in range(count))
    return f"<ul>{rows}</ul><a href='/l/2.html'>下一页</a>"


def test_lists_are_lists_whatever_they_were_asked_for_as() -> None:
    registry = Registry.load("spiders.templates", SITES)
    for role in ("list", "page", "original"):
        reading = registry.read(page(listing()), role)
        assert reading.verdict == "list", role
        assert reading.next_url == "http://a.gov.cn/l/2.html"
        assert sum(link.kind == "item" for link in reading.links) == 6


def test_a_list_that_came_instead_of_an_article_is_a_redirect() -> None:
    registry = Registry.load("spiders.templates", SITES)
    moved = page(listing(), "http://a.gov.cn/x/", "http://a.gov.cn/x/202306/t20230630_1.shtml")
    assert registry.read(moved, "original").verdict == "redirected_home"
    assert registry.read(moved, "list").verdict == "list"


def test_rewrites_keep_the_string_as_shown_in_the_rule() -> None:
    known = site("known", "a.gov.cn", rewrite={"source": {"本网": "@self"}})
    html = f"<h1>某院召开工作推进会议</h1><p>时间：2023-06-30 来源：本网</p><p>{TEXT}</p><p>{TEXT}</p>"
    reading = Registry([], [known]).read(page(html))
    assert reading.source and (reading.source.value, reading.source.rule.endswith("|rewrite:本网")) == ("known", True)


def test_the_saved_pages_are_what_they_are(shared: Path) -> None:
    registry = Registry.load("spiders.templates", SITES)
    wrong = []
    for row in map(json.loads, (shared / "pages/truth.jsonl").read_text(encoding="utf-8").splitlines()):
        url = row["url"] or f"http://{row['slug']}.invalid/a/b.html"
        reading = registry.read(Page(url=url, body=(shared / "pages/html" / f"{row['slug']}.html").read_bytes()))
        kind = row["page_type"]
        right = reading.verdict == kind if kind in ("article", "list") else reading.verdict not in ("article", "list")
        if not right:
            wrong.append((row["slug"], reading.verdict, reading.why))
    assert wrong == []


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["repost", "original", "list", "page"]), st.integers(200, 599))
def test_any_bytes_are_read(body: bytes, role: str, status: int) -> None:
    registry = REGISTRY
    reading = registry.read(Page(url="http://www.ffdy.org.cn/a/1.html", body=body, status=status), role)
    assert reading.verdict != "article"


REGISTRY = Registry.load("spiders.templates", SITES)

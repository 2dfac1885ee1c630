"""Articles on several pages: one version with all of them, each page a capture of the same document; what cannot be had and bounds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.crawl.conftest import Crawled
from tests.crawl.run import FAST, ask, environment, scrapy
from tests.web.article import Article
from tests.web.proxy import serve
from tests.web.world import World, build


def spread(world: World) -> list[Article]:
    return [article for site in world.sites.values() for article in site.articles if article.sheets > 1]


def stored(archive: Path, article: Article) -> dict[str, Any]:
    return ask(archive, "SELECT * FROM articles WHERE url = ?", article.url)[0]


def captured(archive: Path, document: int) -> list[tuple[str, str]]:
    rows = ask(archive, "SELECT url, verdict FROM captures WHERE document_id = ? ORDER BY id", document)
    return [(row["url"], row["verdict"]) for row in rows]


def test_all_pages_are_one_version(crawled: Crawled) -> None:
    articles = spread(crawled.world)
    assert len(articles) == 2
    for article in articles:
        row = stored(crawled.archive, article)
        assert row["body"].split("\n")[1:-1] == article.paragraphs[1:-1]
        assert row["image_count"] == len(article.images)
        assert row["versions"] == 1
        pages = [article.sheet_url(number) for number in range(1, article.sheets + 1)]
        assert captured(crawled.archive, row["id"]) == [(page, "article") for page in pages]
        first = ask(crawled.archive, "SELECT id FROM captures WHERE url = ?", article.url)[0]
        assert row["capture_id"] == first["id"], "the version is of its first page"


def test_reading_the_captures_again_changes_nothing(crawled: Crawled) -> None:
    ended = scrapy("reparse", "--dry-run", "--json", env=environment(crawled.archive))
    assert ended.status == 0, ended.err
    assert json.loads(ended.out.splitlines()[-1])["changes"] == 0, ended.out[:2000]


@pytest.fixture
def article() -> tuple[World, Article]:
    world = build(seed=11, reposts=12)
    return world, world.spread(spread(world)[0].url, 3)


def crawl(archive: Path, world: World, article: Article, *settings: str) -> None:
    with serve(world) as served:
        scrapy("crawl", "originals", "-a", f"url={article.url}", *FAST, *settings, env=environment(archive, served.url))


def test_a_bound_is_kept_and_said(tmp_path: Path, article: tuple[World, Article]) -> None:
    world, wanted = article
    crawl(tmp_path, world, wanted, "-s", "ARCHIVE_MAX_ARTICLE_PAGES=2")
    row = stored(tmp_path, wanted)
    assert len(captured(tmp_path, row["id"])) == 2
    assert row["body"].split("\n")[-1] != wanted.paragraphs[-1]
    report = next((tmp_path / "runs").glob("*-originals.json")).read_text("utf-8")
    assert '"article_pages": 1' in report


def test_a_run_that_ends_between_two_pages_begins_the_article_anew(tmp_path: Path, article: tuple[World, Article]) -> None:
    world, wanted = article
    with serve(world) as served:
        env = environment(tmp_path, served.url)
        scrapy("crawl", "originals", "-a", f"url={wanted.url}", *FAST, "-s", "CLOSESPIDER_PAGECOUNT=1", env=env)
        assert ask(tmp_path, "SELECT * FROM articles") == []
        scrapy("crawl", "originals", *FAST, env=env)
    row = stored(tmp_path, wanted)
    assert row["versions"] == 1
    assert row["body"].split("\n")[1:-1] == wanted.paragraphs[1:-1]
    read = [url for url, verdict in captured(tmp_path, row["id"]) if verdict == "article"]
    assert read == [wanted.sheet_url(number) for number in (1, 2, 3)]


def test_a_later_page_that_is_gone_ends_the_article(tmp_path: Path, article: tuple[World, Article]) -> None:
    world, wanted = article
    world.refuse(wanted.sheet_url(3), 404)
    crawl(tmp_path, world, wanted)
    row = stored(tmp_path, wanted)
    assert [verdict for _, verdict in captured(tmp_path, row["id"])] == ["article", "article", "gone"]
    assert row["state"] == "live"


def test_a_later_page_that_is_barred_today_makes_no_half_article(tmp_path: Path, article: tuple[World, Article]) -> None:
    world, wanted = article
    world.refuse(wanted.sheet_url(2), 403)
    crawl(tmp_path, world, wanted)
    assert ask(tmp_path, "SELECT * FROM articles WHERE url = ?", wanted.url) == []
    assert [row["state"] for row in ask(tmp_path, "SELECT state FROM states WHERE until_at IS NULL")] == ["blocked"]

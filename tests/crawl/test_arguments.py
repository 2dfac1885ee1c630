"""The spiders' arguments do what the contract says of them."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.crawl.run import FAST, ROOT, ask, environment, scrapy
from tests.web.proxy import Served, serve
from tests.web.world import World, build


@pytest.fixture(scope="module")
def web() -> Any:
    world = build(seed=9, reposts=50)
    with serve(world) as served:
        yield served


def crawl(archive: Path, served: Served, *arguments: str, spider: str = "portal") -> list[dict[str, Any]]:
    """The articles of an archive after one more run."""
    given = [part for argument in arguments for part in ("-a", argument)]
    ended = scrapy("crawl", spider, *FAST, *given, env=environment(archive, served.url))
    assert ended.status in (0, 5), ended.err
    return ask(archive, "SELECT * FROM articles")


def reposts(world: World) -> list[dict[str, Any]]:
    return [page for page in world.truth["pages"].values() if page["kind"] == "repost" and page["verdicts"][:1] == ["article"]]


def pages(urls: list[str]) -> list[str]:
    """*urls* without images and attachments."""
    return [url for url in urls if not url.endswith((".jpg", ".pdf", ".doc", ".docx", ".xls", ".zip", ".ofd"))]


def test_section_by_name_and_by_url(web: Served, tmp_path: Path) -> None:
    wanted = {page["title"] for page in reposts(web.world) if page["section"] == "反腐要闻"}
    rows = crawl(tmp_path / "name", web, "section=反腐要闻", "originals=ignore")
    assert {row["section"] for row in rows} == {"反腐要闻"}
    assert {row["title"] for row in rows} == wanted
    url = next(u for u, page in web.world.truth["pages"].items() if page["kind"] == "list" and page["title"] == "反腐要闻")
    rows = crawl(tmp_path / "url", web, f"section={url}", "originals=ignore")
    assert {row["title"] for row in rows} == wanted


def test_since_and_until_are_inclusive(web: Served, tmp_path: Path) -> None:
    days = sorted(page["published_on"] for page in reposts(web.world))
    since, until = days[len(days) // 3], days[2 * len(days) // 3]
    rows = crawl(tmp_path, web, f"since={since}", f"until={until}", "originals=ignore")
    assert sorted(row["published_on"] for row in rows) == [day for day in days if since <= day <= until]


def test_originals_queue_then_the_originals_spider(web: Served, tmp_path: Path) -> None:
    rows = crawl(tmp_path, web, "limit=10", "originals=queue")
    assert {row["role"] for row in rows} == {"repost"}
    assert len(rows) == 10
    assert ask(tmp_path, "SELECT COUNT(*) AS n FROM pairs WHERE original_state = 'lead'")[0]["n"] > 0
    rows = crawl(tmp_path, web, spider="originals")
    assert {row["role"] for row in rows} == {"repost", "original"}
    assert len([row for row in rows if row["role"] == "repost"]) == 10
    assert ask(tmp_path, "SELECT COUNT(*) AS n FROM pairs WHERE original_state = 'lead'")[0]["n"] == 0


def test_originals_ignore_notes_none(web: Served, tmp_path: Path) -> None:
    crawl(tmp_path, web, "limit=5", "originals=ignore")
    assert ask(tmp_path, "SELECT COUNT(*) AS n FROM pairs WHERE original_id IS NOT NULL")[0]["n"] == 0


def test_just_these_pages_whatever_their_host(web: Served, tmp_path: Path) -> None:
    repost = next(page["url"] for page in reposts(web.world) if page["original_url"] is None)
    clone = "http://www.jiancha-news.com/content/20230611/8841.html"  # on no official host
    listed = tmp_path / "urls.txt"
    listed.write_text(f"# named by hand\n{repost}\n\n{clone}\n", encoding="utf-8")
    before = len(web.asked())
    crawl(tmp_path / "archive", web, f"url=@{listed}")
    assert sorted(pages(web.asked()[before:])) == sorted([repost, clone])
    crawl(tmp_path / "comma", web, f"url={repost},{clone}")
    assert len(pages(web.asked()[before:])) == 4


def test_a_full_sweep_walks_known_lists_to_their_end(web: Served, tmp_path: Path) -> None:
    crawl(tmp_path, web, "originals=ignore")
    lists = {url for url, page in web.world.truth["pages"].items() if page["kind"] == "list" and "www.ffdy.org.cn" in url}
    for sweep, all_of_them in (("head", False), ("full", True)):
        before = len(web.asked())
        crawl(tmp_path, web, f"sweep={sweep}", "originals=ignore")
        assert (set(web.asked()[before:]) >= lists) == all_of_them


def test_a_progress_line_on_a_terminal(web: Served, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "scrapy", "crawl", "portal", *FAST, "-a", "limit=3"]
    with subprocess.Popen(command, cwd=ROOT, env=environment(tmp_path, web.url), stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        try:
            while chunk := os.read(ours, 65536):
                shown += chunk
        except OSError:  # Linux: the other end of the terminal is closed
            assert shown
        assert process.wait() in (0, 5)
    os.close(ours)
    lines = shown.decode("utf-8").replace("\x1b[2K", "").split("\r")
    assert any(line.startswith("portal: ") and "pages/s" in line for line in lines)
    assert "INFO" not in shown.decode("utf-8"), "the log leaves the terminal to the progress line"

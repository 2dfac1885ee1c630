"""The archive is the frontier: an unchanged web costs list pages only, a killed run is taken up where it stopped."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archiver.normalise.urls import canonical
from tests.crawl.compare import content, verify
from tests.crawl.run import FAST, ROOT, ask, environment, scrapy
from tests.web.proxy import Served, serve
from tests.web.world import build

KILLS = 20
REPOSTS = 30


def crawl(archive: Path, served: Served, *arguments: str) -> int:
    return scrapy("crawl", "portal", *FAST, *arguments, env=environment(archive, served.url)).status


def test_a_second_run_asks_for_list_pages_only_and_adds_nothing(tmp_path: Path) -> None:
    world = build(seed=3, reposts=REPOSTS)
    with serve(world) as served:
        assert crawl(tmp_path, served) in (0, 5)
        before = content(tmp_path)
        first = len(served.asked())
        assert crawl(tmp_path, served) in (0, 5)
        again = served.asked()[first:]
    kinds = {url: world.truth["pages"].get(url, {}).get("kind", "?") for url in again}
    assert set(kinds.values()) <= {"home", "list", "sitemap", "alias"}, kinds
    assert len(again) == len(set(again)) < first / 4
    assert content(tmp_path) == before
    assert ask(tmp_path, "SELECT new_versions FROM runs ORDER BY id")[-1]["new_versions"] == 0
    revisits = ask(tmp_path, "SELECT verdict, COUNT(*) AS n FROM captures WHERE run_id = 2 AND document_id IS NOT NULL GROUP BY verdict")
    assert {row["verdict"] for row in revisits} <= {"revisit", "list"}
    assert any(row["verdict"] == "revisit" for row in revisits), "unchanged lists are confirmed by a 304"
    assert verify(tmp_path) == []


def test_one_new_article_is_one_new_row_and_an_edit_is_not_noticed_before_its_time(tmp_path: Path) -> None:
    world = build(seed=4, reposts=REPOSTS)
    with serve(world) as served:
        crawl(tmp_path, served)
        before = content(tmp_path)
        new = world.add_repost()
        first = len(served.asked())
        crawl(tmp_path, served)
        again = served.asked()[first:]
    after = content(tmp_path)
    old_urls = {row["url"] for row in before["articles"]}
    added = {row["url"] for row in after["articles"]} - old_urls
    assert canonical(new.repost.url).key in added
    assert added <= {canonical(new.repost.url).key, canonical(new.original.url).key}
    assert [row for row in after["articles"] if row["url"] in old_urls] == before["articles"]
    assert again.count(new.repost.url) == 1


def test_everything_is_found_through_the_pager_and_a_limit_leaves_the_rest_queued(tmp_path: Path) -> None:
    world = build(seed=5, reposts=REPOSTS)
    with serve(world) as served:
        crawl(tmp_path / "whole", served)
        assert crawl(tmp_path / "parts", served, "-a", "limit=5") in (0, 5)
        stored = ask(tmp_path / "parts", "SELECT COUNT(*) AS n FROM articles WHERE role = 'repost'")[0]["n"]
        assert stored == 5
        assert crawl(tmp_path / "parts", served) in (0, 5)
    assert content(tmp_path / "parts") == content(tmp_path / "whole")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float, int]:
    """The archive of one undisturbed crawl, how long it took, and how many requests it made."""
    archive = tmp_path_factory.mktemp("undisturbed")
    with serve(build(seed=6, reposts=REPOSTS)) as served:
        started = time.monotonic()
        assert crawl(archive, served) in (0, 5)
        return archive, time.monotonic() - started, len(served.asked())


@pytest.mark.parametrize("attempt", range(KILLS))
def test_a_killed_crawl_and_a_second_run_make_the_same_archive(tmp_path: Path, undisturbed: tuple[Path, float, int], attempt: int) -> None:
    good, seconds, _ = undisturbed
    with serve(build(seed=6, reposts=REPOSTS)) as served:
        command = [sys.executable, "-m", "scrapy", "crawl", "portal", *FAST, "-s", "ARCHIVE_BATCH_PAGES=5"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(command, cwd=ROOT, env=environment(tmp_path, served.url), **quiet)
        time.sleep(seconds * random.Random(attempt).uniform(0.3, 0.98))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert crawl(tmp_path, served) in (0, 5)
    assert content(tmp_path) == content(good)
    assert verify(tmp_path) == []

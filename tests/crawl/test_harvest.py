"""What cron calls: the rhythm of sweeps, one budget, a report that tells a quiet site, a changed template, a dead spider, a block apart."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.crawl.later import Archive, Moody
from tests.crawl.run import ask
from tests.web.answer import answer
from tests.web.proxy import Entry, Served, serve
from tests.web.reposts import Pair
from tests.web.world import World, build

PORTAL = "www.ffdy.org.cn"
HOST = "www.jsjc.gov.cn"


@pytest.fixture
def served() -> Iterator[Served]:
    """A small web in which nothing is amiss."""
    with serve(Moody.of(build(seed=31, reposts=30, faults=(), specials=False, few=0, many=0))) as served:
        yield served


def repost_in_section(world: World, day: date) -> Pair:
    """An original of that day and its repost in 反腐法制."""
    original = world.cast.original(HOST)
    original.day = day
    world.sites[HOST].touch()
    return world.cast.carry(original, section="fz")


def kinds(summary: dict[str, list[dict[str, str]]], *, grave: bool = True) -> set[str]:
    return {alarm["kind"] for alarm in summary["alarms"] if bool(alarm["grave"]) == grave}


def of_host(asked: list[Entry], host: str) -> list[Entry]:
    return [entry for entry in asked if entry.host == host and not entry.url.endswith("/robots.txt")]


def test_the_rhythm_of_sweeps_and_what_a_full_one_finds(tmp_path: Path, served: Served) -> None:
    for _ in range(22):  # two pages of one section
        repost_in_section(served.world, date(2022, 5, 6))
    archive = Archive(tmp_path, served)
    status, first, asked = archive.harvest()
    assert (status, first["runs"][0]["arguments"]) == (0, {"sweep": "full"})
    assert first["back_dated"] == []
    whole = len(asked)

    late = repost_in_section(served.world, date(2012, 3, 4))
    status, second, asked = archive.harvest(day=1)
    assert (status, second["runs"][0]["arguments"]) == (0, {"sweep": "head"})
    assert len(asked) < whole / 3
    assert ask(tmp_path, "SELECT COUNT(*) AS n FROM articles WHERE url = ?", late.repost.url) == [{"n": 0}], "it stands deep in the pager"

    status, third, _ = archive.harvest(day=31)
    assert (status, third["runs"][0]["arguments"]) == (0, {"sweep": "full"})
    assert [item["url"] for item in third["back_dated"]] == [late.repost.url]
    assert third["back_dated"][0]["listed_on"] < third["back_dated"][0]["newest_on"]
    assert ask(tmp_path, "SELECT COUNT(*) AS n FROM articles WHERE url = ?", late.repost.url) == [{"n": 1}]
    reports = sorted((tmp_path / "runs").glob("harvest-*.json"))
    assert json.loads(reports[-1].read_text(encoding="utf-8")) == third


def test_one_budget_for_all_spiders_and_a_sweep_that_is_gone_on_with(tmp_path: Path, served: Served) -> None:
    archive = Archive(tmp_path, served)
    status, first, asked = archive.harvest("--max-pages", "12")
    assert status == 7
    assert [run["exit_status"] for run in first["runs"]] == [7]
    heads = {entry.url for entry in of_host(asked, PORTAL)}
    status, second, asked = archive.harvest(day=0.01)
    assert status == 0
    assert second["runs"][0]["resumed"]
    again = [entry.url for entry in asked if entry.url in heads]
    assert len(again) <= 2, "heads that the sweep has seen are not asked again"
    assert [entry for entry in asked if entry.url == f"http://{PORTAL}/robots.txt"] == [], "robots.txt is good for a day"


def test_a_block_holds_off_its_host_and_no_other(tmp_path: Path, served: Served) -> None:
    for _ in range(4):
        served.world.add_repost(host=HOST)
    served.world.block(HOST)
    archive = Archive(tmp_path, served)
    polite = ("-s", "DOWNLOAD_DELAY=0.2", "-s", "AUTOTHROTTLE_ENABLED=False")
    status, summary, asked = archive.harvest(pace=polite)
    assert (status, kinds(summary)) == (5, {"blocked"})
    assert len(of_host(asked, HOST)) == 1
    assert list(summary["held_off"]) == [HOST.removeprefix("www.")]
    states = ask(tmp_path, "SELECT original_state AS state, COUNT(*) AS n FROM pairs WHERE original_url LIKE ? GROUP BY 1", f"%{HOST}%")
    assert [row["state"] for row in states] == ["blocked"]

    served.world.revive(HOST)
    assert of_host(archive.harvest(day=0.5)[2], HOST) == [], "held off until tomorrow"
    status, summary, asked = archive.harvest(day=2, pace=polite)
    assert (status, summary["held_off"]) == (0, {})
    assert len(of_host(asked, HOST)) >= 4
    assert {row["state"] for row in ask(tmp_path, "SELECT original_state AS state FROM pairs WHERE original_url IS NOT NULL")} == {"live"}


def test_a_changed_template_is_told_apart_and_its_pages_are_laid_aside(tmp_path: Path, served: Served) -> None:
    for _ in range(3):
        served.world.add_repost(host=HOST)
    archive = Archive(tmp_path, served)
    assert archive.harvest()[0] == 0
    served.world.redesign(PORTAL)
    for _ in range(3):
        served.world.fail(served.world.add_repost(host=HOST).original.url, "js_shell")
    status, summary, _ = archive.harvest("-a", "sweep=full", day=1)
    assert (status, kinds(summary)) == (5, {"template"}), "a redesign that is still read is none of them"
    assert {alarm["host"] for alarm in summary["alarms"] if alarm["grave"]} == {HOST.removeprefix("www.")}
    folder = max((tmp_path / "runs" / "unread").iterdir())
    metas = sorted(folder.glob("*.meta.json"))
    assert len(metas) == 2
    meta = json.loads(metas[0].read_text(encoding="utf-8"))
    assert (meta["status"], meta["verdict"], meta["role"]) == (200, "requires_render", "original")
    assert b'<div id="app">' in metas[0].with_name(metas[0].name.replace(".meta.json", ".html")).read_bytes()
    assert "template" in archive.run("status", day=1)[1]


def test_a_list_without_links_and_a_list_that_falls_silent(tmp_path: Path, served: Served) -> None:
    archive = Archive(tmp_path, served)
    today = max(article.day for article in served.world.portal_site.articles)
    day = (today - date.today()).days + 1
    assert archive.harvest(day=day)[0] == 0
    longest = "SELECT d.url FROM list_watch l JOIN document d ON d.id = l.list_id WHERE d.url LIKE '%/list/%' ORDER BY l.items DESC LIMIT 1"
    head = ask(tmp_path, longest)[0]["url"]
    served.world.moods[head] = [answer(200, "<html><body><p>系统维护中，敬请期待，给您带来不便请谅解。</p></body></html>".encode())]
    status, summary, _ = archive.harvest(day=day + 1)
    assert (status, kinds(summary)) == (5, {"empty_list"})
    status, summary, _ = archive.harvest(day=day + 3000)
    assert status == 5
    assert "quiet" in kinds(summary)
    assert kinds(summary) <= {"quiet"}


def test_a_list_that_was_silent_when_it_was_first_seen_is_for_a_person_to_know(tmp_path: Path, served: Served) -> None:
    status, summary, _ = Archive(tmp_path, served).harvest(day=3000)
    assert status == 0
    assert kinds(summary, grave=False) == {"dormant"}


def test_a_dead_portal_and_a_spider_that_runs_no_more(tmp_path: Path, served: Served) -> None:
    archive = Archive(tmp_path, served)
    assert archive.harvest()[0] == 0
    served.world.kill(PORTAL)
    status, summary, _ = archive.harvest(day=1)
    assert (status, kinds(summary)) == (5, {"spider", "unreachable"})
    alarms = json.loads(archive.run("status", "--json", day=20)[1])["alarms"]
    assert any(alarm["kind"] == "spider" and "no run has finished since" in alarm["detail"] for alarm in alarms)

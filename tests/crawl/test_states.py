"""What becomes of originals over months: hosts that die, block, move and come back. Blocked is not gone, one failure is no death."""

from __future__ import annotations

import pytest

from tests.crawl.later import Archive
from tests.crawl.run import ask
from tests.web.proxy import Entry, Served, serve
from tests.web.world import World, build

LATER = 800  # days after which every original is due for another look
DELETED, WITHDRAWN, MOVED, EDITED = range(4)


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> tuple[Archive, dict[str, str], dict[int, list[Entry]]]:
    """Ten days in the life of a few originals; the URLs by what happened to them, and what was asked on each day."""
    world = build(seed=21, reposts=8, faults=(), specials=False, few=0, many=0)
    urls = _cast(world)
    with serve(world) as served:
        archive = Archive(tmp_path_factory.mktemp("life"), served)
        asked = {0: archive.harvest()[2]}
        _strike(world, urls)
        for day in range(4):
            asked[LATER + day] = _originals(archive, served, LATER + day)
        world.revive(_host(urls["killed"]))
        world.revive(_host(urls["blocked"]))
        world.restore(urls["deleted"])
        for day in (30, 31, 250):
            asked[LATER + day] = _originals(archive, served, LATER + day)
        return archive, urls, asked


def _cast(world: World) -> dict[str, str]:
    """One original on a host of its own for each fate."""
    hosts = {
        "deleted": "www.hbjc.gov.cn", "withdrawn": "www.jsjc.gov.cn", "moved": "www.qinzhou.jcy.gov.cn", "edited": "www.sh.jcy.gov.cn",
        "killed": "www.yongjing.jcy.gov.cn", "blocked": "www.subei.jcy.gov.cn", "blocked_too": "www.subei.jcy.gov.cn",
    }  # fmt: skip
    return {fate: str(world.add_repost(host=host).original.url) for fate, host in hosts.items()}


def _strike(world: World, urls: dict[str, str]) -> None:
    world.delete(urls["deleted"])
    world.delete(urls["withdrawn"], 410)
    world.move(urls["moved"])
    world.edit(urls["edited"])
    world.kill(_host(urls["killed"]))
    world.block(_host(urls["blocked"]))
    world.noise(4711)


def _originals(archive: Archive, served: Served, day: int) -> list[Entry]:
    before = len(served.log)
    archive.run("crawl", "originals", "-s", "DOWNLOAD_DELAY=0.2", "-s", "AUTOTHROTTLE_ENABLED=False", "-s", "RETRY_TIMES=0", day=day)
    return served.log[before:]


def _host(url: str) -> str:
    return url.split("/")[2]


def test_a_deleted_page_is_gone_on_its_third_absence_and_is_found_when_it_comes_back(life) -> None:  # type: ignore[no-untyped-def]
    archive, urls, _ = life
    assert archive.states(urls["deleted"]) == ["lead", "live", "unreachable", "gone", "live"]
    notes = ask(
        archive.folder,
        "SELECT note FROM states s JOIN document d ON d.id = s.document_id WHERE d.url = ? AND s.state = 'gone'",
        urls["deleted"],
    )
    assert notes[0]["note"].startswith("gone on 3 visits since ")


def test_a_410_is_gone_at_once(life) -> None:  # type: ignore[no-untyped-def]
    archive, urls, _ = life
    assert archive.states(urls["withdrawn"]) == ["lead", "live", "gone"]


def test_a_moved_document_keeps_its_identity_and_its_aliases(life) -> None:  # type: ignore[no-untyped-def]
    archive, urls, _ = life
    assert archive.states(urls["moved"]) == ["lead", "live", "moved"]
    head, _, tail = urls["moved"].rpartition("/")
    aliases = ask(archive.folder, "SELECT a.url FROM alias a JOIN document d ON d.id = a.document_id WHERE d.url = ?", urls["moved"])
    assert f"{head}/moved/{tail}" in {row["url"] for row in aliases}
    assert ask(archive.folder, "SELECT versions FROM articles WHERE url = ?", urls["moved"]) == [{"versions": 1}]
    assert ask(archive.folder, "SELECT COUNT(*) AS n FROM document WHERE url LIKE '%/moved/%'") == [{"n": 0}]


def test_a_dead_host_is_unreachable_until_it_comes_back(life) -> None:  # type: ignore[no-untyped-def]
    archive, urls, _ = life
    assert archive.states(urls["killed"]) == ["lead", "live", "unreachable", "live"]


def test_a_host_that_blocks_is_blocked_for_as_long_as_it_does_and_never_gone(life) -> None:  # type: ignore[no-untyped-def]
    archive, urls, asked = life
    both = [archive.states(urls[name]) for name in ("blocked", "blocked_too")]
    assert all(set(states) <= {"lead", "live", "blocked"} and states[-1] == "live" for states in both)
    assert any("blocked" in states for states in both)
    for day in range(LATER, LATER + 4):
        shut = [entry for entry in asked[day] if entry.host == _host(urls["blocked"]) and not entry.url.endswith("/robots.txt")]
        assert len(shut) <= 1, "no further request to a host that shut us out"
    assert ask(
        archive.folder,
        "SELECT COUNT(*) AS n FROM captures c JOIN states s USING (document_id) WHERE c.verdict = 'blocked' AND s.state = 'gone'",
    ) == [{"n": 0}]


def test_an_edit_is_one_version_and_noise_is_none(life) -> None:  # type: ignore[no-untyped-def]
    archive, urls, _ = life
    versions = {row["url"]: row["versions"] for row in ask(archive.folder, "SELECT url, versions FROM articles")}
    assert versions.pop(urls["edited"]) == 2
    assert set(versions.values()) == {1}
    assert ask(archive.folder, "SELECT url, COUNT(*) AS n FROM articles GROUP BY url HAVING n > 1") == []

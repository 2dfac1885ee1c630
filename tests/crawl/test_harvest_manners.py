"""What the replica's log shows of our manners: patience, pace, hours, and the switch."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.crawl.later import Archive, Moody
from tests.crawl.run import ROOT, ask
from tests.web.answer import answer
from tests.web.proxy import Served, serve
from tests.web.world import build

HOST = "www.jsjc.gov.cn"
SITE = "js/jsjc.toml"
BUSY = "请稍后再试".encode()


@pytest.fixture
def served() -> Iterator[Served]:
    """A very small web, with a few originals on one host."""
    world = build(seed=41, reposts=6, faults=(), specials=False, few=0, many=0)
    for _ in range(4):
        world.add_repost(host=HOST)
    with serve(Moody.of(world)) as served:
        yield served


def originals(served: Served) -> list[str]:
    return [pair.original.url for pair in served.world.pairs if pair.original is not None and pair.original.host == HOST]


def with_manners(archive: Archive, folder: Path, manners: str) -> None:
    """Site definitions in which the host's one has these manners."""
    shutil.copytree(ROOT / "spiders" / "sites", folder)
    with (folder / SITE).open("a", encoding="utf-8") as file:
        file.write(f"\n[manners]\n{manners}\n")
    archive.env["ARCHIVE_SITES"] = str(folder)


def test_retry_after_is_honoured_and_the_page_is_stored_once(tmp_path: Path, served: Served) -> None:
    url = originals(served)[0]
    served.world.moods[url] = [answer(503, BUSY, Retry_After="3")]
    status, _, asked = Archive(tmp_path, served).harvest()
    assert status == 0
    first, second = [entry for entry in asked if entry.url == url]
    assert second.start - first.end >= 3
    between = [entry for entry in asked if entry.host == HOST and first.end < entry.start < second.start]
    assert all(entry.start - first.end >= 3 for entry in between), "the whole host is left in peace"
    assert ask(tmp_path, "SELECT versions FROM articles WHERE url = ?", url) == [{"versions": 1}]


@pytest.mark.parametrize("wait", ["99999999", "Thu, 01 Jan 2099 00:00:00 GMT"])
def test_a_wait_beyond_all_bounds_leaves_the_host_alone(tmp_path: Path, served: Served, wait: str) -> None:
    url = originals(served)[0]
    served.world.moods[url] = [answer(429, BUSY, Retry_After=wait)] * 3
    archive = Archive(tmp_path, served)
    _, summary, asked = archive.harvest()
    assert len([entry for entry in asked if entry.url == url]) == 1
    assert summary["held_off"]["jsjc.gov.cn"]["why"] in ("retry_after", "host_blocked")
    last = max(entry.start for entry in asked if entry.url == url)
    assert [entry for entry in asked if entry.host == HOST and entry.start > last] == []


def test_a_retry_after_that_says_nothing_is_a_plain_retry(tmp_path: Path, served: Served) -> None:
    url = originals(served)[0]
    served.world.moods[url] = [answer(503, BUSY, Retry_After="soon")]
    status, _, asked = Archive(tmp_path, served).harvest()
    assert status == 0
    assert len([entry for entry in asked if entry.url == url]) == 2


def test_a_site_that_is_switched_off_is_not_asked(tmp_path: Path, served: Served) -> None:
    archive = Archive(tmp_path / "archive", served)
    with_manners(archive, tmp_path / "sites", 'off = "asked us to stop"')
    status, _, asked = archive.harvest()
    assert status == 0
    assert [entry for entry in asked if entry.host == HOST] == []
    told = "SELECT DISTINCT s.state, s.note FROM states s JOIN document d ON d.id = s.document_id WHERE d.host = ? AND s.until_at IS NULL"
    notes = ask(archive.folder, told, HOST)
    assert notes == [{"state": "refused", "note": "not asked for: the site is switched off"}]


def test_a_site_with_a_window_is_asked_within_it_alone(tmp_path: Path, served: Served) -> None:
    archive = Archive(tmp_path / "archive", served)
    now = datetime.now(UTC) + timedelta(hours=8)  # Shanghai
    opens, closes = now + timedelta(hours=6), now + timedelta(hours=9)
    with_manners(archive, tmp_path / "sites", f'window = "{opens:%H:%M}-{closes:%H:%M}"')
    assert [entry for entry in archive.harvest()[2] if entry.host == HOST] == []
    assert {entry.url for entry in archive.harvest(day=7 / 24)[2] if entry.host == HOST} >= set(originals(served))


def test_a_site_s_own_delay_is_kept(tmp_path: Path, served: Served) -> None:
    archive = Archive(tmp_path / "archive", served)
    with_manners(archive, tmp_path / "sites", "delay = 1.0")
    asked = sorted((entry for entry in archive.harvest()[2] if entry.host == HOST), key=lambda entry: entry.start)
    assert len(asked) >= 4
    assert all(later.start - earlier.start >= 0.5 for earlier, later in pairwise(asked)), "a second, with Scrapy's jitter of a half"
    assert served.overlaps() == []

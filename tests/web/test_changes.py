"""What changes between runs: each method changes what it says and nothing else."""

from __future__ import annotations

import pytest

from tests.web.world import World, build


@pytest.fixture
def world() -> World:
    return build(reposts=30, specials=False, faults=())


@pytest.fixture
def url(world: World) -> str:
    original = world.pairs[0].original
    assert original is not None
    return original.url


def bodies(world: World) -> dict[str, bytes]:
    return {url: world.answer("GET", url).body for url, page in world.truth["pages"].items() if page["kind"] != "asset"}


def test_asking_changes_nothing(world: World) -> None:
    assert bodies(world) == bodies(world)


def test_edit_and_revert(world: World, url: str) -> None:
    before = world.answer("GET", url).body
    world.edit(url)
    changed = world.answer("GET", url)
    assert changed.body != before
    world.revert(url)
    assert world.answer("GET", url).body == before


def test_delete_and_restore(world: World, url: str) -> None:
    world.delete(url, 410)
    assert world.answer("GET", url).status == 410
    assert world.truth["pages"][url]["verdicts"] == ["gone"]
    assert all(url not in page.get("items", ()) for page in world.truth["pages"].values())
    world.restore(url)
    assert world.answer("GET", url).status == 200


def test_move_answers_301_to_the_same_text(world: World, url: str) -> None:
    text = world.article(url).paragraphs
    moved = world.move(url)
    said = world.answer("GET", url)
    assert (said.status, said.header("Location")) == (301, moved.url)
    assert world.truth["pages"][moved.url]["paragraphs"] == text
    assert world.truth["pages"][url]["moved_to"] == moved.url
    assert world.truth["pairs"][0]["original_page"] == moved.url


def test_block_kill_revive(world: World, url: str) -> None:
    host = world.article(url).host
    world.block(host)
    assert world.answer("GET", url).status == 403
    assert world.answer("GET", f"http://{host}/robots.txt").status == 200
    assert world.truth["pages"][url]["states"] == ["blocked"]
    world.kill(host)
    assert world.answer("GET", url).behaviour == "refuse"
    assert world.truth["pages"][url]["states"][0] == "unreachable"
    world.revive(host)
    assert world.answer("GET", url).status == 200


def test_noise_changes_pages_and_no_truth(world: World) -> None:
    before, truth = bodies(world), world.truth
    world.noise(4711)
    after = bodies(world)
    assert sum(before[url] != after[url] for url in before) > len(before) / 4
    assert world.truth == truth


def test_a_redesign_renames_classes_and_keeps_the_words(world: World, url: str) -> None:
    host = world.article(url).host
    before, truth = world.answer("GET", url).body, world.truth["pages"][url]
    world.redesign(host)
    assert world.answer("GET", url).body != before
    assert world.truth["pages"][url] == truth


def test_a_new_repost_stands_at_the_head_of_its_list(world: World) -> None:
    before = set(world.truth["pages"])
    pair = world.add_repost()
    truth = world.truth
    assert {url for url in set(truth["pages"]) - before if truth["pages"][url]["kind"] in ("repost", "original")} >= {
        pair.repost.url,
        pair.original.url if pair.original else "",
    }
    assert any(pair.repost.url in page.get("items", ()) for page in truth["pages"].values())


def test_one_page_can_fail_and_heal(world: World, url: str) -> None:
    world.fail(url, "jsl_521")
    assert world.answer("GET", url).status == 521
    world.fail(url, None)
    assert world.answer("GET", url).status == 200


def test_robots_can_be_out_of_order(world: World) -> None:
    world.robots("www.nm.jcy.gov.cn", 500)
    assert world.answer("GET", "http://www.nm.jcy.gov.cn/robots.txt").status == 500
    assert world.answer("GET", "http://www.gd.jcy.gov.cn/robots.txt").status == 404

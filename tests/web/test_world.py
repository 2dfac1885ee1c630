"""The world is deterministic, its truth agrees with its pages, and every special case is there."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html as lxml_html

from tests.web.faults import FAULTS, USUAL
from tests.web.portal.skins import SKINS
from tests.web.relations import RELATIONS
from tests.web.world import World, build

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module", params=[1, 2, 3])
def world(request: pytest.FixtureRequest) -> World:
    return build(request.param)


@pytest.fixture(scope="module")
def truth(world: World) -> dict:
    return world.truth


def pages(truth: dict, *kinds: str) -> list[dict]:
    return [page for page in truth["pages"].values() if page["kind"] in kinds]


def test_the_same_seed_makes_the_same_world_whatever_the_hash_seed() -> None:
    code = "import hashlib, json; from tests.web.world import build; w = build(7, 60);"
    code += "print(hashlib.sha256(json.dumps(w.truth).encode() + b''.join(w.answer('GET', u).body for u in w.truth['pages'])).hexdigest())"
    digests = {
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, cwd=ROOT, check=True, capture_output=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
    assert build(7, 60).truth != build(8, 60).truth


def test_every_fault_is_there_once_and_says_what_is_expected(truth: dict) -> None:
    notes = [pair["note"] for pair in truth["pairs"]]
    for name in USUAL:
        assert notes.count(f"fault:{name}") == 1
    for pair in truth["pairs"]:
        if pair["note"].startswith("fault:"):
            fault = FAULTS[pair["note"].removeprefix("fault:")]
            assert tuple(pair["verdicts"]) == fault.verdicts
            assert tuple(pair["states"]) == fault.states


def test_article_pages_carry_what_the_truth_says(world: World, truth: dict) -> None:
    shown = [page for page in pages(truth, "repost", "original") if page["verdicts"][:1] == ["article"]]
    assert len(shown) > 300
    for page in shown:
        sheets = [world.answer("GET", url) for url in page["sheets"]]
        assert {said.status for said in sheets} == {200}
        html = "".join(said.body.decode(page["charset"]) for said in sheets)
        text = lxml_html.fromstring(html.replace("</html>", "")).text_content()
        assert page["title"] in text
        for paragraph in page["paragraphs"]:
            assert paragraph in text
        for value in ("author_raw", "source_raw", "editor", "section"):
            assert (page[value] or "") in text
        assert html.count("<img") == page["image_count"]


def test_a_page_that_is_no_article_shows_no_article(world: World, truth: dict) -> None:
    for page in pages(truth, "original"):
        if "article" not in page["verdicts"] and page["fault"] not in (None, "cut", "refused"):
            body = world.answer("GET", page["url"]).body.decode("utf-8", "replace")
            assert page["paragraphs"][0] not in body


def test_reposts_name_their_originals(truth: dict) -> None:
    for pair in truth["pairs"]:
        page = truth["pages"][pair["repost_url"]]
        assert page["original_url"] == pair["original_url"]
        if pair["original_url"]:
            assert pair["original_url"] in page["original_raw"]
        if pair["original_page"]:
            assert pair["original_page"] in truth["pages"]


def test_relations_are_what_they_say(truth: dict) -> None:
    seen = set()
    for pair in truth["pairs"]:
        if pair["relation"] is None or pair["original_page"] is None:
            continue
        seen.add(pair["relation"])
        copy, original = truth["pages"][pair["repost_url"]], truth["pages"][pair["original_page"]]
        assert_relation(pair, copy, original)
    assert seen == set(RELATIONS)


NUMBER = re.compile(r"\d{2,}")
HALF = str.maketrans("，：；！？（）", ",:;!?()")


def assert_relation(pair: dict, copy: dict, original: dict) -> None:
    mine, theirs = ([text.translate(HALF) for text in page["paragraphs"]] for page in (copy, original))
    for change in pair["changes"]:
        assert change["original"] in "".join(theirs)
        assert change["repost"] in "".join(mine)
        theirs = [text.replace(change["original"].translate(HALF), change["repost"]) for text in theirs]
    if pair["relation"] in ("verbatim", "retitled"):
        assert mine == theirs
    elif pair["relation"] == "abridged":
        assert set(mine) < set(theirs)
    elif pair["relation"] == "extended":
        assert mine[: len(theirs)] == theirs
        assert len(mine) > len(theirs)
    elif pair["relation"] == "rewritten":
        assert len(set(mine) & set(theirs)) < len(theirs) / 2, pair["repost_url"]
        assert set(NUMBER.findall("".join(mine))) & set(NUMBER.findall("".join(theirs)))
    else:
        assert mine[0] != theirs[0]
    assert (copy["title"] == original["title"]) == (pair["relation"] in ("verbatim", "abridged", "extended"))


def test_changed_facts_are_listed(truth: dict) -> None:
    kinds = [change["kind"] for pair in truth["pairs"] for change in pair["changes"]]
    assert kinds.count("number") >= 5
    assert kinds.count("name") >= 5


def test_stock_notices_differ_in_the_person_alone(truth: dict) -> None:
    notices = [truth["pages"][pair["original_page"]] for pair in truth["pairs"] if pair["note"] == "notice"]
    assert len(notices) == 4
    names = [page["title"].split("依法对")[1].split("涉嫌")[0] for page in notices]
    assert len(set(names)) == 4
    plain = {
        tuple(text.removesuffix(page_byline(page)).replace(name, "X") for text in page["paragraphs"])
        for page, name in zip(notices, names, strict=True)
    }
    assert len(plain) == 1


def page_byline(page: dict) -> str:
    last = page["paragraphs"][-1]
    return last[last.index("（记者") :] if "（记者" in last else ""


def test_lists_lead_to_every_article_that_is_there(world: World, truth: dict) -> None:
    listed = {url for page in pages(truth, "list") for url in page["items"]}
    for page in pages(truth, "repost"):
        assert page["url"] in listed
    for page in pages(truth, "list"):
        assert len(page["items"]) <= 20
        body = world.answer("GET", page["url"]).body.decode(truth["hosts"][page["host"]]["charset"])
        for url in page["items"]:
            assert url.split(page["host"])[1].replace("&", "&amp;") in body
        if page["next_url"]:
            assert truth["pages"][page["next_url"]]["kind"] == "list"


def test_the_portal_is_reached_from_its_home_page(world: World, truth: dict) -> None:
    portal, seen, queue = truth["portal"], set(), [truth["portal"]]
    while queue:
        url = queue.pop()
        if url in seen or not url.startswith(portal):
            continue
        seen.add(url)
        said = world.answer("GET", url)
        if (said.header("Content-Type") or "").startswith("text/html"):
            queue += [urljoin(url, href) for href in lxml_html.fromstring(said.body).xpath("//a/@href")]
    every = {page["url"] for page in truth["pages"].values() if page["url"].startswith(portal) and page["kind"] not in ("asset", "alias")}
    assert seen == every


def test_five_sections_with_several_pages_and_different_pagers(world: World, truth: dict) -> None:
    lists = [page for page in pages(truth, "list") if page["url"].startswith(truth["portal"])]
    assert len({page["section"] for page in lists}) == 5
    assert len({page["section"] for page in lists if page["next_url"]}) >= 2


def test_skins_differ_in_structure() -> None:
    world = build(reposts=40)
    shapes = set()
    for skin in SKINS:
        article = next(article for article in world.portal_site.articles if article.skin == skin)
        root = lxml_html.fromstring(world.answer("GET", article.url).body)
        holder = next(node for node in root.iter() if article.title[:6] in (node.text or "") and node.tag != "title")
        shapes.add(tuple(node.tag for node in (holder, *holder.iterancestors())))
    assert len(SKINS) >= 6
    assert len(shapes) >= 6


def test_originals_stand_on_many_hosts_in_many_families(truth: dict) -> None:
    originals = [page for page in pages(truth, "original") if page["verdicts"][:1] == ["article"]]
    assert len({page["host"] for page in originals}) >= 14
    assert len({page["family"] for page in originals}) >= 6
    assert {page["charset"] for page in originals} == {"utf-8", "gb18030"}


def test_the_whole_world_is_small(world: World, truth: dict) -> None:
    size = sum(len(gzip.compress(world.answer("GET", url).body)) for url in truth["pages"])
    assert size < 2_000_000


def test_the_truth_is_json_and_round_trips(world: World, truth: dict, tmp_path: Path) -> None:
    world.write_truth(tmp_path / "truth.json")
    assert json.loads((tmp_path / "truth.json").read_text(encoding="utf-8")) == truth


@pytest.mark.parametrize("reposts", [1, 10, 60])
def test_small_worlds_have_the_reposts_asked_for(reposts: int) -> None:
    assert len(build(2, reposts, own_pages=0).pairs) == reposts


def test_names_and_codes_are_those_of_the_gazetteer(shared: Path, truth: dict) -> None:
    rows = (shared / "domain" / "gazetteer_seed.tsv").read_text(encoding="utf-8").splitlines()[1:]
    codes = {row.split("\t")[3]: row.split("\t")[0] for row in rows}
    for host in truth["hosts"].values():
        if host["code"] not in (None, "100000"):
            assert codes[host["organ"]] == host["code"]

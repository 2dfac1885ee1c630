"""Which original is found, by which rule, and what a change of either side does."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.pairing.archive import Shelf, organ_of
from tests.pairing.samples import DAY, ORGAN, PORTAL, SITE, notice, story
from tests.web.texts import Story

NM = organ_of("150000", None)


def original(archive: Shelf, told: Story, number: int = 1, **other: Any) -> int:
    return archive.add(other.pop("url", SITE.format(number)), told.title, told.paragraphs, **{"day": DAY, **other})


def repost(archive: Shelf, told: Story, number: int = 1, **other: Any) -> int:
    title, paragraphs = other.pop("title", told.title), other.pop("paragraphs", told.paragraphs)
    return archive.add(PORTAL.format(number), title, paragraphs, role="repost", **{"day": DAY + timedelta(days=9), **other})


def found(archive: Shelf) -> list[tuple[int, int | None, str | None, str | None]]:
    rows = archive.rows("pairs")
    return [(row["repost_id"], row["original_id"], row["rule"], row["fidelity"]) for row in rows if row["original_url"]]


@pytest.mark.parametrize("original_first", [True, False])
def test_a_link_settles_it_and_no_other_rule_is_asked(archive: Shelf, original_first: bool) -> None:
    steps = [lambda: original(archive, story(1)), lambda: repost(archive, story(1), links=[SITE.format(1)])]
    twin = original(archive, story(1), number=2)
    first, second = (step() for step in (steps if original_first else steps[::-1]))
    own, copy = (first, second) if original_first else (second, first)
    assert found(archive) == [(copy, own, "link", "verbatim")]
    assert {row["document_id"] for row in archive.rows("clusters")} == {own, copy, twin}


@pytest.mark.parametrize("original_first", [True, False])
@pytest.mark.parametrize("change", ["abridged", "rewritten", "extended"])
def test_a_repost_without_a_link_is_paired_by_its_text(archive: Shelf, original_first: bool, change: str) -> None:
    told = story(3)
    texts = {
        "abridged": told.paragraphs[:1] + told.paragraphs[3:],
        "rewritten": told.paragraphs_again,
        "extended": [*told.paragraphs, "编者认为，这样的做法值得更多地方学习和借鉴，也有待时间检验。"],
    }
    original(archive, story(4), number=4)
    steps = [lambda: original(archive, told), lambda: repost(archive, told, title="详情公布", paragraphs=texts[change])]
    first, second = (step() for step in (steps if original_first else steps[::-1]))
    own, copy = (first, second) if original_first else (second, first)
    assert found(archive) == [(copy, own, "text", change)]
    (row,) = archive.rows("comparisons")
    assert 0.35 <= row["score"] <= 1
    assert (row["repost_version"], row["original_version"], row["retitled"]) == (1, 1, 1)


def test_source_title_and_date_together(archive: Shelf) -> None:
    own = original(archive, story(1), organ=NM)
    copy = repost(archive, story(1), organ=NM, paragraphs=story(1).paragraphs[:1] + story(1).paragraphs[-1:])
    assert [(a, b, rule) for a, b, rule, _ in found(archive)] == [(copy, own, "title_source_date")]


def test_a_title_of_another_year_is_no_evidence(archive: Shelf) -> None:
    original(archive, story(1), organ=NM, day=DAY.replace(year=2020))
    repost(archive, story(2), title=story(1).title, organ=NM)
    assert found(archive) == []


def test_the_same_document_number_on_the_platform(archive: Shelf) -> None:
    moved = "http://www.nm.jcy.gov.cn/xwzx/mtbd2/202306/t20230630_4799520.shtml"
    own = original(archive, story(1), url=moved)
    copy = repost(archive, story(1), links=["http://www.nm.jcy.gov.cn/xwzx/mjyw/202306/t20230630_4799520.shtml"])
    assert (copy, own, "document_number", "verbatim") in found(archive)
    assert (copy, "link", None) in [(a, rule, kind) for a, _, rule, kind in found(archive)]


def test_a_link_to_another_article_is_found_out_and_the_right_one_found(archive: Shelf) -> None:
    wrong, right = original(archive, story(1)), original(archive, story(2), number=2)
    copy = repost(archive, story(2), links=[SITE.format(1)])
    assert sorted(found(archive), key=str) == sorted([(copy, wrong, "link", "unrelated"), (copy, right, "text", "verbatim")], key=str)


def test_when_the_linked_page_comes_at_last_the_evidence_is_let_go(archive: Shelf) -> None:
    twin = original(archive, story(1), number=2)
    copy = repost(archive, story(1), links=[SITE.format(1)])
    assert (copy, twin, "text", "verbatim") in found(archive)
    own = original(archive, story(1))
    assert found(archive) == [(copy, own, "link", "verbatim")]


def test_several_candidates_are_all_kept(archive: Shelf) -> None:
    both = {original(archive, story(1), number=number) for number in (1, 2)}
    repost(archive, story(1))
    assert {own for _, own, _, _ in found(archive)} == both


def test_of_notices_from_one_form_the_one_about_the_same_person(archive: Shelf) -> None:
    originals = {seed: original(archive, notice(seed), number=seed) for seed in range(6)}
    copies = {repost(archive, notice(seed), number=seed): seed for seed in range(6)}
    assert {(copy, own) for copy, own, _, _ in found(archive)} == {(copy, originals[seed]) for copy, seed in copies.items()}


def test_an_original_dated_after_its_copy_is_none(archive: Shelf) -> None:
    original(archive, story(1), day=DAY + timedelta(days=100))
    repost(archive, story(1))
    assert found(archive) == []


def test_a_new_version_of_either_side_is_compared_again(archive: Shelf) -> None:
    told = story(1)
    original(archive, told)
    repost(archive, told, links=[SITE.format(1)])
    edited = [told.paragraphs[0] + "本网将继续关注此事的后续进展情况。", *told.paragraphs[1:]]
    archive.add(SITE.format(1), told.title, edited, day=DAY)
    assert [kind for *_, kind in found(archive)] == ["abridged"]
    assert archive.rows("comparisons")[0]["original_version"] == 2
    archive.add(SITE.format(1), told.title, told.paragraphs, day=DAY)
    assert [kind for *_, kind in found(archive)] == ["verbatim"]
    repost(archive, told, links=[SITE.format(1)], title="另一个题目")
    row = archive.rows("comparisons")[0]
    assert (row["repost_version"], row["original_version"], row["retitled"]) == (2, 3, 1)


def test_a_link_that_is_no_longer_named_goes(archive: Shelf) -> None:
    original(archive, story(1))
    repost(archive, story(1), links=[SITE.format(1)])
    repost(archive, story(5), links=[SITE.format(9)])
    assert [row["original_url"] for row in archive.rows("pairs")] == [SITE.format(9)]


def test_a_chain_is_two_pairs(archive: Shelf) -> None:
    own = original(archive, story(1))
    first = repost(archive, story(1), links=[SITE.format(1)])
    second = repost(archive, story(1), number=2, links=[PORTAL.format(1)])
    assert found(archive) == [(first, own, "link", "verbatim"), (second, first, "link", "verbatim")]


def test_the_findings_are_counted(archive: Shelf) -> None:
    told = [*story(1).paragraphs, "全年共办理案件321件，检察长赵国华出席。"]
    archive.add(SITE.format(1), "标题一二三四五六", told, day=DAY, author="王立新")
    wrong = [*told[:-1], "全年共办理案件421件，检察长赵国强出席。"]
    archive.add(PORTAL.format(1), "标题一二三四五六", wrong, role="repost", day=DAY, links=[SITE.format(1)])
    (row,) = archive.rows("comparisons")
    assert (row["numbers"], row["names"], row["dates"], row["author_lost"], row["retitled"]) == (1, 1, 0, 1, 0)
    assert "one number changed, one name changed" in row["summary"]
    assert ORGAN.name

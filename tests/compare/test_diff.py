"""A diff applied to one side gives the other, and shows paragraphs and characters as a person would mark them."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.compare import Piece, Text, apply, diff, revert
from archiver.compare.align import Aligned, align
from archiver.compare.diff import pieces
from tests.compare.notices import EDITS, edited_pairs, notice, typeset

A, B, C = "甲方在会上介绍了三项工作经验。", "乙地检察机关办理公益诉讼案件。", "丙处干警走进校园开展法治宣讲。"


@pytest.mark.parametrize(
    ("old", "new", "rows"),
    [
        ([A, B], [A, B], [Aligned(0, 0), Aligned(1, 1)]),
        ([A, B, C], [A, C], [Aligned(0, 0), Aligned(1, None), Aligned(2, 1)]),
        ([A, C], [A, B, C], [Aligned(0, 0), Aligned(None, 1), Aligned(1, 2)]),
        ([A, B, C], [C, A, B], [Aligned(2, 0, moved=True), Aligned(0, 1), Aligned(1, 2)]),
        ([A, B], [A, B.replace("公益诉讼", "刑事申诉")], [Aligned(0, 0), Aligned(1, 1)]),
        ([A, B], [A, C], [Aligned(0, 0), Aligned(1, None), Aligned(None, 1)]),
        ([A, B, C], [C.replace("宣讲", "讲座"), A, B], [Aligned(2, 0, moved=True), Aligned(0, 1), Aligned(1, 2)]),
        ([], [A], [Aligned(None, 0)]),
        ([], [], []),
    ],
)
def test_paragraphs_are_aligned(old: list[str], new: list[str], rows: list[Aligned]) -> None:
    assert align(old, new) == rows


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("共３０人。", "共50人。", [("equal", "共", "共"), ("replace", "３", "5"), ("equal", "０人。", "0人。")]),
        ("共30人。", "共300人。", [("equal", "共30", "共30"), ("insert", "", "0"), ("equal", "人。", "人。")]),
        ("“甲”", '"甲"', [("equal", "“甲”", '"甲"')]),
        ("原局长", "局长", [("delete", "原", ""), ("equal", "局长", "局长")]),
        ("", "甲", [("insert", "", "甲")]),
        ("", "", []),
    ],
)
def test_characters_are_marked(old: str, new: str, marked: list[tuple[str, str, str]]) -> None:
    assert list(pieces(old, new)) == [Piece(*mark) for mark in marked]


def test_operations_name_paragraphs_and_kinds() -> None:
    change = diff(Text("题", (A, B, C)), Text("题目", (C, A, B.replace("案件", "案"))))
    assert change.title.kind == "replace"
    assert [(op.kind, op.a_number, op.b_number) for op in change.operations] == [("move", 3, 1), ("equal", 1, 2), ("replace", 2, 3)]


def test_a_diff_refuses_another_text() -> None:
    change = diff(Text("题", (A,)), Text("题", (B,)))
    with pytest.raises(ValueError, match="not made from this text"):
        apply(change, Text("题", (C,)))
    with pytest.raises(ValueError, match="does not lead to this text"):
        revert(change, Text("题", (C,)))


def _check(a: Text, b: Text) -> None:
    change = diff(a, b)
    assert apply(change, a) == b
    assert revert(change, b) == a


PARAGRAPHS = st.lists(st.text(st.sampled_from("甲乙丙丁1２ 。，“”——…㎡Ａ檢检\u200b\u3000"), max_size=25), max_size=7)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=10), PARAGRAPHS, PARAGRAPHS)
def test_any_diff_applied_to_one_side_gives_the_other(title: str, a: list[str], b: list[str]) -> None:
    _check(Text(title, tuple(a)), Text("题", tuple(b)))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=30), max_size=6), st.randoms(use_true_random=False))
def test_any_characters_survive(a: list[str], random: Random) -> None:
    b = [paragraph for paragraph in a if random.random() < 0.7]
    random.shuffle(b)
    _check(Text("", tuple(a)), Text("", tuple(b)))


def test_diffs_of_edited_notices_apply() -> None:
    for pair in edited_pairs(seed=9, rounds=8):
        _check(pair.original, pair.repost)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_what_is_typeset_anew_is_all_equal(seed: int) -> None:
    random = Random(seed)
    text = notice(random, "school")
    spaced = Text(text.title, tuple(f"\u3000{paragraph}" for paragraph in text.paragraphs))
    assert {operation.kind for operation in diff(text, spaced).operations} == {"equal"}
    assert diff(text, typeset(random, text)).findings == ()


def test_every_edit_is_among_the_kinds() -> None:
    assert {pair.kind for pair in edited_pairs(seed=1, rounds=1)} == {
        "verbatim",
        "retitled",
        "abridged",
        "extended",
        "rewritten",
        "unrelated",
    }
    assert len(EDITS) == 12

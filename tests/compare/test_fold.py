"""What is not a change, and the way back to the shown characters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.compare.fold import Folded, fold, letters, visible

SAME = [
    ("２０２３年７月", "2023年7月"),
    ("　检察\u200b院\u00a0\n举办\ufeff", "检察院举办"),
    ("“一带一路”", '"一带一路"'),
    ("「一带一路」", "“一带一路”"),
    ("时间：上午，（周一）；好！", "时间:上午,(周一);好!"),
    ("启新程——交流会", "启新程--交流会"),
    ("启新程—交流会", "启新程――交流会"),
    ("等等……", "等等..."),
    ("等等…", "等等。。。"),
    ("〔2023〕15号", "[2023]15号"),
    ("【2023】15号", "（2023）15号"),
    ("阿不都·买买提", "阿不都•买买提"),
    ("WTO规则", "ｗｔｏ规则"),
    ("檢察機關對張偉決定逮捕", "检察机关对张伟决定逮捕"),
    ("⼈⺠检察院", "人民检察院"),
    ("二○二三年", "二〇二三年"),
]
DIFFERENT = [("30名", "80名"), ("3.5亿", "35亿"), ("张伟", "张玮"), ("一带", "-带"), ("乾隆", "干隆"), ("甲、乙", "甲，乙")]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_fold_takes_variants_for_the_same(a: str, b: str) -> None:
    assert fold(a) == fold(b)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_fold_keeps_what_a_reader_tells_apart(a: str, b: str) -> None:
    assert fold(a) != fold(b)


@pytest.mark.parametrize(
    ("folded", "words"),
    [("甲,乙.", "甲乙"), ("3.5亿,共1,200件.", "3.5亿共1,200件"), ("10:30开庭:", "10:30开庭"), ("...", ""), ("上升5%,", "上升5%")],
)
def test_letters_keep_marks_between_digits_only(folded: str, words: str) -> None:
    assert letters(folded) == words


def test_an_excerpt_shows_the_original_characters() -> None:
    folded = Folded.of("\u3000召开“ ３０ 人”——会")
    start = folded.text.index("30")
    assert folded.excerpt(start, start + 2) == "３０"
    assert folded.excerpt(0, len(folded.text)) == "召开“ ３０ 人”——会"
    assert folded.excerpt(2, 2) == ""


@given(st.text())
def test_fold_is_idempotent_and_knows_its_origin(shown: str) -> None:
    folded = Folded.of(shown)
    assert folded.text == fold(shown) == fold(fold(shown))
    assert len(folded.starts) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_slices_add_up_to_what_is_shown(shown: str, one: int, two: int) -> None:
    folded = Folded.of(shown)
    size = len(folded.text)
    low, high = sorted((min(one, size), min(two, size)))
    assert folded.slice(0, low) + folded.slice(low, high) + folded.slice(high, size) == (shown if size else "")


@given(st.text(st.characters(exclude_categories=["Cs", "Mn", "Me", "Mc"])))
def test_fold_does_not_see_width_or_white_space(shown: str) -> None:
    assert fold(unicodedata.normalize("NFKC", shown)) == fold(shown)
    assert fold(" \u200b".join(shown)) == fold(shown)
    assert fold(visible(shown)) == fold(shown)

"""The normal forms of text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.normalise.text import clean, fold, tidy_title

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("  来源：\u3000检察日报\xa0\r\n\t ", "来源： 检察日报"),
        ("检\u200b察\ufeff院\u2060", "检察院"),
        ("a\x00b\x07c\x9dd", "abcd"),
        ("\ud800x\udfff", "x"),
        ("\ufdd0\uffff\U0001fffe字", "字"),
        ("e\u0301", "é"),
        ("\u202e反转\u202c", "反转"),
        ("一\x85二", "一 二"),  # NEL is a line end
        ("·张三", "·张三"),
    ],
)
def test_clean(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@given(ANY_TEXT)
def test_clean_is_idempotent_and_storable(raw: str) -> None:
    once = clean(raw)
    assert clean(once) == once
    assert "\x00" not in once
    assert once == once.strip()
    once.encode("utf-8")
    assert unicodedata.is_normalized("NFC", once)


@given(ANY_TEXT)
def test_fold_is_idempotent_and_has_no_blanks(raw: str) -> None:
    once = fold(raw)
    assert fold(once) == once
    assert not any(char.isspace() for char in once)


@given(ANY_TEXT)
def test_fold_sees_no_difference_that_clean_removes(raw: str) -> None:
    assert fold(clean(raw)) == fold(raw)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“一带一路”", '"一带一路"'),
        ("跨域交流谋发展 共研外事启新程——交流会", "跨域交流谋发展\u3000共研外事启新程--交流会"),
        ("２０２３年（上）", "2023年(上)"),
        ("阿卜杜·热合曼", "阿卜杜•热合曼"),
        ("【聚焦】", "[聚焦]"),
        ("二○一五", "二〇一五"),
        ("检察丨要闻", "检察|要闻"),
    ],
)
def test_fold_unifies_variants(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_fold_keeps_what_differs() -> None:
    assert len({fold("5万元"), fold("6万元"), fold("ABC"), fold("abc"), fold("甲、乙"), fold("甲乙")}) == 6


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("· 内蒙古检察院举办培训班  [2023-07-09]", "内蒙古检察院举办培训班"),
        ("•开展公益诉讼（06-30）", "开展公益诉讼"),
        ("上半年<br/>工作会 ", "上半年工作会"),
        ("检察长讲党课 — ", "检察长讲党课"),
        ("打击犯罪（2023）", "打击犯罪（2023）"),  # a year may be part of the title
        ("“两高”发布解释", "“两高”发布解释"),
    ],
)
def test_tidy_title(raw: str, expected: str) -> None:
    assert tidy_title(raw) == expected


@pytest.mark.parametrize(
    "hostile", ["a" + "\u0301\u0323" * 50_000, "-" * 200_000 + "x", "[07-09]" * 30_000, "<a" * 100_000, " \u3000" * 100_000]
)
def test_hostile_text_ends(hostile: str) -> None:
    """A rule of quadratic time would take minutes here."""
    assert len(clean(hostile)) <= len(hostile)
    assert fold(tidy_title(hostile)) == fold(tidy_title(clean(hostile)))

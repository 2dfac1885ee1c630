"""Hostile lengths: 100 kB of anything is compared, and nothing costs the square of it (no time is asserted; the suite would stall)."""

from __future__ import annotations

from random import Random

import pytest

from archiver.compare import Text, apply, diff, judge
from archiver.compare.matching import SCORED_PAIRS, equal_pairs, in_order, similar_pairs


def _random_sentences(seed: int, count: int, length: int) -> list[str]:
    random = Random(seed)
    return ["".join(chr(random.randrange(0x4E00, 0x5E00)) for _ in range(length)) + "。" for _ in range(count)]


LONG = _random_sentences(1, 1000, 33)
HOSTILE = {
    "one letter, many sentences": ("甲。" * 20_000, "乙。" * 20_000),
    "no full stop": ("".join(_random_sentences(2, 1, 33_000)), "".join(_random_sentences(3, 1, 33_000))),
    "quotes that never close": ("“甲" * 30_000, '"甲' * 29_999),
    "digits": ("1" * 100_000, "1" * 99_999 + "2"),
    "surnames": ("书记张" * 20_000, "书记李" * 20_000),
    "lists of names": ("对王伟" + "、王伟" * 20_000, "对王芳" + "、王芳" * 20_000),
    "dots": ("买买·" * 20_000, "买买·" * 19_999 + "甲"),
    "dashes": ("—甲" * 30_000, "甲—" * 30_000),
}


@pytest.mark.parametrize(("a", "b"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_are_compared(a: str, b: str) -> None:
    old, new = Text(a, (a,)), Text(b, (b,))
    assert judge(new, old).summary
    assert apply(diff(old, new), old) == new


def test_a_long_text_changed_throughout_is_still_related() -> None:
    changed = [sentence[:10] + "改" + sentence[11:] for sentence in LONG]
    comparison = judge(Text("题", tuple(changed)), Text("题", tuple(LONG)))
    assert comparison.fidelity == "rewritten"
    assert comparison.text_similarity == pytest.approx(1 - 1 / 33, abs=0.02)


def test_a_long_text_cut_short_is_abridged() -> None:
    comparison = judge(Text("题", tuple(LONG[:700])), Text("题", tuple(LONG)))
    assert comparison.summary == "Abridged: 300 of 1000 paragraphs dropped."


def test_more_strings_than_are_scored_are_held_against_their_neighbours() -> None:
    count = SCORED_PAIRS // 40
    strings = _random_sentences(4, count, 20)
    changed = [f"改{string[1:]}" for string in strings]
    assert similar_pairs(strings, changed, 0.8) == [(i, i) for i in range(count)]


def test_equal_pairs_use_each_string_once_and_leave_small_words_alone() -> None:
    assert equal_pairs(["会上", "甲甲", "会上", "乙"], ["丙", "会上", "甲甲", "丁"], shortest=2) == [(0, 1), (1, 2)]
    assert equal_pairs(["一", "会上", "二"], ["三", "会上", "四"], shortest=3) == []


def test_in_order_keeps_the_longest_run() -> None:
    assert in_order([(0, 3), (1, 0), (2, 1), (3, 2)]) == {(1, 0), (2, 1), (3, 2)}
    assert in_order([]) == set()

"""Likeness of titles and texts."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.compare import text_similarity, title_similarity
from archiver.compare.similarity import EXACT_LETTERS, PART_OF_TITLE
from archiver.compare.titles import LONGEST

PLAIN = "跨域交流谋发展 共研外事启新程——边境省区外事工作经验交流会举办"
SAME_TITLE = [
    PLAIN.replace(" ", "\u3000").replace("——", "--"),
    f"原标题：{PLAIN}",
    f"{PLAIN}_某某市人民检察院",
    f"{PLAIN}_要闻_某某市人民检察院",
    f"{PLAIN} - 反腐调研网",
    f"{PLAIN}｜检察日报",
    f"{PLAIN}（组图）",
]
PART_TITLE = ["跨域交流谋发展 共研外事启新程", f"【检察动态】{PLAIN}", f"要闻丨{PLAIN}"]
OTHER_TITLE = ["服务保障高质量发展", f"{PLAIN}——走进某某市人民检察院", PLAIN.replace("经验", "业务")]


@pytest.mark.parametrize("shown", SAME_TITLE)
def test_what_a_site_puts_around_a_title_is_no_difference(shown: str) -> None:
    assert title_similarity(shown, PLAIN) == 1


@pytest.mark.parametrize("shown", PART_TITLE)
def test_a_lost_kicker_or_subtitle_is_a_small_difference(shown: str) -> None:
    assert PART_OF_TITLE <= title_similarity(shown, PLAIN) < 1


@pytest.mark.parametrize("shown", OTHER_TITLE)
def test_other_words_are_a_difference(shown: str) -> None:
    assert title_similarity(shown, PLAIN) < 1


def test_a_subtitle_that_ends_like_a_site_is_kept() -> None:
    assert title_similarity("服务大局——走进某某人民检察院", "服务大局") < 0.5


def test_a_string_too_long_for_a_title_counts_by_its_beginning() -> None:
    assert title_similarity("检" * LONGEST + "甲", "检" * LONGEST + "乙") == 1


def test_text_similarity_counts_letters_in_common() -> None:
    assert text_similarity("甲乙丙丁", "甲乙丙丁") == 1
    assert text_similarity("甲乙丙丁", "甲乙") == pytest.approx(2 / 3)
    assert text_similarity("甲乙", "丙丁") == 0
    assert text_similarity("甲\u3000乙，\n丙", "甲乙,丙") == 1


@pytest.mark.parametrize("share", [0.02, 0.2])
def test_long_texts_are_measured_on_the_same_scale(share: float) -> None:
    random = Random(11)
    sentences = ["".join(chr(random.randrange(0x4E00, 0x5A00)) for _ in range(30)) + "。" for _ in range(EXACT_LETTERS // 30 + 40)]
    other = [sentence if random.random() > share else sentence[::-1] for sentence in sentences]
    kept = sum(a == b for a, b in zip(sentences, other, strict=True)) / len(sentences)
    assert text_similarity("".join(sentences), "".join(other)) == pytest.approx(kept, abs=0.03)


TEXTS = st.text(st.sampled_from("检察机关依法办案甲乙丙丁，。——“”_| 12\u3000（图）abＡ网"), max_size=60)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_similarities_are_symmetric_and_bounded(a: str, b: str) -> None:
    for measure in (title_similarity, text_similarity):
        assert 0 <= measure(a, b) <= 1
        assert measure(a, b) == measure(b, a)
        assert measure(a, a) == 1


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_similarities_do_not_see_white_space_or_width(a: str, b: str) -> None:
    spaced = " ".join(a).translate({0x31: "１", 0x32: "２", 0x61: "ａ", 0x5F: "＿"})
    for measure in (title_similarity, text_similarity):
        assert measure(spaced, b) == measure(a, b)

"""Signatures: bounded, blind to typesetting, and shared by what shares text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.compare import Text
from archiver.pairing.signature import CLAUSES, Signature
from tests.pairing.samples import story

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def sign(title: str, *paragraphs: str) -> Signature:
    return Signature.of(Text(title, paragraphs), ["150000"], ["http://www.nm.jcy.gov.cn/a/202306/t20230630_4799520.shtml"])


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.lists(st.text(max_size=300), max_size=5))
def test_any_text_has_a_bounded_signature_that_survives_storing(title: str, paragraphs: list[str]) -> None:
    made = sign(title, *paragraphs)
    assert len(made.keys) <= CLAUSES + 4
    assert all(-(2**63) <= key < 2**63 for key in made.keys)
    assert Signature.load(made.dump()) == made


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_typesetting_plays_no_part(seed: int) -> None:
    told = story(seed)
    typeset = [paragraph.translate(WIDE).replace("，", ",  ").replace("。", "。\u3000") for paragraph in told.paragraphs]
    assert sign(told.title, *typeset) == sign(told.title, *told.paragraphs)


def test_half_a_text_shares_about_half_of_its_clauses() -> None:
    told = story(1)
    whole, half = sign("题", *told.paragraphs), sign("题", *told.paragraphs[: len(told.paragraphs) // 2])
    assert len(set(half.clauses) & set(whole.clauses)) >= 0.4 * len(half.clauses)


def test_a_very_long_text_costs_no_more_keys() -> None:
    made = sign("题", *(f"这是第{number}个很长很长的句子，里面有许多不同的分句{number}。" for number in range(5000)))
    assert len(made.clauses) == CLAUSES

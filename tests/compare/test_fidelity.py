"""The kinds of fidelity: tables by hand, a confusion table over generated edits, and what they must not depend on."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.compare import Text, judge
from tests.compare.notices import EDITS, edited_pairs, notice, typeset

FIRST = "近日，临江市人民检察院依法对临江市水务局原局长张伟涉嫌受贿一案向临江市人民法院提起公诉。"
SECOND = "起诉书指控，张伟利用职务便利为他人谋取利益，收受财物共计320万元，数额特别巨大。"
THIRD = "检察机关在审查起诉阶段依法告知了被告人享有的诉讼权利，听取了辩护人的意见。"
TITLE = "临江检察机关依法对张伟涉嫌受贿案提起公诉"
ORIGINAL = Text(TITLE, (FIRST, SECOND, THIRD))
MIRROR = {"abridged": "extended", "extended": "abridged"}

TABLE = [
    ("the same", ORIGINAL, "verbatim"),
    ("white space", Text(f"{TITLE} ", (f"\u3000{FIRST}", SECOND, "", THIRD)), "verbatim"),
    ("width", Text(TITLE, (FIRST, SECOND.replace("320", "３２０").replace("，", ","), THIRD)), "verbatim"),
    ("one paragraph", Text(TITLE, (FIRST + SECOND + THIRD,)), "verbatim"),
    ("a dropped comma", Text(TITLE, (FIRST.replace("近日，", "近日"), SECOND, THIRD)), "verbatim"),
    ("traditional forms", Text(TITLE, (FIRST.replace("检察院", "檢察院"), SECOND, THIRD)), "verbatim"),
    ("the site's name behind the title", Text(f"{TITLE}_反腐调研网", ORIGINAL.paragraphs), "verbatim"),
    ("a picture mark in the title", Text(f"{TITLE}（图）", ORIGINAL.paragraphs), "verbatim"),
    ("no title at all", Text("", ORIGINAL.paragraphs), "verbatim"),
    ("another title", Text("水务局原局长被公诉", ORIGINAL.paragraphs), "retitled"),
    ("another name in the title", Text(TITLE.replace("张伟", "李娜"), ORIGINAL.paragraphs), "retitled"),
    ("last paragraph gone", Text(TITLE, (FIRST, SECOND)), "abridged"),
    ("retitled and abridged", Text("水务局原局长被公诉", (FIRST, THIRD)), "abridged"),
    ("a clause gone", Text(TITLE, (FIRST, SECOND.replace("利用职务便利为他人谋取利益，", ""), THIRD)), "abridged"),
    ("a paragraph more", Text(TITLE, (*ORIGINAL.paragraphs, "本网将继续关注该案的审理进展。")), "extended"),
    ("a number", Text(TITLE, (FIRST, SECOND.replace("320", "230"), THIRD)), "rewritten"),
    ("a digit less", Text(TITLE, (FIRST, SECOND.replace("320", "32"), THIRD)), "rewritten"),
    ("a decimal point", Text(TITLE, (FIRST, SECOND.replace("320", "3.20"), THIRD)), "rewritten"),
    ("a name", Text(TITLE, tuple(p.replace("张伟", "李娜") for p in ORIGINAL.paragraphs)), "rewritten"),
    ("order", Text(TITLE, (THIRD, FIRST, SECOND)), "rewritten"),
    ("another article", Text(TITLE, ("清晨的河面上飘着薄雾，护河队又一次沿着堤岸巡查，白鹭在浅滩上踱步。",)), "unrelated"),
]


@pytest.mark.parametrize(("repost", "kind"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_kinds(repost: Text, kind: str) -> None:
    comparison = judge(repost, ORIGINAL)
    assert comparison.fidelity == kind
    assert judge(ORIGINAL, repost).fidelity == MIRROR.get(kind, kind)


@pytest.mark.parametrize(("repost", "original"), [((), ("甲乙丙。",)), (("甲乙丙。",), ()), ((), ()), (("\u3000", "……"), ("甲乙丙。",))])
def test_nothing_to_compare(repost: tuple[str, ...], original: tuple[str, ...]) -> None:
    comparison = judge(Text("题", repost), Text("题", original))
    assert (comparison.fidelity, comparison.text_similarity, comparison.title_similarity) == (None, None, 1.0)
    assert comparison.summary.startswith("Nothing to compare")


def test_a_missing_title_has_no_similarity() -> None:
    assert judge(Text(" ", (FIRST,)), ORIGINAL).title_similarity is None


def test_stock_notices_of_two_persons_are_told_apart_by_name_first() -> None:
    other = Text(TITLE.replace("张伟", "李娜"), tuple(p.replace("张伟", "李娜") for p in ORIGINAL.paragraphs))
    comparison = judge(other, ORIGINAL)
    assert comparison.fidelity == "rewritten"
    first = comparison.findings[0]
    assert (first.kind, first.a, first.b, first.times) == ("name", "张伟", "李娜", 3)


@pytest.mark.parametrize(
    ("repost", "summary"),
    [
        (ORIGINAL, "Verbatim: the same words."),
        (Text("某局长被公诉", ORIGINAL.paragraphs), "Retitled: another title."),
        (
            Text(TITLE, (FIRST, SECOND.replace("320", "230"))),
            "Abridged: 1 of 3 paragraphs dropped, 1 of 3 paragraphs changed, one number changed.",
        ),
        (Text(TITLE, (THIRD, FIRST, SECOND)), "Rewritten: 1 sentence moved."),
        (Text(TITLE, (FIRST, SECOND, "本网将继续关注该案的进展。", THIRD)), "Extended: 1 paragraph added."),
    ],
)
def test_summary_says_it_in_a_sentence(repost: Text, summary: str) -> None:
    assert judge(repost, ORIGINAL).summary == summary


def test_confusion_table() -> None:
    """At least 97 % of generated edits get their kind, and every changed number, date and name leads the findings of its kind."""
    pairs = edited_pairs(seed=6, rounds=40)
    table: Counter[tuple[str, str, str | None]] = Counter()
    missed = []
    for pair in pairs:
        comparison = judge(pair.repost, pair.original)
        table[pair.edit, pair.kind, comparison.fidelity] += 1
        if pair.changed and pair.changed not in {(f.kind, f.a, _narrow(f.b)) for f in comparison.findings[:3]}:
            missed.append((pair.changed, comparison.findings))
    for (edit, kind, given_kind), count in sorted(table.items(), key=str):
        print(f"{count:4d}  {edit:<18} should be {kind:<10} is {given_kind}")
    right = sum(count for (_, kind, given_kind), count in table.items() if kind == given_kind)
    assert len(pairs) == 40 * len(EDITS)
    assert right >= 0.97 * len(pairs)
    assert not missed


def _narrow(shown: str) -> str:
    return shown.translate({0xFF10 + digit: 0x30 + digit for digit in range(10)})


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_kind_does_not_depend_on_typesetting_or_order(seed: int) -> None:
    random = Random(seed)
    edit = random.choice(EDITS)
    made = edit(random, notice(random, "water"))
    plain = judge(made.repost, made.original)
    again = judge(typeset(random, made.repost), typeset(random, made.original))
    assert (again.fidelity, again.tally) == (plain.fidelity, plain.tally)
    assert again.text_similarity == plain.text_similarity
    back = judge(made.original, made.repost)
    assert back.fidelity == MIRROR.get(plain.fidelity or "", plain.fidelity)
    assert (back.title_similarity, back.text_similarity) == (plain.title_similarity, plain.text_similarity)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=6), st.lists(st.text(max_size=40), max_size=6))
def test_any_two_texts_are_judged(a: list[str], b: list[str]) -> None:
    comparison = judge(Text("甲", tuple(a)), Text("乙", tuple(b)))
    assert comparison.text_similarity is None or 0 <= comparison.text_similarity <= 1
    assert comparison.summary

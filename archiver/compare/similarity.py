"""How alike two titles or two texts are: 0 (nothing) … 1 (the same words), symmetric, blind to white space, width and punctuation."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from archiver.compare.body import Body
from archiver.compare.changes import Changes, changes
from archiver.compare.titles import title_parts, title_words

PART_OF_TITLE = 0.95  # the most that two titles reach of which one lost its kicker or subtitle

# The exact measure costs the product of the lengths (4 ms for two texts of 5,000 letters). Above it the letters are counted that
# ``changes`` finds on both sides: near linear, the same scale, and at most some hundredths below for texts that are alike.
EXACT_LETTERS = 5_000


def title_similarity(a: str, b: str) -> float:
    """Likeness of two shown titles: 1 only where their words are equal but for 原标题, picture marks and a site's name."""
    words_a, words_b = title_words(a), title_words(b)
    whole = _ratio(words_a, words_b)
    if words_a == words_b:
        return whole
    forms_a, forms_b = (words_a, *title_parts(a)), (words_b, *title_parts(b))
    return max(whole, *(PART_OF_TITLE * _ratio(left, right) for left in forms_a for right in forms_b))


def text_similarity(a: str, b: str) -> float:
    """Likeness of two shown bodies: twice the letters they have in common, in order, ÷ all letters. Two empty ones give 1."""
    return body_similarity(Body((a,)), Body((b,)))


def body_similarity(a: Body, b: Body, known: Changes | None = None) -> float:
    """As ``text_similarity``; *known* spares comparing long bodies twice."""
    if max(len(a.words), len(b.words)) <= EXACT_LETTERS:
        return _ratio(a.words, b.words)
    found = known or changes(a, b)
    return (found.shared_a + found.shared_b) / (len(a.words) + len(b.words))


def _ratio(a: str, b: str) -> float:
    return Indel.normalized_similarity(a, b)

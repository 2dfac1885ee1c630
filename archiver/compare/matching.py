"""Two lists of strings matched: equal ones first, then similar ones; what keeps its order, and what moved.

Every step is linear or banded: inputs are hostile, and a matching must not cost the square of their length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

Pair = tuple[int, int]

# At most this many pairs of strings are scored; beyond it each string is held only against a band around its relative place.
SCORED_PAIRS = 20_000
# Of a longer string this many characters at its head and at its tail are scored: enough to tell two paragraphs apart.
SCORED_ENDS = 120


def equal_pairs(a: Sequence[str], b: Sequence[str], shortest: int = 1) -> list[Pair]:
    """Indices of equal strings, each used once: common head and tail first, then the n-th of a kind with the n-th.

    Strings shorter than *shortest* characters are left to their surroundings: repeated small words are no anchors.
    """
    head = _common(a, b)
    tail = _common(a[head:][::-1], b[head:][::-1])
    pairs = [(i, i) for i in range(head)]
    waiting: dict[str, list[int]] = defaultdict(list)
    for j in range(len(b) - tail - 1, head - 1, -1):
        waiting[b[j]].append(j)
    middle = range(head, len(a) - tail)
    pairs.extend((i, waiting[a[i]].pop()) for i in middle if len(a[i]) >= shortest and waiting[a[i]])
    pairs.extend((len(a) - k, len(b) - k) for k in range(tail, 0, -1))
    return pairs


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    count = 0
    for left, right in zip(a, b, strict=False):
        if left != right:
            break
        count += 1
    return count


def similar_pairs(a: Sequence[str], b: Sequence[str], threshold: float) -> list[Pair]:
    """Indices of strings at least *threshold* (0…1) alike, the best first served, each used once.

    Ties go to the pair whose relative places are nearest. The result is in the order of *a*.
    """
    ends_a, ends_b = [_ends(text) for text in a], [_ends(text) for text in b]
    scored: list[tuple[float, float, int, int]] = []
    for i, j in _band(len(a), len(b)):
        if _may_reach(len(a[i]), len(b[j]), threshold):
            score = fuzz.ratio(ends_a[i], ends_b[j], score_cutoff=threshold * 100)
            if score:
                scored.append((-score, abs(i / len(a) - j / len(b)), i, j))
    taken_a: dict[int, int] = {}
    taken_b: set[int] = set()
    for _, _, i, j in sorted(scored):
        if i not in taken_a and j not in taken_b:
            taken_a[i] = j
            taken_b.add(j)
    return sorted(taken_a.items())


def _ends(text: str) -> str:
    return text if len(text) <= 2 * SCORED_ENDS else text[:SCORED_ENDS] + text[-SCORED_ENDS:]


def _may_reach(length_a: int, length_b: int, threshold: float) -> bool:
    """Whether the lengths alone (whole, unlike what is scored) leave the ratio 2·common ÷ total a chance."""
    return 2 * min(length_a, length_b) >= threshold * (length_a + length_b)


def _band(count_a: int, count_b: int) -> Iterable[Pair]:
    """All pairs of indices where they are few; else those near the diagonal."""
    if not count_a or not count_b:
        return
    width = max(1, min(count_b, SCORED_PAIRS // (2 * count_a)))
    for i in range(count_a):
        centre = i * count_b // count_a
        for j in range(max(0, centre - width), min(count_b, centre + width + 1)):
            yield i, j


def in_order(pairs: Sequence[Pair]) -> set[Pair]:
    """The most pairs that keep the order of both sides (longest increasing subsequence, n log n); the others moved.

    *pairs* are in the order of their first index.
    """
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        place = bisect_left(tails, j)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [j]
        ends[place : place + 1] = [index]
    kept: set[Pair] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.add(pairs[index])
        index = before[index]
    return kept

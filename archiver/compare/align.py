"""Paragraphs of two texts aligned: equal ones first, then the most alike; what changed its place has moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archiver.compare.fold import fold
from archiver.compare.matching import Pair, equal_pairs, in_order, similar_pairs

ALIKE = 0.5  # two paragraphs less alike than this (0…1) are not one paragraph that was changed
MOVED_ALIKE = 0.8  # … and less than this, in another place, are not one that moved


@dataclass(frozen=True, slots=True)
class Aligned:
    """One row of the alignment: index of a paragraph on either side, None where the other side has no such paragraph."""

    a: int | None
    b: int | None
    moved: bool = False


def align(a: Sequence[str], b: Sequence[str]) -> list[Aligned]:
    """Rows in the order of *b*; a paragraph of *a* alone stands before the next pair that kept its order. Every index occurs once."""
    keys_a, keys_b = [fold(shown) for shown in a], [fold(shown) for shown in b]
    equal = equal_pairs(keys_a, keys_b)
    pairs = sorted([*equal, *_similar(keys_a, keys_b, equal, ALIKE)])
    kept = in_order(pairs)
    moved = [pair for pair in equal if pair not in kept]
    moved += _similar(keys_a, keys_b, [*kept, *moved], MOVED_ALIKE)
    return list(_rows(len(a), len(b), sorted(kept), {j: i for i, j in moved}))


def _similar(keys_a: Sequence[str], keys_b: Sequence[str], matched: Sequence[Pair], threshold: float) -> list[Pair]:
    """Similar pairs among the paragraphs that are not *matched* yet."""
    used_a, used_b = {i for i, _ in matched}, {j for _, j in matched}
    rest_a = [i for i, key in enumerate(keys_a) if key and i not in used_a]
    rest_b = [j for j, key in enumerate(keys_b) if key and j not in used_b]
    alike = similar_pairs([keys_a[i] for i in rest_a], [keys_b[j] for j in rest_b], threshold)
    return [(rest_a[i], rest_b[j]) for i, j in alike]


def _rows(count_a: int, count_b: int, kept: list[Pair], moved: dict[int, int]) -> Iterator[Aligned]:
    """Lay the pairs out; *moved* maps an index of b to the one of a."""
    left_behind = set(moved.values())
    i = j = 0
    for next_i, next_j in [*kept, (count_a, count_b)]:
        yield from (Aligned(k, None) for k in range(i, next_i) if k not in left_behind)
        yield from (Aligned(moved.get(k), k, moved=k in moved) for k in range(j, next_j))
        if next_i < count_a and next_j < count_b:
            yield Aligned(next_i, next_j)
        i, j = next_i + 1, next_j + 1

"""Where the words of two bodies differ, whatever their paragraphs, and what stands elsewhere.

Equal sentences anchor the two texts; what lies between two anchors is compared by characters, so that a sentence cut in two by
another punctuation is no change. Sentences that are equal, or nearly, in another place have moved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from archiver.compare.body import Body, Unit
from archiver.compare.chars import Span, changed_spans, fits
from archiver.compare.fold import letters
from archiver.compare.matching import Pair, equal_pairs, in_order, similar_pairs

ANCHOR_LETTERS = 6  # a sentence shorter than this is no anchor: 会上 stands in every notice
MOVED_LETTERS = 12  # a changed sentence shorter than this is not looked for elsewhere
MOVED_ALIKE = 0.8  # how much of a changed sentence must be found elsewhere (0…1)
SIMILAR = 0.5  # two sentences of an oversize stretch that are so alike are compared with each other
CHANCE_RUN = 4  # equal characters fewer than this between two changes are chance


@dataclass(frozen=True, slots=True)
class Region:
    """One changed stretch: folded spans on either side (an empty span marks the place), and how many letters each side has in it."""

    a: tuple[Span, ...]
    b: tuple[Span, ...]
    lost: int
    gained: int

    def mirrored(self) -> Region:
        """The same stretch seen from the other side."""
        return Region(self.b, self.a, self.gained, self.lost)


@dataclass(frozen=True)
class Changes:
    """All that differs between the words of ``a`` and ``b``. ``moved`` holds the sentences that stand elsewhere, changed or not."""

    a: Body
    b: Body
    regions: tuple[Region, ...]
    moved: tuple[tuple[Unit, Unit], ...]

    @cached_property
    def shared_a(self) -> int:
        """Letters of ``a`` that ``b`` has too."""
        return max(0, len(self.a.words) - sum(region.lost for region in self.regions))

    @cached_property
    def shared_b(self) -> int:
        """Letters of ``b`` that ``a`` has too."""
        return max(0, len(self.b.words) - sum(region.gained for region in self.regions))


def changes(a: Body, b: Body) -> Changes:
    """Compare two bodies. ``changes(b, a)`` is the mirror image of ``changes(a, b)``, exactly."""
    if b.text < a.text:
        regions, moved = _compare(b, a)
        mirrored = sorted((region.mirrored() for region in regions), key=lambda region: (region.a, region.b))
        return Changes(a, b, tuple(mirrored), tuple((left, right) for right, left in moved))
    regions, moved = _compare(a, b)
    return Changes(a, b, tuple(sorted(regions, key=lambda region: (region.a, region.b))), tuple(moved))


def _compare(a: Body, b: Body) -> tuple[list[Region], list[tuple[Unit, Unit]]]:
    if a.words == b.words:
        return [], []
    keys_a, keys_b = [unit.key for unit in a.units], [unit.key for unit in b.units]
    pairs = equal_pairs(keys_a, keys_b, ANCHOR_LETTERS)
    anchors = sorted(in_order(pairs))
    changed_moves = _moved_and_changed(keys_a, keys_b, pairs, anchors)
    elsewhere = [*set(pairs).difference(anchors), *changed_moves]
    regions = [region for i, j in changed_moves for region in _stretch(Side.of(a, [a.units[i]]), Side.of(b, [b.units[j]]))]
    gaps_a = _gaps(a, [i for i, _ in anchors], {i for i, _ in elsewhere})
    gaps_b = _gaps(b, [j for _, j in anchors], {j for _, j in elsewhere})
    for left, right in zip(gaps_a, gaps_b, strict=True):
        regions.extend(_stretch(left, right))
    return regions, [(a.units[i], b.units[j]) for i, j in sorted(elsewhere)]


def _moved_and_changed(keys_a: list[str], keys_b: list[str], pairs: list[Pair], anchors: list[Pair]) -> list[Pair]:
    """Sentences left over on both sides that are nearly alike but stand between other anchors."""
    used_a, used_b = {i for i, _ in pairs}, {j for _, j in pairs}
    rest_a = [i for i, key in enumerate(keys_a) if i not in used_a and len(key) >= MOVED_LETTERS]
    rest_b = [j for j, key in enumerate(keys_b) if j not in used_b and len(key) >= MOVED_LETTERS]
    alike = similar_pairs([keys_a[i] for i in rest_a], [keys_b[j] for j in rest_b], MOVED_ALIKE)
    found = [(rest_a[i], rest_b[j]) for i, j in alike]
    ends_a, ends_b = [i for i, _ in anchors], [j for _, j in anchors]
    return [(i, j) for i, j in found if bisect_left(ends_a, i) != bisect_left(ends_b, j)]


class Side(NamedTuple):
    """What one text has between two anchors.

    ``positions[k]`` is the place of ``text[k]`` in the body; ``place`` is where the side stands if it is empty.
    """

    body: Body
    units: Sequence[Unit]
    text: str
    positions: Sequence[int]
    place: int

    @classmethod
    def of(cls, body: Body, units: Sequence[Unit], place: int = 0) -> Side:
        """The side made of *units*, which need not be neighbours: what moved away is not in it."""
        positions = [position for unit in units for position in range(unit.start, unit.end)]
        text = "".join(body.text[unit.start : unit.end] for unit in units)
        return cls(body, units, text, positions, place)

    def part(self, start: int, end: int) -> Side:
        """The side that holds only ``units[start:end]``."""
        return Side.of(self.body, self.units[start:end], self.units[start - 1].end if start else self.place)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """``text[start:end]`` as spans of the body."""
        if start == end:
            place = self.positions[start - 1] + 1 if start else self.positions[0] if self.positions else self.place
            return ((place, place),)
        return tuple(_runs(self.positions[start:end]))


def _runs(positions: Sequence[int]) -> Iterable[Span]:
    start = previous = positions[0]
    for position in positions[1:]:
        if position != previous + 1:
            yield start, previous + 1
            start = position
        previous = position
    yield start, previous + 1


def _gaps(body: Body, anchors: list[int], elsewhere: set[int]) -> list[Side]:
    """What stands before the first anchor, between each two, and after the last: always one more than anchors."""
    gaps: list[Side] = []
    start = place = 0
    for anchor in [*anchors, len(body.units)]:
        gaps.append(Side.of(body, [body.units[k] for k in range(start, anchor) if k not in elsewhere], place))
        if anchor < len(body.units):
            start, place = anchor + 1, body.units[anchor].end
    return gaps


def _stretch(a: Side, b: Side) -> list[Region]:
    """The changed regions between two sides; an oversize pair is first cut at sentences that are alike."""
    oversize = not fits(a.text, b.text) and a.units and b.units
    regions = [
        _region(left, right, *change)
        for left, right in (_cut(a, b) if oversize else [(a, b)])
        for change in changed_spans(left.text, right.text, CHANCE_RUN)
    ]
    return [region for region in regions if region.lost or region.gained]


def _region(a: Side, b: Side, left: Span, right: Span) -> Region:
    lost, gained = letters(a.text[slice(*left)]), letters(b.text[slice(*right)])
    return Region(a.spans(*left), b.spans(*right), len(lost), len(gained))


def _cut(a: Side, b: Side) -> Iterable[tuple[Side, Side]]:
    """Pairs of sentences that are alike, in order, and what stands between them."""
    alike = similar_pairs([unit.key for unit in a.units], [unit.key for unit in b.units], SIMILAR)
    start_a = start_b = 0
    for i, j in sorted(in_order(alike)):
        yield a.part(start_a, i), b.part(start_b, j)
        yield a.part(i, i + 1), b.part(j, j + 1)
        start_a, start_b = i + 1, j + 1
    yield a.part(start_a, len(a.units)), b.part(start_b, len(b.units))

"""A body as one folded string: where a paragraph ends is white space, so the comparison looks across it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from archiver.compare.fold import Folded, fold, letters

# A sentence ends at . (which 。 folds to) ! ? ; … and takes the marks that close it; a dot before a digit or letter is none.
_STOP = re.compile(r"(?:[!?;…]|\.(?![0-9a-z]))[\"')>]*")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence: folded ``[start, end)`` and its words, which are what is matched."""

    start: int
    end: int
    key: str


class Body:
    """The paragraphs of a text, folded in one piece; positions are those of ``text`` unless a name says otherwise."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self.paragraphs = tuple(paragraphs)
        self.text = fold("".join(self.paragraphs))

    @cached_property
    def words(self) -> str:
        """The letters and digits alone: two bodies of equal words are the same, word for word."""
        return letters(self.text)

    @cached_property
    def folded(self) -> Folded:
        """The same text with its offsets, made only where something must be shown."""
        return Folded.of("".join(self.paragraphs))

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The sentences in their order, without those that hold no word."""
        ends = [match.end() for match in _STOP.finditer(self.text)] + [len(self.text)]
        spans = zip([0, *ends], ends, strict=False)
        units = (Unit(start, end, letters(self.text[start:end])) for start, end in spans)
        return tuple(unit for unit in units if unit.key)

    @cached_property
    def _shown_starts(self) -> list[int]:
        return [0, *accumulate(len(paragraph) for paragraph in self.paragraphs)]

    @cached_property
    def bounds(self) -> tuple[int, ...]:
        """Where each paragraph begins in ``text``, and the end: ``[bounds[i], bounds[i + 1])`` is paragraph ``i``."""
        starts = self.folded.starts
        return tuple(bisect_right(starts, shown - 1) for shown in self._shown_starts)

    def paragraph(self, position: int) -> int:
        """Number (from 1) of the paragraph that holds *position*; 0 where the body is empty."""
        starts = self.folded.starts
        if not starts:
            return 0
        return bisect_right(self._shown_starts, starts[min(position, len(starts) - 1)])

    def excerpt(self, start: int, end: int) -> str:
        """The shown characters of ``[start, end)``."""
        return self.folded.excerpt(start, end)

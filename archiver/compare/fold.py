"""What is not a change: width, white space, punctuation variants, case, traditional or simplified forms.

Two strings that fold alike say the same to a reader. Folding works character by character (NFKD, which agrees with NFKC on what is
equal), so that every folded character knows the shown character it came from.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from archiver.folding.characters import fold_character, fold_characters, is_invisible

# Dashes and dots in runs: —— and — are one dash.
_RUN = re.compile(r"-{2,}|[.…]{2,}")
# Marks that carry no word; between two digits they may carry the value (1.5, 3:1, 10,000) and are kept.
_MARKS = re.escape("!\"#'(),-./:;?_~·…、|<>*=^■□◆▲△※★☆→")
_PUNCTUATION = re.compile(rf"(?<![0-9])[{_MARKS}]|[{_MARKS}](?![0-9])")


def fold(shown: str) -> str:
    """*shown* without what is not a change. Idempotent; '' where nothing is visible."""
    return _RUN.sub(_one_mark, fold_characters(shown))


def _one_mark(run: re.Match[str]) -> str:
    return "-" if run.group().startswith("-") else "…"


def letters(folded: str) -> str:
    """The words alone: *folded* without punctuation, except a mark between two digits, which may carry the value."""
    return _PUNCTUATION.sub("", folded)


def visible(shown: str) -> str:
    """*shown* in NFKC without white space and zero-width characters, its marks as they are: for what reads the marks."""
    return "".join(char for char in unicodedata.normalize("NFKC", shown) if not is_invisible(char))


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded string that knows its origin: ``starts[i]`` is the index in ``shown`` of the character that gave ``text[i]``."""

    shown: str
    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, shown: str) -> Folded:
        """Fold *shown*, keeping offsets. ``Folded.of(s).text == fold(s)``."""
        pieces = [fold_character(char) for char in shown]
        starts = [index for index, piece in enumerate(pieces) for _ in piece]
        raw = "".join(pieces)
        kept: list[int] = []
        end = 0
        for run in _RUN.finditer(raw):
            kept.extend(starts[end : run.start() + 1])
            end = run.end()
        kept.extend(starts[end:])
        return cls(shown, _RUN.sub(_one_mark, raw), tuple(kept))

    def offset(self, position: int) -> int:
        """Index in ``shown`` where folded *position* begins; 0 for the first and ``len(shown)`` past the last."""
        if position <= 0:
            return 0
        return self.starts[position] if position < len(self.starts) else len(self.shown)

    def slice(self, start: int, end: int) -> str:
        """The shown characters of folded ``[start, end)``; adjacent slices add up to ``shown`` (to '' where nothing of it is visible)."""
        return self.shown[self.offset(start) : self.offset(end)]

    def excerpt(self, start: int, end: int) -> str:
        """The shown characters of folded ``[start, end)``, without white space around them."""
        if start >= end:
            return ""
        return self.shown[self.starts[start] : self.starts[end - 1] + 1]

"""What is not a change: width, white space, punctuation variants, case, traditional or simplified forms.

Two strings that fold alike say the same to a reader. Folding works character by character (NFKD, which agrees with NFKC on what is
equal), so that every folded character knows the shown character it came from.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

# Each group is one mark in the hands of different editors. Dashes and dots are also folded in runs: —— and — are one dash.
_VARIANTS = {
    '"': "“”„‟〝〞〟「」『』‘’‚‛'`′",
    "-": "‐‑‒–—―─━−",
    "(": "〔【〖[{",
    ")": "〕】〗]}",
    ":": "∶",
    ".": "。",
    "…": "⋯",
    "~": "〜∼",
    "·": "•‧・∙⋅●",
    "|": "丨∣│",
    "<": "〈《«‹",
    ">": "〉》»›",
    "〇": "○◯",
    # radical supplements, printed for letters by PDF makers and not repaired by NFKC (STACK.md, further pitfalls)
    **dict(zip("母民见角贝车长门青页风飞食马鱼鸟齐齿龙西黄", "⺟⺠⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻥⻦⻬⻮⻰⻄⻩", strict=True)),
}
_RUN = re.compile(r"-{2,}|[.…]{2,}")
_INVISIBLE = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)
# Marks that carry no word; between two digits they may carry the value (1.5, 3:1, 10,000) and are kept.
_MARKS = re.escape("!\"#'(),-./:;?_~·…、|<>*=^■□◆▲△※★☆→")
_PUNCTUATION = re.compile(rf"(?<![0-9])[{_MARKS}]|[{_MARKS}](?![0-9])")


def _single_characters() -> dict[str, str]:
    """Shown character → folded character: the variants above and the table of traditional forms."""
    table = {shown: folded for folded, group in _VARIANTS.items() for shown in group}
    rows = (Path(__file__).parent / "traditional.tsv").read_text(encoding="utf-8").splitlines()
    return table | dict(row.split("\t") for row in rows if not row.startswith("#"))


_SINGLE = _single_characters()


def _fold_character(char: str) -> str:
    if char in _SINGLE:
        return _SINGLE[char]
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    return "".join(_SINGLE.get(part, part) for part in plain if not _is_invisible(part))


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) in _INVISIBLE or ord(char) in _VARIATION_SELECTORS


class _Table(dict[int, str]):
    """``str.translate`` table that learns each character once; it cannot outgrow the number of code points."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


_TABLE = _Table()


def fold(shown: str) -> str:
    """*shown* without what is not a change. Idempotent; '' where nothing is visible."""
    return _RUN.sub(_one_mark, shown.translate(_TABLE))


def _one_mark(run: re.Match[str]) -> str:
    return "-" if run.group().startswith("-") else "…"


def letters(folded: str) -> str:
    """The words alone: *folded* without punctuation, except a mark between two digits, which may carry the value."""
    return _PUNCTUATION.sub("", folded)


def visible(shown: str) -> str:
    """*shown* in NFKC without white space and zero-width characters, its marks as they are: for what reads the marks."""
    return "".join(char for char in unicodedata.normalize("NFKC", shown) if not _is_invisible(char))


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded string that knows its origin: ``starts[i]`` is the index in ``shown`` of the character that gave ``text[i]``."""

    shown: str
    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, shown: str) -> Folded:
        """Fold *shown*, keeping offsets. ``Folded.of(s).text == fold(s)``."""
        pieces = [_TABLE[ord(char)] for char in shown]
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

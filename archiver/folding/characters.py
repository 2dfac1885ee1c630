"""Folding character by character, so that a part of a text folds to a part of the folded text.

By NFKD, which agrees with NFKC on what is equal; letters without case, traditional forms as simplified ones, nothing that is invisible.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

# Each group is one mark in the hands of different editors.
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
_INVISIBLE = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


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
    return "".join(_SINGLE.get(part, part) for part in plain if not is_invisible(part))


def is_invisible(char: str) -> bool:
    """White space, controls, and what only changes how its neighbour looks."""
    return unicodedata.category(char) in _INVISIBLE or ord(char) in _VARIATION_SELECTORS


class _Table(dict[int, str]):
    """``str.translate`` table that learns each character once; it cannot outgrow the number of code points."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


_TABLE = _Table()


def fold_character(char: str) -> str:
    """The folded form of one character: '' where nothing of it is visible, several characters for a ligature."""
    return _TABLE[ord(char)]


def fold_characters(shown: str) -> str:
    """*shown* folded: ``fold_characters(a + b) == fold_characters(a) + fold_characters(b)``."""
    return shown.translate(_TABLE)

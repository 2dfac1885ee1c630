"""Text as the full-text index has it: folded, one token a character, so that words of any length are phrases (STACK.md §4).

Letters and digits of ASCII and the common Han characters stand for themselves. All else, marks included, is written by its code point
(``x2c``): SQLite's tokenizer knows Unicode 6.1 only, and would drop what it does not take for a letter.
"""

from __future__ import annotations

from archiver.folding.characters import fold_character, fold_characters

APART = "\ue000"  # between texts of one column: a character that no query holds, so that no phrase runs across
_HAN = (range(0x3400, 0x4DB6), range(0x4E00, 0x9FCD))  # as of Unicode 6.1


def _token(char: str) -> str:
    is_plain = (char.isascii() and char.isalnum()) or any(ord(char) in block for block in _HAN)
    return char if is_plain else f"x{ord(char):x}"


class _Table(dict[int, str]):
    """``str.translate`` table that learns each character once."""

    def __missing__(self, code: int) -> str:
        self[code] = tokens = "".join(f" {_token(part)}" for part in fold_character(chr(code)))
        return tokens


_TABLE = _Table()


def split(shown: str) -> str:
    """The tokens of *shown*, separated by blanks; '' where nothing of it is visible. Linear in its length."""
    return shown.translate(_TABLE).lstrip()


def folded(shown: str) -> str:
    """*shown* as it is compared with what stands in the index: two strings with equal tokens are equal here."""
    return fold_characters(shown)

"""Numbers as dates write them: ASCII digits, Chinese digits and tens, and the many zeros of a signature line (date_formats.tsv)."""

from __future__ import annotations

_DIGITS = {
    char: value
    for value, chars in enumerate(("0〇○◯零OoО", "1一", "2二", "3三", "4四", "5五", "6六", "7七", "8八", "9九"))
    for char in chars
}
_TENS = {"十": 10, "廿": 20, "卅": 30}

YEAR = r"[12一二][0-9〇○◯零OoО一二三四五六七八九]{3}"
SMALL = r"(?:[0-9]{1,2}|[〇○零]?[一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[〇○零]{1,2})"


def year(text: str) -> int:
    """The value of *text*, which matches ``YEAR``: each character is one digit."""
    return int("".join(str(_DIGITS[char]) for char in text))


def small(text: str) -> int:
    """The value of *text*, which matches ``SMALL``: 0 to 99, ``09``, ``〇九``, ``十``, ``二十三``, ``廿三``."""
    if text.isdigit() and text.isascii():
        return int(text)
    total, digit = 0, 0
    for char in text:
        if char in _TENS:
            total += (digit or 1) * _TENS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit

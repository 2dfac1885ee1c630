"""What of a page is to be seen, and text as it is seen: the primitives of the room."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_HAN = "[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]"
HAN = re.compile(_HAN)
_HAN_RUN = re.compile(f"{_HAN}+")
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_UNSEEN = "script style noscript template head title meta link iframe object embed select textarea svg math"
UNSEEN = frozenset(_UNSEEN.split())


def collapse(text: str) -> str:
    """*text* with every run of white space (U+3000 and no-break ones too) as one blank, none at the ends, and no zero-width characters."""
    if not text.isascii():
        for mark in _ZERO_WIDTH:
            text = text.replace(mark, "")
    return " ".join(text.split())


def is_blank(text: str) -> bool:
    """True where *text* is nothing but white space and zero-width characters."""
    return text.isspace() or (not text.isascii() and not collapse(text))


def count_han(text: str) -> int:
    """How many Chinese characters *text* has."""
    return sum(map(len, _HAN_RUN.findall(text)))


def is_hidden(element: HtmlElement) -> bool:
    """True where the element's own attributes hide it from a reader."""
    style = element.get("style")
    return (style is not None and _HIDDEN.search(style) is not None) or element.get("hidden") is not None

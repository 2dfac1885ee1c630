"""Counted selectors: each says how many matches it expects, and what it saw where that is wrong (EXAMPLES.md, habit 3)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lxml.cssselect import CSSSelector
from lxml.etree import XPath
from lxml.html import HtmlElement

from archiver.reading.document import Document


@dataclass(frozen=True, slots=True)
class Selection:
    """The elements, and the complaint (empty where the count is as expected): ``div.zw: 0 matches, expected 1``."""

    elements: tuple[HtmlElement, ...]
    complaint: str = ""


@lru_cache(maxsize=1024)
def _compiled(expression: str) -> XPath:
    return XPath(expression) if expression.startswith(("/", "./", "(")) else CSSSelector(expression)


def select(document: Document, expression: str, *, at_least: int = 1, at_most: int = 1) -> Selection:
    """The elements that the CSS or XPath *expression* matches. Site definitions are checked when loaded, so a bad one cannot come here."""
    matches = _compiled(expression)(document.root)
    elements = tuple(match for match in matches if isinstance(match, HtmlElement)) if isinstance(matches, list) else ()
    if at_least <= len(elements) <= at_most:
        return Selection(elements)
    expected = str(at_least) if at_least == at_most else f"{at_least} to {at_most}"
    return Selection(elements, f"{expression}: {len(elements)} matches, expected {expected}")

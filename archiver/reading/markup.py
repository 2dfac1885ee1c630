"""Text → tree, without losing what libxml2 would lose (FACTS.md §8, traps 4 and 5).

That is: text after a stray ``</html>``, the title in ``<h2><p>``, and everything below the 2,048th level of nesting.
"""

from __future__ import annotations

import re

import lxml.html
from lxml.etree import ElementDefaultClassLookup, ParserError

_STRAY_END = re.compile(r"</(?:html|body)\s{0,20}>", re.IGNORECASE)
_HEADING = re.compile(r"<(h[1-6])\b[^<>]{0,500}>", re.IGNORECASE)
_PARAGRAPH_START = re.compile(r"<p\b", re.IGNORECASE)
_PARAGRAPH_END = re.compile(r"</p\s{0,20}>", re.IGNORECASE)
_HEADING_SPAN = 3_000  # characters after a heading's start within which its end is looked for
_CONTROLS = bytes([*range(0x09), 0x0B, *range(0x0E, 0x20)])  # no HTML; a NUL may end the text for libxml2

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})[^<>]{0,5000}>")
_DEEPEST = 400  # levels kept; libxml2 stops reading at 2,048
_NO_LEVEL = frozenset("area base br col embed hr img input link meta param source wbr p li dt dd option tr td th tbody thead".split())  # noqa: SIM905  # noqa: SIM905
_LEVELS = {"table": 4, "ul": 2, "ol": 2, "dl": 2}  # with the row, cell or item that a nested one stands in
_INLINE = frozenset("a abbr acronym b bdo big cite code em font i ins label s small span strike strong sub sup tt u var".split())  # noqa: SIM905

# One class for every element: lxml.html's own lookup calls back into Python for each, to give forms and inputs a class of their own.
_LOOKUP = ElementDefaultClassLookup(element=lxml.html.HtmlElement)


def parse(text: str) -> lxml.html.HtmlElement:
    """The root element of *text*; an empty ``<html>`` where there is nothing to parse. Comments are left out."""
    text = _headings_whole(_STRAY_END.sub("", text))
    root, cut = _parse(text)
    if cut:
        root, _ = _parse(_flattened(text))
    return root


def _parse(text: str) -> tuple[lxml.html.HtmlElement, bool]:
    """(root, whether libxml2 gave up before the end: it does below its 2,048th level)."""
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_LOOKUP)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace").translate(None, _CONTROLS), parser=parser)
    except ParserError:
        return lxml.html.Element("html"), False
    last = parser.error_log.last_error
    return root, last is not None and last.type_name == "ERR_RESOURCE_LIMIT"


def _headings_whole(text: str) -> str:
    """A ``<p>`` inside a heading becomes a ``<span>``: libxml2 ends the heading at it, and the title is lost."""
    pieces, done = [], 0
    for heading in _HEADING.finditer(text):
        start = heading.end()
        end = text.find(f"</{heading[1]}", start, start + _HEADING_SPAN)
        if end > 0 and start >= done and _PARAGRAPH_START.search(text, start, end):
            inner = _PARAGRAPH_END.sub("</span><br>", _PARAGRAPH_START.sub("<span", text[start:end]))
            pieces += [text[done:start], inner]
            done = end
    return "".join([*pieces, text[done:]])


def _flattened(text: str) -> str:
    """*text* with the tags below level ``_DEEPEST`` taken out, a line break for each block: the words stay."""
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        name = tag[2].lower()
        if name in _NO_LEVEL:
            return tag[0] if depth <= _DEEPEST or name in ("img", "br") else "<br>"
        step = _LEVELS.get(name, 1)
        deepest = depth if tag[1] else depth + step
        depth = max(0, depth - step) if tag[1] else depth + step
        if deepest <= _DEEPEST:
            return tag[0]
        return "" if name in _INLINE else "<br>"

    return _TAG.sub(keep, text)

"""原文链接: the original a repost names, as text, as a link, or both."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archiver.reading.document import Document, collapse
from archiver.reading.flow import Flow
from archiver.reading.hosts import host_of
from archiver.reading.model import Found
from spiders.templates.portal_words import CRUMB, ORIGINAL

# An address in running text ends at the first character that none may hold: a blank, Chinese words, full-width punctuation, brackets.
_ADDRESS = re.compile(r"https?://[\w!#$%&'*+,./:;=?@~-]{3,1900}|(?<![\w/.@])www\.[\w!#$%&'*+,./:;=?@~-]{3,1900}", re.IGNORECASE | re.ASCII)
_SECOND = re.compile(r"(?<=.)https?://", re.IGNORECASE)
_TRAILING = ".,;:!?'*"


def original_links(document: Document, flow: Flow, lines: Iterable[int]) -> list[Found]:
    """The addresses of all 原文链接 lines, each once: the link's own first, then what its words say where that differs."""
    found: dict[str, Found] = {}
    for at in lines:
        label = ORIGINAL.search(flow.lines[at].text)
        said = collapse(label[0]).strip(":： ") if label else "原文链接"
        for url in _linked(document, flow, at):
            found.setdefault(url, Found(url, f"{said}:href"))
        for url in _written(flow, at, label.end() if label else 0):
            found.setdefault(url, Found(url, f"{said}:text"))
    return list(found.values())


def _linked(document: Document, flow: Flow, at: int) -> list[str]:
    """Addresses of the links in the line, or in the next one where the label stands alone; links into the portal are none."""
    here = host_of(document.page.url)
    alone = ORIGINAL.fullmatch(flow.lines[at].text) is not None
    for line in (at, at + 1) if alone and _may_follow(flow, at + 1) else (at,):
        urls = [document.absolute(mark.element.get("href") or "") for mark in flow.anchors if mark.line == line]
        foreign = [url for text in urls for url in addresses(text)[:1] if host_of(url) not in ("", here)]
        if foreign:
            return foreign
    return []


def _written(flow: Flow, at: int, start: int) -> list[str]:
    text = flow.lines[at].text[start:].strip()
    if not text and _may_follow(flow, at + 1):
        text = flow.lines[at + 1].text
    return addresses(text)


def _may_follow(flow: Flow, line: int) -> bool:
    """True where the next line can be the value of a label that stands alone."""
    return line < len(flow.lines) and not ORIGINAL.search(flow.lines[line].text) and not CRUMB.match(flow.lines[line].text)


def addresses(text: str) -> list[str]:
    """The absolute addresses in *text*, as found, without the punctuation and the words that follow; a bare www. gets http://."""
    parts = [part.rstrip(_TRAILING) for match in _ADDRESS.findall(text) for part in _apart(match)]
    found = [part if part.lower().startswith("http") else f"http://{part}" for part in parts]
    return [url for url in dict.fromkeys(found) if "." in host_of(url)]


def _apart(text: str) -> list[str]:
    """Two addresses without a blank between them."""
    starts = [0, *(match.start() for match in _SECOND.finditer(text) if text[match.start() - 1] not in "=/?&")]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]

"""A portal's pages, read by their words: 当前所在, 时间/作者/来源, 原文链接, [免责声明]. No class name is known, and none is needed.

The page is taken line by line (reading.flow), so one rule serves any skin that says these words, in whatever order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar

from archiver.reading.assets import attachment, image
from archiver.reading.continuation import next_page
from archiver.reading.document import HAN, Document, collapse
from archiver.reading.flow import Flow, Line
from archiver.reading.labels import Token, only_labels
from archiver.reading.lists import read_list
from archiver.reading.model import Found, FoundAsset, FoundDate, Reading
from archiver.reading.template import SiteLike, Template
from archiver.reading.words import TOOLS
from spiders.templates.portal_labels import HEAD_ROLES, label_lines, value_of
from spiders.templates.portal_links import original_links
from spiders.templates.portal_words import CRUMB, DISCLAIMER, FOOT, GLUED, GLUED_LINK, ORIGINAL, crumbs

_PEOPLE_ROLES = ("photo", "review")
_GLUED_TEXT = 10  # characters
_TEXT = 40  # characters from which a line is text, not head
_SENTENCE = re.compile("[，。；！？]")
_LEAST_SCORE = 1.5  # of a headline: more than that a line is there
_LEAST_TITLE = 8  # characters of a headline above the crumbs
_LEAST_HAN = 20  # Chinese characters of a body without any image


@dataclass(slots=True)
class _Parts:
    """Where things stand: indexes of lines; the label lines as line → tokens."""

    lines: list[Line]
    labels: dict[int, list[Token]] = field(default_factory=dict)
    crumb: int | None = None
    originals: list[int] = field(default_factory=list)
    title: int | None = None
    end: int = 0  # the first line of disclaimer or foot
    body: range = range(0)


class Portal(Template):
    """Reposts, lists and other pages of a portal such as 反腐调研网."""

    name: ClassVar[str] = "portal"
    version: ClassVar[int] = 1

    def fits(self, document: Document) -> bool:
        html = document.html
        return all(word in html for word in ("当前所在", "原文链接", "免责声明"))

    def read(self, document: Document, site: SiteLike | None = None) -> Reading:
        flow = document.flow
        parts = _find_parts(document, flow)
        if parts.labels and parts.title is not None:
            reading = _article(document, flow, parts)
            if reading.assets or sum(len(HAN.findall(text)) for text in reading.paragraphs) >= _LEAST_HAN:
                return reading
        if listing := read_list(document):
            reading = listing.reading(document, all_blocks=True)
            reading.section = _section(flow, parts)
            return reading
        return Reading("other", why="neither a label line with a text, nor a list")


def _find_parts(document: Document, flow: Flow) -> _Parts:
    parts = _Parts(flow.lines, labels=label_lines(flow.lines))
    parts.crumb = next((index for index, line in enumerate(flow.lines) if CRUMB.match(line.text)), None)
    parts.originals = [
        index for index, line in enumerate(flow.lines) if ORIGINAL.search(line.text) and not _SENTENCE.search(line.text[:12])
    ]
    parts.title = _title(document, parts)
    if parts.title is not None:
        first = parts.title + 1
        parts.end = next((index for index in range(first, len(flow.lines)) if _ends(flow.lines[index])), len(flow.lines))
        parts.body = _body(parts, first)
    return parts


def _title(document: Document, parts: _Parts) -> int | None:
    """The line that is the headline: among those of the head, what is a heading, stands in <title>, or stands next to crumb or labels."""
    first_label, page_title = min(parts.labels, default=None), re.sub(r"\s", "", document.title)
    best, best_score = None, _LEAST_SCORE
    for index, line in enumerate(parts.lines):
        text = re.sub(r"\s", "", line.text)
        if index in parts.labels or index in parts.originals or CRUMB.match(line.text) or line.linked * 2 > len(text):
            continue
        if parts.crumb is not None and index < parts.crumb and len(text) < _LEAST_TITLE:
            continue  # the site's own name
        score = 4.0 * (line.heading > 0) + 4.0 * (len(text) >= 5 and text in page_title) + min(len(text), 40) / 40
        score += 2.0 * (first_label == index + 1) + 1.0 * (parts.crumb in (index - 1, index + 1))
        if score > best_score:
            best, best_score = index, score
        if (len(text) >= _TEXT and line.heading == 0 and text not in page_title) or _ends(line):
            break
    return best


def _ends(line: Line) -> bool:
    """True for the first line below an article: the disclaimer, 上一篇, or the foot of the page."""
    return (GLUED.search(line.text) or DISCLAIMER.match(line.text) or FOOT.search(line.text)) is not None


def _own_text(line: Line) -> str:
    """What a line says before an 原文链接 or a disclaimer that is glued to it: nothing, as a rule."""
    glued = [match.start() for mark in (GLUED_LINK, GLUED) if (match := mark.search(line.text))]
    return line.text[: min(glued, default=len(line.text))].rstrip()


def _body(parts: _Parts, first: int) -> range:
    """The longest stretch of lines that holds no label line, no 原文链接 and no disclaimer; text glued before one belongs to it."""
    marked = sorted({parts.end, *(index for index in (*parts.labels, *parts.originals) if first <= index < parts.end)})
    starts = [first, *(index + 1 for index in marked)]
    stops = [index + 1 if _is_glued(parts, index) else index for index in marked]
    stretches = [range(start, stop) for start, stop in zip(starts, stops, strict=False) if start < stop]
    return max(stretches, key=lambda part: sum(len(parts.lines[index].text) for index in part), default=range(0))


def _is_glued(parts: _Parts, index: int) -> bool:
    """True for text that runs on, in one line, into what ends it."""
    if index >= len(parts.lines) or index in parts.labels:
        return False
    own = _own_text(parts.lines[index])
    return own != parts.lines[index].text and len(own) >= _GLUED_TEXT


def _article(document: Document, flow: Flow, parts: _Parts) -> Reading:
    kept = _paragraphs(parts)
    reading = Reading(
        "article",
        title=Found(parts.lines[parts.title or 0].text, "portal:title"),
        section=_section(flow, parts),
        paragraphs=[_own_text(parts.lines[index]) for index in kept],
        assets=_assets(document, flow, parts, kept),
        original_links=original_links(document, flow, parts.originals),
        next_url=next_page(document, flow.anchors),
    )
    for role in HEAD_ROLES:
        if token := value_of(parts.labels, role):
            found = Found(token.value, f"label:{token.label}")
            if role == "date":
                reading.dates.append(FoundDate("portal", found.value, found.rule))
            elif found.value:
                setattr(reading, role, found)
    _add_people(reading, (token for tokens in parts.labels.values() for token in tokens))
    reading.dates += [FoundDate("url", link.value, link.rule) for link in reading.original_links[:1]]
    reading.missing = [name for name in ("section", "source") if getattr(reading, name) is None]
    return reading


def _add_people(reading: Reading, tokens: Iterable[Token]) -> None:
    for token in tokens:
        if not token.value:
            continue
        if token.role == "editor" and reading.editor is None:
            reading.editor = Found(token.value, f"label:{token.label}")
        elif token.role in _PEOPLE_ROLES:
            reading.people.append((token.label, Found(token.value, f"label:{token.label}")))


def _paragraphs(parts: _Parts) -> list[int]:
    """The body's lines, without tools such as 【打印】 and without links at its ends."""
    kept = [index for index in parts.body if _own_text(parts.lines[index]) and not _is_tool(parts.lines[index])]
    while kept and _is_link(parts.lines[kept[0]]):
        del kept[0]
    while kept and _is_link(parts.lines[kept[-1]]):
        del kept[-1]
    return kept


def _is_tool(line: Line) -> bool:
    tokens = only_labels(line.text)
    return TOOLS.fullmatch(line.text) is not None or (bool(tokens) and all(token.role == "views" for token in tokens))


def _is_link(line: Line) -> bool:
    return line.linked > 0 and line.linked >= len(line.text.replace(" ", "")) - 2


def _assets(document: Document, flow: Flow, parts: _Parts, kept: list[int]) -> list[FoundAsset]:
    """Pictures and files between the first line of the body and what follows it, each before its paragraph."""
    first, last = parts.body.start, parts.body.stop
    pictures = [(mark.line, image(document, mark.element), mark.element) for mark in flow.images if first <= mark.line <= last]
    files = [(mark.line, attachment(document, mark.element)) for mark in flow.anchors if first <= mark.line < last]
    found = [(line, FoundAsset(url, "image", 0, collapse(element.get("alt") or ""))) for line, url, element in pictures if url]
    found += [(line, FoundAsset(file[0], "attachment", 0, file[1])) for line, file in files if file]
    found.sort(key=lambda pair: pair[0])
    for line, asset in found:
        asset.position = sum(index < line for index in kept)
    return [asset for _, asset in found]


def _section(flow: Flow, parts: _Parts) -> Found | None:
    """The last crumb that is neither the home page nor the article itself."""
    if parts.crumb is None:
        return None
    title = "" if parts.title is None else parts.lines[parts.title].text
    named = crumbs(flow, parts.crumb, title)
    return Found(named[-1], "crumb") if named else None

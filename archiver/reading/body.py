"""From the container's lines to paragraphs: furniture out, what names people or the source kept aside, images and files at their places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from lxml.html import HtmlElement

from archiver.reading.assets import attachment, image
from archiver.reading.bylines import is_bare_role, is_byline
from archiver.reading.container import is_fitting, stands_aside
from archiver.reading.dateshape import ONLY_DATE
from archiver.reading.document import Document
from archiver.reading.flow import Flow, Line, Mark, Span
from archiver.reading.heading import fold
from archiver.reading.labels import Token, only_labels
from archiver.reading.model import FoundAsset
from archiver.reading.words import END, GLUED_END, RIGHTS, SENTENCE, TOOLS

_LABELLED = frozenset(
    ("date", "updated", "source", "author", "photo", "editor", "review", "views", "crumb", "original_url", "original_title")
)
_PERSONS = frozenset(("author", "photo", "editor", "review"))
_SPOKEN = re.compile("[。！？；]")
_FILED_UNDER = re.compile(r"\s*附件")
_ADOPTED = re.compile(r"[（(](?:19|20)\d\d年\d{1,2}月\d{1,2}日[^（）()]{2,60}(?:通过|公布|施行|修订|修正)[^（）()]{0,40}[）)]")
_HEAD = 8  # lines at the start of a container that may be head, not text
_TAIL = 16  # lines at its end that may be foot


@dataclass(slots=True)
class Body:
    """The text by paragraphs, its assets, and what is set aside: ``head`` and ``tail`` speak of the article, ``bylines`` of its authors."""

    paragraphs: list[str] = field(default_factory=list)
    assets: list[FoundAsset] = field(default_factory=list)
    head: list[Line] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    tail: list[Line] = field(default_factory=list)


def read_body(document: Document, flow: Flow, container: HtmlElement, title: str) -> Body:
    """Read the text inside *container*; *title* is the headline, which a container may repeat."""
    body = Body()
    span = flow.spans[container]
    boxes = list(_boxes(flow, container, span))
    boxed = {number for box in boxes for number in range(*box.lines)}
    kept = [number for number in range(*span.lines) if number < len(flow.lines) and number not in boxed]
    body.tail += [flow.lines[number] for number in sorted(boxed) if number < len(flow.lines)]
    kept = _without_head(flow, kept, title, body)
    kept = _without_tail(flow, kept, body)
    body.paragraphs = [flow.lines[number].text for number in kept]
    if body.paragraphs:
        body.paragraphs[-1] = GLUED_END.sub("", body.paragraphs[-1]).rstrip() or body.paragraphs[-1]
    body.assets = _images(document, flow, span, boxes, kept) + _files(document, flow, span, kept)
    return body


def _boxes(flow: Flow, container: HtmlElement, whole: Span) -> Iterator[Span]:
    """Spans of boxes inside the container: those named as furniture, and runs of links. Neither holds much of the text."""
    chars = [0, *accumulate(len(line.text) for line in flow.lines)]
    linked = [0, *accumulate(0 if _FILED_UNDER.match(line.text) else line.linked for line in flow.lines)]
    size = chars[whole.lines[1]] - chars[whole.lines[0]]
    for element in container.iterdescendants():
        span = flow.spans.get(element)
        if span is None or span.lines[0] == span.lines[1]:
            continue
        first, last = span.lines
        own = chars[last] - chars[first]
        is_links = last - first > 1 and (linked[last] - linked[first]) * 2 > own
        if own * 5 < size * 2 and (is_links or stands_aside(element) or (is_fitting(element) and not _is_prose(flow.lines[first:last]))):
            yield span


def _is_prose(lines: list[Line]) -> bool:
    """True for running text: a page of a scanned file may well be called ``page``."""
    return END.match(lines[0].text) is None and any(_is_text(line) for line in lines)


def _without_head(flow: Flow, kept: list[int], title: str, body: Body) -> list[int]:
    """*kept* without the lines at its start that are title, labels, tools, byline or note."""
    folded = fold(title)
    text: list[int] = []
    for place, number in enumerate(kept[:_HEAD]):
        line = flow.lines[number]
        byline = is_byline(line.text)
        if byline is not None or is_bare_role(line.text):
            body.bylines.append(line.text)
        elif not text and _ADOPTED.fullmatch(line.text):
            body.notes.append(line.text)
        elif not text and body.head and ONLY_DATE.fullmatch(line.text):
            body.head.append(line)  # a date between the title and the text
        elif _is_label_line(line) or (not text and (_is_head(line, folded) or _repeated_later(flow, kept, place))):
            body.head.append(line)
        else:
            text.append(number)
    return text + kept[_HEAD:]


def _is_head(line: Line, title: str) -> bool:
    folded = fold(line.text)
    if len(folded) > 3 and folded in title:
        return True
    return TOOLS.fullmatch(line.text) is not None or _is_link(line) or _is_label_line(line)


def _repeated_later(flow: Flow, kept: list[int], place: int) -> bool:
    """A standfirst that a later paragraph says again, word for word."""
    text = flow.lines[kept[place]].text
    return len(text) > 30 and any(flow.lines[number].text == text for number in kept[place + 1 :])


def _is_link(line: Line) -> bool:
    return line.linked * 2 >= len(line.text) and len(line.text) < 60 and not line.text.endswith("。") and not _FILED_UNDER.match(line.text)


def _is_label_line(line: Line) -> bool:
    if len(line.text) > 160:
        return False
    tokens = only_labels(line.text)
    return bool(tokens) and all(token.role in _LABELLED and not _is_said(token) for token in tokens)


def _is_said(token: Token) -> bool:
    """``记者：请介绍一下情况。`` is a line of an interview, no label."""
    return len(token.value) > 70 or (token.role in _PERSONS and _SPOKEN.search(token.value) is not None)


def _without_tail(flow: Flow, kept: list[int], body: Body) -> list[int]:
    """*kept* without the lines at its end that are no text: from the first word that ends an article, else one by one."""
    cut = len(kept)
    for place in range(max(1, len(kept) - _TAIL), len(kept)):
        if _ends(flow.lines[kept[place]]) and not any(_is_text(flow.lines[number]) for number in kept[place + 1 :]):
            cut = place
            break
    while cut > 1 and _is_foot(flow.lines[kept[cut - 1]]):
        cut -= 1
    body.tail = [flow.lines[number] for number in kept[cut:]] + body.tail
    aside = {number for number in kept[max(1, cut - 4) : cut] if _is_label_line(flow.lines[number])}
    body.tail += [flow.lines[number] for number in sorted(aside)]
    return [number for number in kept[:cut] if number not in aside]


def _ends(line: Line) -> bool:
    if len(line.text) < 40 and END.match(line.text):
        return True
    return _is_label_line(line) and any(token.role in ("editor", "review") for token in only_labels(line.text))


def _is_text(line: Line) -> bool:
    return (
        len(line.text) > 40 and line.linked * 3 < len(line.text) and SENTENCE.search(line.text) is not None and not RIGHTS.search(line.text)
    )


def _is_foot(line: Line) -> bool:
    text = line.text
    if _is_link(line) or _is_label_line(line) or TOOLS.fullmatch(text) or END.match(text):
        return not (END.match(text) and _is_text(line))
    return len(text) < 200 and RIGHTS.search(text) is not None and not text.startswith("（")


def _images(document: Document, flow: Flow, span: Span, boxes: list[Span], kept: list[int]) -> list[FoundAsset]:
    """Pictures up to the text's last line, each once; spacers, icons and codes are none."""
    last = kept[-1] + 1 if kept else span.lines[1]
    boxed = {number for box in boxes for number in range(*box.images)}
    found: dict[str, FoundAsset] = {}
    for number in range(*span.images):
        mark = flow.images[number]
        url = image(document, mark.element) if number not in boxed and mark.line <= last else ""
        if url and url not in found:
            found[url] = FoundAsset(url, "image", _position(kept, mark))
    return list(found.values())


def _files(document: Document, flow: Flow, span: Span, kept: list[int]) -> list[FoundAsset]:
    """The files that the container links, each once."""
    found: dict[str, FoundAsset] = {}
    for mark in flow.anchors[slice(*span.anchors)]:
        file = attachment(document, mark.element)
        if file is not None:
            found.setdefault(file[0], FoundAsset(file[0], "attachment", _position(kept, mark), file[1]))
    return list(found.values())


def _position(kept: list[int], mark: Mark) -> int:
    """The index of the paragraph that *mark* stands before; *kept* is in order."""
    return bisect_left(kept, mark.line)

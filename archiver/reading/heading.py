"""The headline: the line before the text that the page itself, by mark-up, name or ``<title>``, calls its title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from archiver.reading.bylines import is_byline, is_name
from archiver.reading.dateshape import DATE
from archiver.reading.document import HAN, Document, collapse
from archiver.reading.flow import Flow, Line
from archiver.reading.labels import only_labels, tokenise
from archiver.reading.model import Found

_NAMED = re.compile(r"tit(?:le)?s?(?:$|[\s_\d-])|title|biaoti|headline|topic|(?:^|[\s_-])bt(?:$|[\s_\d-])", re.IGNORECASE)
_NOT_NAMED = re.compile(r"sub|small|site|logo|column|second|nav", re.IGNORECASE)
_CUTS = re.compile(r"————|——(?=[^—]*$)|--|\s[-–—|｜]\s|_{1,2}|(?<=[\u4e00-\u9fff”》！？])[-|｜](?=[\u4e00-\u9fffA-Z])")
_ESCAPED = re.compile(r"&lt;|<[a-zA-Z/]")
_WINDOW = 40  # lines before the text in which a title without heading mark-up may stand
_LONGEST = 160
_MARKUP = (0, 7, 6, 4, 2, 2, 1)  # points for h1 … h6


@dataclass(frozen=True, slots=True)
class Headline:
    """The title as shown, and the half-open range of lines it stands in (empty where it is not among the lines)."""

    found: Found
    lines: tuple[int, int]


def fold(text: str) -> str:
    """*text* for comparing: without white space, in lower case."""
    return "".join(text.replace("\u200b", "").split()).lower()


def find_headline(document: Document, flow: Flow, start: int, end: int) -> Headline | None:
    """The title of an article whose text is lines *start* to *end* of *flow*, or None where nothing says what it is."""
    said = _Said(document)
    best: tuple[float, int] | None = None
    for number in range(min(end, start + 6, len(flow.lines))):
        line = flow.lines[number]
        if line.heading == 0 and number < start - _WINDOW:
            continue
        points = _points(line, said, start - number, _above_labels(flow, number, start))
        if points > 0 and (best is None or points >= best[0]):
            best = (points, number)
    if best is None:
        return said.alone()
    first, last = _whole(flow, best[1], said, end)
    shown = [line.text for line in flow.lines[first:last]]
    # A line break within a heading is no blank where the page's <title> has none.
    text = "".join(shown) if "".join(shown) in document.title else " ".join(shown)
    return Headline(Found(text, _rule(flow.lines[first])), (first, last))


class _Said:
    """What the head of the page says the title is."""

    def __init__(self, document: Document) -> None:
        self.page = document.title
        self.folded = fold(document.title)
        meta = document.meta
        named = [value for name in ("articletitle", "og:title", "title") for value in meta.get(name, ()) if len(value) > 3]
        self.meta = [collapse(value) for value in named if not _ESCAPED.search(value)]
        self.sites = {fold(value) for name in ("sitename", "columnname", "og:site_name") for value in meta.get(name, ())}
        self.folded_meta = [fold(value) for value in self.meta]

    def alone(self) -> Headline | None:
        """Where no line is the title: the meta element's, else the longest piece of ``<title>``."""
        if self.meta:
            return Headline(Found(self.meta[0], "meta:ArticleTitle"), (0, 0))
        pieces = [piece.strip() for piece in _CUTS.split(self.page) if piece.strip()]
        if not pieces or not HAN.search(self.page):
            return None
        return Headline(Found(max(pieces, key=len), "title"), (0, 0))


def _above_labels(flow: Flow, number: int, start: int) -> bool:
    """True where the line below is a label line or a date, as below a headline."""
    if not start - 8 < number < len(flow.lines) - 1:
        return False
    below = flow.lines[number + 1].text
    return len(below) < 120 and (DATE.search(below) is not None or any(token.role in ("date", "source") for token in tokenise(below)))


def _points(line: Line, said: _Said, distance: int, above_labels: bool) -> float:
    """How much speaks for *line*, which stands *distance* lines before the text. Zero or less: it is none."""
    text = line.text
    if not 2 <= len(text) <= _LONGEST or (line.linked * 2 > len(text) and not line.heading) or not re.search(r"\w", text):
        return 0
    folded = fold(text)
    points = float(_MARKUP[line.heading] + _name_points(line.block) + 3 * above_labels)
    if folded in said.folded:
        points += 5 + min(len(folded), 32) / 4
    if folded in said.folded_meta:
        points += 6
    elif any(folded in title or title in folded for title in said.folded_meta if len(folded) > 5):
        points += 3
    if points < 4 or folded in said.sites or _is_furniture(text):
        return 0
    return points - min(abs(distance), 60) / 12


def _name_points(block: HtmlElement) -> int:
    points = 0
    for element, worth in ((block, 4), (block.getparent(), 2)):
        if element is not None:
            name = f"{element.get('class') or ''} {element.get('id') or ''}"
            if _NAMED.search(name) and not _NOT_NAMED.search(name):
                points = max(points, worth)
    return points


def _is_furniture(text: str) -> bool:
    tokens = tokenise(text)
    labelled = any(token.role in ("date", "source", "crumb", "editor") for token in tokens)
    return labelled or bool(only_labels(text)) or text.count(">") > 1 or text.startswith("首页") or is_byline(text) is not None


def _whole(flow: Flow, number: int, said: _Said, end: int) -> tuple[int, int]:
    """The range of lines that *number* is one of: lines of one heading, or lines that only together are what ``<title>`` says."""
    first, last = number, number + 1
    while last < min(end, number + 4, len(flow.lines)) and _goes_on(flow, first, last, said):
        last += 1
    while first > 0 and number - first < 3 and _goes_on(flow, first - 1, first, said, last):
        first -= 1
    return first, last


def _goes_on(flow: Flow, first: int, number: int, said: _Said, last: int = 0) -> bool:
    """True where line *number* (or, going up, the line *first*) belongs to the same title."""
    upper, lower = flow.lines[number - 1] if not last else flow.lines[first], flow.lines[number]
    joined = fold("".join(line.text for line in flow.lines[first : max(last, number + 1)]))
    added = upper.text if last else lower.text
    if _is_furniture(added) or is_name(added) or len(joined) > _LONGEST:
        return False
    return joined in said.folded or (upper.block is lower.block and upper.heading > 0 and bool(HAN.search(upper.text)))


def _rule(line: Line) -> str:
    if line.heading:
        return f"h{line.heading}"
    return f"line:{line.block.get('class') or line.block.get('id') or line.block.tag}"

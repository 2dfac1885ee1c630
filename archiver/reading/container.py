"""Which element holds the article's text: the one a CMS is known to use, else the one with most prose and fewest links."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from lxml.html import HtmlElement

from archiver.reading.flow import Flow, Line, Span
from archiver.reading.words import ASIDE, END, FITTINGS, SENTENCE, SIDES, SMALL_PRINT

# Containers of the known families, the surest first (FACTS.md §2, domain/cms_families.tsv).
_KNOWN = (
    "#fontzoom #ucap-content #js_content .v_news_content .wp_articlecontent #zoom .trs_editor_view .trs_editor .trs_preappend "
    ".custom_unionstyle #zoomcon #artibody #endtext #cnt-main-article-qq .rm_txt_con #rwb_zw #p-detail #detailcontent .left_zw "
    "#ozoom #vsb_content #vsb_content_2 #contenttext #articlecontent #article_content .article-content .article_content #newstext "
    "#mp-editor"
)
_LOOSE = frozenset((".content", "#content", ".article", "#article", ".text", ".zw", "#detail", ".box_con"))  # often a wrapper, too
KNOWN = tuple(_KNOWN.split())
_ENOUGH = 0.35  # a known container is believed where it holds this share of the prose of the best element
_LITTLE = 60  # characters of prose below which a page says nothing about itself, and the known name alone decides


class Prose:
    """How much a run of lines reads like an article: characters of prose less characters of links; prefix sums, so a span costs nothing."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        worths = [_worth(line) for line in flow.lines]
        self.boxed = _boxed_lines(flow, worths)
        for number in self.boxed:
            worths[number] = -len(flow.lines[number].text)
        self._sums = [0, *accumulate(worths)]
        self._plain = [0, *accumulate(max(0, len(line.text) - line.linked) for line in flow.lines)]

    def best(self) -> HtmlElement | None:
        """The element with most prose; of equals the innermost."""
        best, most = None, (0, 0)
        for element, span in self.flow.spans.items():
            start, end = span.lines
            worth = (self._sums[end] - self._sums[start], start - end)
            if best is None or worth > most:
                best, most = element, worth
        return best

    def of(self, span: Span) -> int:
        start, end = span.lines
        return self._sums[end] - self._sums[start]

    def holds_enough(self, span: Span, best: Span) -> bool:
        """True where *span* can be the article: a fair share of the best element's prose, or half the page's unlinked text (tables)."""
        start, end = span.lines
        plain = self._plain[end] - self._plain[start]
        return self.of(span) >= max(1.0, _ENOUGH * self.of(best)) or plain * 2 >= self._plain[-1] or self.of(best) < _LITTLE


def find_container(flow: Flow, names: Sequence[str] = ()) -> HtmlElement | None:
    """The element that holds the text, or None on a page without prose. *names* (``#id`` or ``.class``) come before ``KNOWN``."""
    prose = Prose(flow)
    best = prose.best()
    named = _by_name(flow)
    for name in (*map(str.lower, names), *KNOWN):
        candidates = [element for element in named.get(name, ()) if _holds_anything(flow.spans[element])]
        if candidates:
            chosen = max(candidates, key=lambda element: prose.of(flow.spans[element]))
            if best is None or prose.holds_enough(flow.spans[chosen], flow.spans[best]):
                return _narrowed(flow, prose, chosen) if name in _LOOSE else _with_siblings(flow, prose, chosen, candidates)
    if best is None or prose.of(flow.spans[best]) <= 0:
        return None
    return _narrowed(flow, prose, best)


def _with_siblings(flow: Flow, prose: Prose, chosen: HtmlElement, candidates: Sequence[HtmlElement]) -> HtmlElement:
    """The parent, where the text is spread over several containers of one name side by side (pasted parts in TRS)."""
    parent = chosen.getparent()
    beside = [each for each in candidates if each is not chosen and each.getparent() is parent and prose.of(flow.spans[each]) > 0]
    return parent if beside and parent in flow.spans else chosen


def _worth(line: Line) -> int:
    length = len(line.text)
    if line.linked * 5 > length * 2 or (length < 300 and SMALL_PRINT.search(line.text)):
        return -length
    if length < 12 and not SENTENCE.search(line.text):
        return -2
    return length


def _boxed_lines(flow: Flow, worths: list[int]) -> set[int]:
    """The lines inside boxes that designers name as furniture. What holds much of the page's prose is no such box, whatever its name."""
    sums = [0, *accumulate(max(worth, 0) for worth in worths)]
    boxed: set[int] = set()
    for element, span in flow.spans.items():
        start, end = span.lines
        if start == end or end > len(worths) or (sums[end] - sums[start]) * 5 >= sums[-1] * 2:
            continue
        named = _named(element.get("class"), element.get("id"))
        is_aside = named.aside or named.beside or element.tag in ("footer", "aside")
        if is_aside or (named.fitting and not any(map(_is_sentence, flow.lines[start:end]))):
            boxed.update(range(start, end))
    return boxed


class _Named(NamedTuple):
    """What an element's class and id say it is."""

    aside: bool
    fitting: bool
    beside: bool


@lru_cache(maxsize=8192)
def _named(classes: str | None, identity: str | None) -> _Named:
    name = f"{classes or ''} {identity or ''}"
    return _Named(ASIDE.search(name) is not None, FITTINGS.search(name) is not None, SIDES.search(name) is not None)


def stands_aside(element: HtmlElement) -> bool:
    """True where the element is a footer, or named as what is never the text: comments, related links, rights."""
    return element.tag == "footer" or _named(element.get("class"), element.get("id")).aside


def is_fitting(element: HtmlElement) -> bool:
    """True where the element is named as a tool of the page: pager, code, editor line; no such thing where it holds prose."""
    return _named(element.get("class"), element.get("id")).fitting


def _by_name(flow: Flow) -> dict[str, list[HtmlElement]]:
    """Block elements by ``#id`` and ``.class``, in lower case."""
    named: dict[str, list[HtmlElement]] = {}
    for element in flow.spans:
        identity, classes = element.get("id"), element.get("class")
        if identity:
            named.setdefault(f"#{identity.lower()}", []).append(element)
        for name in (classes or "").lower().split():
            named.setdefault(f".{name}", []).append(element)
    return named


def _holds_anything(span: Span) -> bool:
    return span.lines[1] > span.lines[0] or span.images[1] > span.images[0]


def _narrowed(flow: Flow, prose: Prose, best: HtmlElement) -> HtmlElement:
    """Go down from *best* as long as a child holds all its prose: the title and label line above the text are left outside."""
    while True:
        kept = prose.of(flow.spans[best]) * 0.5
        for child in best.iterchildren():
            span = flow.spans.get(child)
            if span is not None and child.tag not in ("p", "tr", "li") and prose.of(span) >= kept and not _loses(flow, prose, best, span):
                best = child
                break
        else:
            return best


def _loses(flow: Flow, prose: Prose, element: HtmlElement, inner: Span) -> bool:
    """True where *element* has running prose outside *inner*, below the page's heading and above the words that end an article."""
    start, end = flow.spans[element].lines
    for number in range(inner.lines[0] - 1, start - 1, -1):
        if flow.lines[number].heading:
            break
        if number not in prose.boxed and _is_sentence(flow.lines[number]):
            return True
    for number in range(inner.lines[1], min(end, len(flow.lines))):
        if END.match(flow.lines[number].text):
            break
        if number not in prose.boxed and _is_sentence(flow.lines[number]):
            return True
    return False


def _is_sentence(line: Line) -> bool:
    return (
        len(line.text) >= 25 and line.heading == 0 and line.linked * 3 < len(line.text) and ("。" in line.text or line.text.count("，") > 1)
    )

"""Repeated blocks of links: what makes a page a list is its structure, never its address.

Links that stand at the same path of tags are one group; a group is cut where the blocks it stands in are of different kinds.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from statistics import median

from lxml.html import HtmlElement

from archiver.reading.document import UNSEEN, collapse, is_hidden
from archiver.reading.linkrows import ROWS, WRAPPERS, Link, date_in, dated, row_of, text_beside, title_of, titles
from archiver.reading.model import FoundLink

_STATE = re.compile(r"\d+|odd|even|first|last|cur(?:rent)?|active|alt", re.IGNORECASE)
_NUMBER = re.compile(r"[\d\s\[\]【】()（）.,<>«»…·|-]*")  # of a pager, or of comments
_TURN = re.compile(r"[上下前后]一?[页頁]|第一页|最后一?页|首页|[尾末]页|(?:查看|加载)?更多")
_AROUND = "[]【】<>«»‹›＜＞ "
_AD = re.compile(r"(?:^|\s)广告(?:$|\s)")
_ROW_WORDS = 150  # characters: a date and a standfirst; more is a row that is no row


@dataclass(slots=True)
class Block:
    """A repeated block: its links in page order, each with the date beside it.

    ``linked`` counts the characters of its links, ``beside`` those its rows show besides (dates, standfirsts). ``box`` is the
    smallest element around it; ``look`` the class that most of its links have.
    """

    links: list[FoundLink] = field(default_factory=list)
    linked: int = 0
    beside: int = 0
    box: HtmlElement | None = None
    look: str = ""

    @property
    def typical(self) -> float:
        """Characters of a title here, in the median."""
        return median(len(link.title) for link in self.links) if self.links else 0

    @property
    def dated(self) -> float:
        """The share of its links that have a date."""
        return sum(link.date_raw is not None for link in self.links) / len(self.links) if self.links else 0

    @property
    def weight(self) -> float:
        """How much it looks like the list of a page: long titles, many, dated."""
        return sum(min(len(link.title), 30) for link in self.links) * (1 + self.dated)

    @property
    def holds_items(self) -> bool:
        """True for titles of articles, False for names of sections."""
        return self.typical >= 8 or (self.dated >= 0.5 and self.typical >= 4)


def blocks(root: HtmlElement, absolute: dict[HtmlElement, str]) -> list[Block]:
    """The blocks of links under *root*, in page order of their first link. *absolute* gives the address of each link that counts."""
    groups: dict[int, list[Link]] = defaultdict(list)
    for element, path in _anchors(root):
        if url := absolute.get(element):
            text, spoken, date_raw = title_of(element)
            if not _NUMBER.fullmatch(text) and not _TURN.fullmatch(text.strip(_AROUND)):
                groups[path].append(Link(element, url, text, spoken, len(collapse(element.text_content())), date_raw))
    order = {element: number for number, element in enumerate(absolute)}
    regions = [region for group in groups.values() for region in _regions(group)]
    return [_block(region) for region in sorted(regions, key=lambda region: order[region[0].element])]


def _anchors(root: HtmlElement) -> Iterator[tuple[HtmlElement, int]]:
    """Every visible link with the number of its path: the tags above it, without wrappers such as <font>."""
    paths: dict[tuple[int, str], int] = {}
    pending: list[tuple[HtmlElement, int]] = [(root, 0)]
    while pending:
        node, above = pending.pop()
        if not isinstance(node.tag, str) or (node.tag in UNSEEN and node is not root) or is_hidden(node):
            continue
        path = above if node.tag in WRAPPERS else paths.setdefault((above, node.tag), len(paths) + 1)
        if node.tag == "a":
            yield node, path
        pending.extend((child, path) for child in reversed(node))


def _regions(links: list[Link]) -> list[list[Link]]:
    """*links* of one path, cut apart where the elements they stand in are not alike."""
    done: list[list[Link]] = []
    pending = [[(link, _chain(link.element)) for link in links]]
    while pending:
        group = pending.pop()
        depth = _common_depth([chain for _, chain in group])
        parts = [list(part) for _, part in groupby(group, key=lambda pair: pair[1][min(depth, len(pair[1]) - 1)])]
        kinds: dict[str, list[list[tuple[Link, list[HtmlElement]]]]] = defaultdict(list)
        for part in parts:
            kinds[_kind(part[0][1][min(depth, len(part[0][1]) - 1)])].append(part)
        if len(kinds) == 1 or len(group) == 1:
            done.append([link for link, _ in group])
            continue
        for alike in kinds.values():
            together = [pair for part in alike for pair in part]
            if len(alike) > 1:
                done.append([link for link, _ in together])
            else:
                pending.append(together)
    return done


def _chain(element: HtmlElement) -> list[HtmlElement]:
    """From the root down to *element*."""
    return [*reversed(list(element.iterancestors())), element]


def _common_depth(chains: list[list[HtmlElement]]) -> int:
    first, last = chains[0], chains[-1]  # in page order, so what these two share all share
    return next(
        (depth for depth, (one, other) in enumerate(zip(first, last, strict=False)) if one is not other), min(len(first), len(last)) - 1
    )


def _kind(element: HtmlElement) -> str:
    """What must be equal in two neighbours for them to be rows, or halves, of one list."""
    if element.tag in ROWS:
        return str(element.tag)
    words = (element.get("class") or "").split()
    return f"{element.tag}.{_STATE.sub('', words[0]) if words else ''}"


def _block(links: list[Link]) -> Block:
    counts: Counter[HtmlElement] = Counter()
    for link in links:
        counts.update([link.element, *link.element.iterancestors()])
    rows: dict[HtmlElement, list[Link]] = defaultdict(list)
    for link in links:
        rows[row_of(link.element, counts, len(links))].append(link)
    block = Block(box=_box(links), look=_look(links))
    found: dict[str, FoundLink] = {}
    for row, inside in rows.items():
        text = collapse(row.text_content())
        linked = sum(link.shown for link in inside)
        block.linked += linked
        beside = max(len(text) - linked, 0)
        block.beside += min(beside, _ROW_WORDS) if len(rows) > 1 or beside <= _ROW_WORDS else 0
        if not _AD.search(text):
            for link, date_raw in dated(titles(inside), text):
                _keep(found, link, link.date_raw or date_raw)
    block.links = list(found.values())
    if block.links and not block.dated:
        _date_from_neighbours(block, list(rows), {row: inside[0].url for row, inside in rows.items()})
    return block


def _box(links: list[Link]) -> HtmlElement:
    chains = [_chain(links[0].element), _chain(links[-1].element)]
    return chains[0][max(_common_depth(chains) - 1, 0)]


def _look(links: list[Link]) -> str:
    """The class of most of *links*, "" where no class is on four of five."""
    look, times = Counter(collapse(link.element.get("class") or "") for link in links).most_common(1)[0]
    return look if times * 5 >= len(links) * 4 else ""


def _keep(found: dict[str, FoundLink], link: Link, date_raw: str | None) -> None:
    """Add *link*; of two links to one address keep the place of the first and the title that is on the page."""
    known = found.get(link.url)
    if known is None:
        found[link.url] = FoundLink(link.url, link.text, date_raw)
        return
    if link.spoken and len(link.text) > len(known.title):
        known.title = link.text
    known.date_raw = known.date_raw or date_raw


def _date_from_neighbours(block: Block, rows: list[HtmlElement], urls: dict[HtmlElement, str]) -> None:
    """Dates that stand between the rows: after each (dt, dd) or before each, whichever the first and the last row show."""
    after = [text_beside(row, forward=True) for row in rows]
    before = [text_beside(row, forward=False) for row in rows]
    texts = after if date_in(after[-1]) or not date_in(before[0]) else before
    by_url = {link.url: link for link in block.links}
    for row, text in zip(rows, texts, strict=True):
        if link := by_url.get(urls[row]):
            link.date_raw = date_in(text)
            block.beside += len(text) if link.date_raw else 0

"""The page as a reader's eye meets it: one line after another, with the images and links between. One walk over the tree."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from archiver.reading.seen import UNSEEN, collapse, is_blank, is_hidden

_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody tfoot thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_PLAIN = frozenset(("b", "em", "font", "i", "o:p", "span", "strong", "sub", "sup", "u"))
_CELLS = frozenset(("td", "th"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ICON_LABELS = frozenset(("时间", "发布时间", "发布日期", "日期", "来源", "信息来源", "作者", "责任编辑", "编辑"))
_CELL_TEXT = 80  # a row of cells shorter than this is read as one line; longer cells are a page's layout


@dataclass(slots=True)
class Line:
    """A line of text, collapsed. ``linked`` counts its characters inside links; ``heading`` is 1 to 6, 0 for none."""

    text: str
    block: HtmlElement
    heading: int
    linked: int


@dataclass(slots=True)
class Span:
    """What an element holds: half-open ranges into the flow's lines, images and anchors."""

    lines: tuple[int, int]
    images: tuple[int, int]
    anchors: tuple[int, int]


@dataclass(slots=True)
class Mark:
    """An image or a link, and the index of the line it stands before (an image) or in (a link)."""

    element: HtmlElement
    line: int


class Flow:
    """The lines, images and anchors of a tree in page order, and the span of every block element.

    Hidden elements are left out unless *hidden* is true. Never recursive: pages may be nested thousands deep.
    """

    def __init__(self, root: HtmlElement, *, hidden: bool = False) -> None:
        self.lines: list[Line] = []
        self.images: list[Mark] = []
        self.anchors: list[Mark] = []
        self.spans: dict[HtmlElement, Span] = {}
        self._hidden = hidden
        self._parts: list[str] = []
        self._linked = 0
        self._links = 0  # how many links are open
        self._heading = 0
        self._block = root
        self._walk(root)

    def _walk(self, root: HtmlElement) -> None:
        pending: list[HtmlElement | tuple[HtmlElement, HtmlElement, tuple[int, int, int]]] = [root]
        while pending:
            node = pending.pop()
            if isinstance(node, tuple):
                self._leave(*node)
                continue
            tag = node.tag
            if not isinstance(tag, str) or tag in UNSEEN or (not self._hidden and is_hidden(node)):
                self._text(node.tail)
                continue
            if tag in _PLAIN and not len(node):
                self._text(node.text)
                self._text(node.tail)
                continue
            block = self._block
            if tag not in _PLAIN:
                self._enter(node, tag)
            self._text(node.text)
            before = (len(self.lines), len(self.images), len(self.anchors))
            children = list(node)
            if children:
                pending.append((node, block, before))
                pending += reversed(children)
            else:
                self._leave(node, block, before)

    def _enter(self, node: HtmlElement, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
            self._block = node
            self._heading = _HEADINGS.get(tag, self._heading)
        elif tag in _CELLS:
            self._cell()
            self._block = node
        elif tag == "br":
            self._flush()
        elif tag == "img":
            self._image(node)
        elif tag == "a":
            self._links += 1
            self.anchors.append(Mark(node, len(self.lines)))

    def _leave(self, node: HtmlElement, outer: HtmlElement, before: tuple[int, int, int]) -> None:
        if self._block is node:
            tag = node.tag
            if tag in _BLOCKS or before[0] != len(self.lines):
                self._flush()
            lines, images, anchors = before
            self.spans[node] = Span((lines, len(self.lines) + bool(self._parts)), (images, len(self.images)), (anchors, len(self.anchors)))
            self._block = outer
            if tag in _HEADINGS:
                self._heading = 0
        elif self._links and node.tag == "a":
            self._links -= 1
        self._text(node.tail)

    def _image(self, node: HtmlElement) -> None:
        """An icon that stands for a label (``<img title="发布时间">``) is read as the label; anything else is an image."""
        words = (node.get("title") or node.get("alt") or "").strip(" :：")
        if words in _ICON_LABELS:
            self._parts.append(f" {words}：")
        else:
            self.images.append(Mark(node, len(self.lines) + bool(self._parts)))

    def _cell(self) -> None:
        """A cell goes on with the row's line while all before it is short; else it starts a line of its own."""
        if sum(map(len, self._parts)) > _CELL_TEXT:
            self._flush()
        elif self._parts:
            self._parts.append(" ")

    def _text(self, text: str | None) -> None:
        if not text or (not self._parts and is_blank(text)):
            return  # nothing to begin a line with
        if self._links:
            self._linked += len(text.strip())
        self._parts.append(text)

    def _flush(self) -> None:
        if self._parts:
            text = collapse("".join(self._parts))
            if text:
                self.lines.append(Line(text, self._block, self._heading, self._linked))
            self._parts, self._linked = [], 0

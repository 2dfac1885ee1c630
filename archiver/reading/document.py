"""One page, decoded and parsed once: what verdict, templates and sites all look at."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from urllib.parse import urljoin

from lxml.html import HtmlElement
from parsel import Selector

from archiver.reading.decode import Decoded, decode
from archiver.reading.flow import Flow
from archiver.reading.markup import parse
from archiver.reading.model import Page
from archiver.reading.seen import HAN, UNSEEN, collapse, count_han, is_hidden

__all__ = ["HAN", "UNSEEN", "Document", "collapse", "count_han", "is_hidden"]

_META_NAMES = ("name", "property", "http-equiv", "itemprop")


class Document:
    """A page as the reading room sees it. Everything is worked out once, when first asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @cached_property
    def decoded(self) -> Decoded:
        return decode(self.page.body, self.page.headers)

    @property
    def html(self) -> str:
        """The decoded page, as it was."""
        return self.decoded.text

    @property
    def charset(self) -> str:
        return self.decoded.charset

    @property
    def charset_rule(self) -> str:
        return self.decoded.rule

    @cached_property
    def root(self) -> HtmlElement:
        """The tree of the repaired markup."""
        return parse(self.html)

    @cached_property
    def selector(self) -> Selector:
        """The same tree for CSS and XPath; dearer than lxml, so only where a site asks for it."""
        return Selector(root=self.root, type="html")

    @cached_property
    def url(self) -> str:
        """What relative links are relative to: the ``<base href>`` where there is one. The page's own address is ``page.url``."""
        base = self.root.find(".//base[@href]")
        return self.page.url if base is None else self._join(self.page.url, base.get("href", ""))

    def absolute(self, href: str) -> str:
        """*href* as an absolute URL; the empty string where it cannot be one."""
        return self._join(self.url, href)

    @staticmethod
    def _join(base: str, href: str) -> str:
        try:
            return urljoin(base, href.strip())
        except ValueError:  # an unclosed IPv6 bracket and the like
            return ""

    @cached_property
    def title(self) -> str:
        """The first ``<title>``, collapsed."""
        element = self.root.find(".//title")
        return "" if element is None else collapse(element.text_content())

    @cached_property
    def meta(self) -> dict[str, list[str]]:
        """``content`` of the meta elements by lower-case name, property, http-equiv and itemprop, in page order."""
        found: dict[str, list[str]] = defaultdict(list)
        for element in self.root.iter("meta"):
            content = element.get("content")
            if content is not None:
                for attribute in _META_NAMES:
                    if name := element.get(attribute):
                        found[name.strip().lower()].append(content.strip())
        return dict(found)

    @cached_property
    def visible_text(self) -> str:
        """All the words a reader would see, collapsed: no script, style or hidden element."""
        return " ".join(line.text for line in self.flow.lines)

    @cached_property
    def flow(self) -> Flow:
        """The lines that are to be seen, with images and links: walked once, for everyone who asks."""
        return Flow(self.root)

    @cached_property
    def han(self) -> int:
        """How many Chinese characters are to be seen."""
        return count_han(self.visible_text)

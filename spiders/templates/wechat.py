"""WeChat articles (mp.weixin.qq.com).

The text is hidden until a script shows it, the date stands in ``var ct`` only, pictures in ``data-src``.
"""

from __future__ import annotations

import re
from typing import ClassVar

from lxml.html import HtmlElement

from archiver.reading.article import Family
from archiver.reading.document import Document, collapse
from archiver.reading.familytemplate import FamilyTemplate
from archiver.reading.model import Found, Reading
from archiver.reading.template import SiteLike

_ACCOUNT = "js_name"
_AUTHOR = "js_author_name"


class WeChat(FamilyTemplate):
    """The account's name is the source; the author is who the account says it is."""

    name: ClassVar[str] = "wechat"
    rank: ClassVar[int] = 20
    family: ClassVar[Family] = Family(bodies=("#js_content",))
    marks: ClassVar[tuple[str, ...]] = ('id="js_content"',)
    urls: ClassVar[re.Pattern[str] | None] = re.compile(r"//mp\.weixin\.qq\.com/s")

    def container(self, document: Document, expression: str | None) -> tuple[HtmlElement | None, list[str]]:
        """``#js_content``, hidden as it is."""
        if expression is not None:
            return super().container(document, expression)
        return document.root.find(".//*[@id='js_content']"), []

    def read(self, document: Document, site: SiteLike | None = None) -> Reading:
        """The article, its source the account's name."""
        reading = super().read(document, site)
        account, author = (self._text(document, identity) for identity in (_ACCOUNT, _AUTHOR))
        if account and reading.source is None:
            reading.source = Found(account, "#js_name")
            reading.missing = [name for name in reading.missing if name != "source"]
        if author and reading.author is None:
            reading.author = Found(author, "#js_author_name")
        return reading

    @staticmethod
    def _text(document: Document, identity: str) -> str:
        element = document.root.find(f".//*[@id='{identity}']")
        return "" if element is None else collapse(element.text_content())

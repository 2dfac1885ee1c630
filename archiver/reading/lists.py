"""A page as a list: its items with full titles and dates, its sections, and the next page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

import lxml.html
from lxml.html import HtmlElement

from archiver.reading.document import HAN, Document
from archiver.reading.hosts import path_of
from archiver.reading.linkblocks import Block, blocks
from archiver.reading.model import FoundLink, Reading
from archiver.reading.pager import Pager, read_pager
from archiver.reading.signatures import has_label_line

_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_EMPTY = re.compile(r"暂无(?:数据|信息|内容|文章)|没有找到相关|没有相关(?:信息|内容|记录)")
_FURNITURE = re.compile(
    "登录|注册|设为首页|加入收藏|收藏本站|返回顶部|关闭窗口|打印本页|无障碍(?:浏览)?|繁體|简体|English|手机版|"
    "(?:查看|加载)?更多|(?:查看)?详情|[上下]一页|首页|[尾末]页"
)
_FOOT = re.compile(r"版权|Copyright|©|备案|ICP备|公网安备|主办|承办|技术支持|联系电话|举报|邮编|地址[:：]|本站|本网|邮箱|标识码")
_SENTENCE = re.compile("[，。；,]")
_FEWEST = 3  # items of a block that make a list by themselves
_SHARE = 0.5  # of the page's Chinese characters that stand in links and their rows: below it, the page is something else with links
_LOW_SHARE = 0.3  # where the main block is dated, or the page has a pager, or nothing but sections
_SENTENCE_LENGTH = 15
_EMPTY_TEXT = 1_000  # visible characters of a list without items
_READ = 5_000  # links looked at
_MOST = 2_000  # links kept of one page


@dataclass(slots=True)
class Listing:
    """``items``: the links of the main block; ``more``: of the other blocks of titles (a home page has several); ``sections``: the rest."""

    items: list[FoundLink] = field(default_factory=list)
    more: list[FoundLink] = field(default_factory=list)
    sections: list[FoundLink] = field(default_factory=list)
    pager: Pager = field(default_factory=Pager)
    share: float = 0.0

    def links(self, *, all_blocks: bool = False) -> list[FoundLink]:
        """Items, sections and next pages, each address once."""
        following = [FoundLink(url, "", None, "next") for url in self.pager.next_urls]
        found: dict[str, FoundLink] = {}
        for link in [*self.items, *(self.more if all_blocks else []), *self.sections, *following]:
            found.setdefault(link.url, link)
        return list(found.values())[:_MOST]

    def reading(self, document: Document, *, all_blocks: bool = False) -> Reading:
        """This listing as the reading of *document*."""
        return Reading(
            "list",
            why="" if self.items else "a list without items",
            charset=document.charset,
            charset_rule=document.charset_rule,
            links=self.links(all_blocks=all_blocks),
            next_url=next(iter(self.pager.next_urls), None),
        )


def read_list(document: Document) -> Listing | None:
    """The page as a list; None where its words stand elsewhere than in repeated blocks of links."""
    found = _hidden_records(document) or blocks(document.root, _addresses(document, document.root.iter("a")))
    items = [block for block in found if block.holds_items and not _leads_home(block)]
    main = max(items, key=lambda block: block.weight, default=Block())
    items = [block for block in items if block is main or not _pinned(block, main)]
    listing = Listing(
        items=[*(link for block in found if _pinned(block, main) for link in block.links), *main.links],
        more=[link for block in items if block is not main for link in block.links],
        sections=_sections(found),
        pager=read_pager(document),
        share=_share(document, found),
    )
    return listing if _is_list(document, listing, main) else None


def _leads_home(block: Block) -> bool:
    """True for a block of nothing but links to a home page, such as a breadcrumb's: no article has that address."""
    return all(path_of(link.url) in ("", "/") and "?" not in link.url for link in block.links)


def _is_list(document: Document, listing: Listing, main: Block) -> bool:
    if not main.links and len(document.visible_text) <= _EMPTY_TEXT and _EMPTY.search(document.visible_text):
        return True
    enough = _LOW_SHARE if main.dated >= _SHARE or listing.pager.found or not main.links else _SHARE
    if listing.share < enough or (has_label_line(document) and main.dated < _SHARE):
        return False
    if len(main.links) >= _FEWEST or (main.links and (listing.pager.found or main.dated)):
        return True
    return len(listing.sections) >= 2 * _FEWEST and not _has_prose(document)


def _has_prose(document: Document) -> bool:
    """True where the page says something in sentences of its own, its foot left aside: about us, not a site map."""
    lines = (line for line in document.flow.lines if len(line.text) >= _SENTENCE_LENGTH and line.linked * 2 < len(line.text))
    return any(_SENTENCE.search(line.text) and not _FOOT.search(line.text) for line in lines)


def _pinned(block: Block, main: Block) -> bool:
    """True for items above the rest of the list, in a box of their own inside it, that look the same."""
    if block is main or not main.look or block.look != main.look or block.box is None or main.box is None:
        return False
    return main.box in block.box.iterancestors()


def _share(document: Document, found: Iterable[Block]) -> float:
    """Of the characters to be seen, those in links and in the rows of lists; the foot of the page is not counted."""
    words = sum(block.linked + (block.beside if block.holds_items else 0) for block in found)
    if words >= _SHARE * len(document.visible_text):
        return min(1.0, words / max(len(document.visible_text), 1))
    foot = sum(len(line.text) - line.linked for line in document.flow.lines if _FOOT.search(line.text))
    return min(1.0, words / max(len(document.visible_text) - foot, 1))


def _sections(found: Iterable[Block]) -> list[FoundLink]:
    """Short links: navigation, a site map, the categories beside items. Pagers' numbers and the page's furniture are none."""
    links = [link for block in found if not block.holds_items for link in block.links]
    named = [link for link in links if HAN.search(link.title) and not _FURNITURE.fullmatch(link.title.strip("[]【】>»+ "))]
    return [FoundLink(link.url, link.title.strip("[]【】>»+ "), None, "section") for link in named]


def _addresses(document: Document, links: Iterable[HtmlElement]) -> dict[HtmlElement, str]:
    """The absolute address of every link that leads to another page, in page order."""
    found: dict[HtmlElement, str] = {}
    for link in islice(links, _READ):
        href = (link.get("href") or "").strip()
        if href and not href.startswith("#"):
            url = document.absolute(href)
            if url.startswith(("http://", "https://")) and url != document.page.url:
                found[link] = url
    return found


def _hidden_records(document: Document) -> list[Block]:
    """Hanweb: the items stand as CDATA of ``<record>`` in a script or an XML answer, where no HTML parser sees a link."""
    if "<datastore" not in document.html:
        return []
    parts = (part.partition(_CDATA_END)[0].lstrip() for part in document.html.split("<record>")[1:])
    records = [part.removeprefix(_CDATA) for part in parts if part.startswith(_CDATA) and "<a" in part]
    if not records:
        return []
    root = lxml.html.document_fromstring("<html><body>" + "".join(f"<div>{record}</div>" for record in records) + "</body></html>")
    around = blocks(document.root, _addresses(document, document.root.iter("a")))
    return [*blocks(root, _addresses(document, root.iter("a"))), *(block for block in around if not block.holds_items)]

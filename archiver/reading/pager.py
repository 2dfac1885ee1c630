"""The next page of a list, read from its pager: links, numbers, selects, and the scripts of the known families (FACTS.md §2 and §8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag

from lxml.html import HtmlElement

from archiver.reading import pagescripts
from archiver.reading.document import Document, collapse

_NEXT = frozenset({"下一页", "下页", "后一页", "后页", "下一頁", "下頁", "next", "nextpage"})
_NEXT_CLASS = frozenset({"next", "next-page", "nextpage", "page-next", "pagenext", "p_next", "next_page"})
_ARROWS = " \t\n\xa0\u3000>»›→＞〉》[]【】()（）"
_CURRENT_CLASS = frozenset("on cur current active this thisclass selected pageon nowpage curpage now".split())  # noqa: SIM905
_PAGER_WORD = re.compile(r"[上下前后]一?页|首页|尾页|末页|共\s?\d+|第\s?\d+|跳转")
_PAGER_CLASS = re.compile(r"pag|fenye|turn", re.IGNORECASE)
_NUMBER = re.compile(r"[\[【(]?\s?(\d{1,5})\s?[\])】]?")
_POSITION = (  # (current, pages) as written out beside a pager
    re.compile(r"第\s?(?P<at>\d{1,5})\s?/\s?(?P<of>\d{1,5})\s?页"),
    re.compile(r"页次?\s?[:：]?\s?(?P<at>\d{1,5})\s?/\s?(?P<of>\d{1,5})"),
    re.compile(r"(?<![\d/])(?P<at>\d{1,5})\s?/\s?(?P<of>\d{1,5})\s?页"),
    re.compile(r"第\s?(?P<at>\d{1,5})\s?页[\s/,，]{0,3}共\s?(?P<of>\d{1,5})\s?页"),
    re.compile(r"共\s?(?P<of>\d{1,5})\s?页[\s/,，]{0,3}(?:当前)?第?\s?(?P<at>\d{1,5})\s?页"),
)
_LOCATION = re.compile(r"""location(?:\.href)?\s{0,9}=\s{0,9}["']([^"']{1,500})["']""")
_PAGE_ONE = re.compile(r"/(?:index|default|list)\.[a-z]{3,5}$")


@dataclass(slots=True)
class Pager:
    """``next_urls``: absolute, the best first; empty on the last page. Several only where a script leaves open how page 2 is named.

    ``current`` and ``pages`` count from 1, as the page writes them out; None where it does not.
    """

    next_urls: list[str] = field(default_factory=list)
    current: int | None = None
    pages: int | None = None
    found: bool = False  # there is a pager, though it may have no next page or one that only a script can fetch


def read_pager(document: Document) -> Pager:
    """Read the pager of *document*. A next page that is the page itself is none."""
    pager = Pager()
    for pattern in _POSITION:
        if position := pattern.search(document.visible_text):
            pager.current, pager.pages, pager.found = int(position["at"]), int(position["of"]), True
            break
    for way in (_by_word, _by_number, _by_select, _by_script):
        hrefs = way(document, pager)
        if hrefs is not None:
            pager.found = True
            pager.next_urls = _others(document, hrefs)
            break
    if pager.current is not None and pager.pages is not None and pager.current >= pager.pages:
        pager.next_urls = []
    return pager


def _others(document: Document, hrefs: list[str]) -> list[str]:
    """*hrefs* as absolute URLs, without those that lead to the page itself."""
    here = document.page.url
    urls = [url for url in map(document.absolute, hrefs) if url.startswith(("http://", "https://"))]
    return [url for url in dict.fromkeys(urls) if _page_key(url) != _page_key(here) or _names_a_page(url, here)]


def _page_key(url: str) -> str:
    return _PAGE_ONE.sub("/", urldefrag(url).url)


def _names_a_page(url: str, here: str) -> bool:
    """``#page=2``: the same document, but another page of it to a reader."""
    fragment = urldefrag(url).fragment
    return any(char.isdigit() for char in fragment) and fragment != urldefrag(here).fragment


def _by_word(document: Document, pager: Pager) -> list[str] | None:
    """下一页 and its like. [] where the word stands without a usable link; None where it does not stand at all."""
    said: list[str] | None = None
    for link in document.root.iter("a"):
        if _is_next(link):
            if href := _href(link):
                return [href]
            said = said or []
    return said


def _is_next(link: HtmlElement) -> bool:
    text = collapse(link.text_content())
    word = text.strip(_ARROWS).replace(" ", "").lower()
    if word:
        return word in _NEXT
    if (link.get("rel") or "").lower() == "next" or _NEXT_CLASS.intersection((link.get("class") or "").lower().split()):
        return True
    return any((each or "").strip(_ARROWS) in _NEXT for each in (link.get("title"), *(image.get("alt") for image in link.iter("img"))))


def _href(link: HtmlElement) -> str:
    """The address a link leads to, also where a script assigns it to location; "" for none."""
    href = (link.get("href") or "").strip()
    if href and href != "#" and not href.lower().startswith("javascript:"):
        return href
    assigned = _LOCATION.search(f"{href} {link.get('onclick') or ''}")
    return assigned[1] if assigned else ""


def _by_number(document: Document, pager: Pager) -> list[str] | None:
    """Numbered links: the one after the number that is no link."""
    for box, links in _clusters(document.root):
        current = pager.current or next((number for number in _unlinked(box) if number + 1 in links or number - 1 in links), None)
        if current is not None and any(number in links for number in (current - 1, current + 1, 1)):
            following = links.get(current + 1)
            return [following] if following else []
    return None


def _clusters(root: HtmlElement) -> Iterator[tuple[HtmlElement, dict[int, str]]]:
    """(element, number → href) for each element that looks like a pager: it says so in its words, its class or its id."""
    seen: set[HtmlElement] = set()
    for link in root.iter("a"):
        number = _NUMBER.fullmatch(collapse(link.text or "")) if len(link) == 0 else None
        if number is None or link.getparent() in seen:
            continue
        box = link.getparent()
        for _ in range(4):
            if box is None or box in seen or box.tag in ("body", "html"):
                break
            seen.add(box)
            text = collapse(box.text_content())
            named = _PAGER_CLASS.search(f"{box.get('class') or ''} {box.get('id') or ''}")
            if len(text) < 400 and (named or _PAGER_WORD.search(text)):
                yield box, _numbered(box)
                break
            box = box.getparent()


def _numbered(box: HtmlElement) -> dict[int, str]:
    links: dict[int, str] = {}
    for link in box.iter("a"):
        number = _NUMBER.fullmatch(collapse(link.text_content()))
        href = _href(link)
        if number and href and not _is_current(link):
            links.setdefault(int(number[1]), href)
    return links


def _is_current(element: HtmlElement) -> bool:
    return bool(_CURRENT_CLASS.intersection((element.get("class") or "").lower().split()))


def _unlinked(box: HtmlElement) -> Iterator[int]:
    """The numbers of a pager that lead nowhere, or are marked as the page one is on."""
    for element in box.iter():
        if not isinstance(element.tag, str):
            continue
        linked = element.tag == "a" and bool(_href(element)) and not _is_current(element)
        texts = [element.tail] if linked else [element.text, element.tail]
        for text in texts:
            if number := _NUMBER.fullmatch(collapse(text or "")):
                yield int(number[1])


def _by_select(document: Document, pager: Pager) -> list[str] | None:
    """``<select>`` of pages whose values are addresses: the option after the chosen one."""
    for select in document.root.iter("select"):
        options = list(select.iter("option"))
        values = [(option.get("value") or "").strip() for option in options]
        numbered = all(re.search(r"\d", collapse(option.text_content())) for option in options)
        if len(options) < 2 or not numbered or not all(re.search(r"[./?]", value) for value in values):
            continue
        chosen = next((index for index, option in enumerate(options) if option.get("selected") is not None), 0)
        return values[chosen + 1 : chosen + 2]
    return None


def _by_script(document: Document, pager: Pager) -> list[str] | None:
    return pagescripts.next_hrefs(document.html, document.page.url)

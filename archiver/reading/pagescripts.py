"""Pagers that a script draws: their calls stand in the HTML, and each family names its pages in one way only (FACTS.md §2 and §8)."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from archiver.reading.hosts import path_of

_CALL = re.compile(r"\b(?:createPageHTML|pageControl)\s{0,9}\(([^(){};]{3,300})\)")
_ARGUMENT = re.compile(r"""\s{0,9}(?:"([^"]{0,100})"|'([^']{0,100})'|([^,"'\s]{1,100}))\s{0,9}(?:,|$)""")
_COUNT_PAGE = re.compile(r"\bcountPage\s{0,9}=\s{0,9}(\d{1,5})")
_CURRENT_PAGE = re.compile(r"\bcurrentPage\s{0,9}=\s{0,9}(\d{1,5})")
_WRITTEN_EXTENSION = re.compile(r"""\.(s?html?|jhtml)["']""")
_VSB = re.compile(r"\b_simple_list_gotopage_fun\s{0,9}\(\s{0,9}(\d{1,5})\s{0,9},")
_NEXT_GROUP = re.compile(r"<nextgroup>\s{0,99}<!\[CDATA\[([^\]]{1,3000})\]\]>", re.IGNORECASE)
_HREF = re.compile(r"""href\s{0,9}=\s{0,9}["']([^"']{1,1000})["']""", re.IGNORECASE)
_PAGE_FILE = re.compile(r"(?P<name>[^.]{1,100}?)(?:_(?P<number>\d{1,5}))?\.(?P<extension>[a-z]{3,5})", re.IGNORECASE)


def next_hrefs(html: str, url: str) -> list[str] | None:
    """The next page's address, relative to *url*: [] on the last page, None where no known script draws a pager.

    Two addresses where page 1 alone cannot tell how page 2 is named: both are to be tried.
    """
    for family in _FAMILIES:
        hrefs = family(html, url)
        if hrefs is not None:
            return hrefs
    return None


def _create_page_html(html: str, url: str) -> list[str] | None:
    """TRS: ``createPageHTML(pages, current, name, extension, …)``, with an element's id before where the skin is newer."""
    calls = _CALL.finditer(html) if "createPageHTML" in html or "pageControl" in html else ()
    for call in calls:
        arguments = [next(group for group in match.groups() if group is not None).strip() for match in _ARGUMENT.finditer(call[1])]
        has_id = not arguments[0].isdigit()
        if has_id:
            arguments = arguments[1:]
        if len(arguments) >= 4 and arguments[0].isdigit() and arguments[1].isdigit():
            pages, current, name, extension = arguments[:4]
            return [
                f"{name}_{number}.{extension}" for number in _suffixes(int(pages), int(current), _own_number(url), counts_from_one=has_id)
            ]
    return None


def _suffixes(pages: int, current: int, own: int | None, *, counts_from_one: bool) -> list[int]:
    """The number in the next page's file name, from *current* (counted from 0 or 1) and the *own* file's number, None on page 1.

    Page k is ``name_{k-1}`` in TRS's own script, ``name_k`` in some that count from one; page 2 onwards tell by their own number.
    """
    if own is None:
        if current == 0:
            return [1] if pages > 1 else []
        if current >= pages:
            return []
        return [current, current + 1]
    last = pages - 1 if current != own or not counts_from_one else pages
    return [own + 1] if own < last else []


def _own_number(url: str) -> int | None:
    file = _PAGE_FILE.fullmatch(path_of(url).rsplit("/", 1)[-1])
    return int(file["number"]) if file and file["number"] else None


def _count_page(html: str, url: str) -> list[str] | None:
    """TRS, inline: ``var currentPage = 0; var countPage = 2`` and a document.write of the links; counted from 0."""
    if "countPage" not in html:  # a plain word is looked for many times faster than a pattern
        return None
    count, current = _COUNT_PAGE.search(html), _CURRENT_PAGE.search(html)
    if count is None or current is None:
        return None
    file = _PAGE_FILE.fullmatch(path_of(url).rsplit("/", 1)[-1])
    written = _WRITTEN_EXTENSION.search(html, count.end(), count.end() + 3_000)
    extension = written[1] if written else file["extension"] if file else ""
    name = file["name"] if file else "index"
    following = int(current[1]) + 1
    if not extension:
        return None
    return [f"{name}_{following}.{extension}"] if following < int(count[1]) else []


def _vsb(html: str, url: str) -> list[str] | None:
    """VSB numbers its files backwards: page 1 of T is ``base.htm``, page p is ``base/{T-p+1}.htm``."""
    total = _VSB.search(html) if "_simple_list_gotopage_fun" in html else None
    if total is None:
        return None
    folder, _, file = path_of(url).rpartition("/")
    stem, _, extension = file.partition(".")
    if stem.isdigit():
        return [f"{int(stem) - 1}.{extension}"] if int(stem) > 1 else []
    following = int(total[1]) - 1
    return [f"{folder}/{stem}/{following}.{extension or 'htm'}"] if following > 0 and stem else []


def _hanweb(html: str, url: str) -> list[str] | None:
    """Hanweb: ``<nextgroup>`` of the data store holds the link to the next records, or its bare address."""
    if (group := _NEXT_GROUP.search(html)) is None:
        return None
    href = _HREF.search(group[1])
    bare = "" if "<" in group[1] else group[1].strip()
    return [unescape(href[1] if href else bare)] if href or bare else []


_FAMILIES: tuple[Callable[[str, str], list[str] | None], ...] = (_create_page_html, _count_page, _vsb, _hanweb)

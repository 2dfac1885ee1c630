"""The next page of an article that stands on several (FACTS.md §8, trap 13). Read from its links, never computed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from archiver.reading.document import Document, collapse
from archiver.reading.flow import Mark

_NEXT = re.compile(r"下一?页|余下全文|next", re.IGNORECASE)
_NUMBER = re.compile(r"[【\[(]?\s?(\d{1,3})\s?[】\])]?")
_NUMBERED = re.compile(r"[_-]\d{1,3}\.\w")  # asked of the bare href, before it is resolved
_PAGE = re.compile(r"(?P<stem>.+?)(?:[_-](?P<number>\d{1,3}))?\.(?P<kind>s?html?|jhtml|php|aspx?)")


def next_page(document: Document, anchors: Iterable[Mark]) -> str | None:
    """The absolute URL of the following page of the same article, or None.

    A link counts where its address is the page's own but for a number at its end, and its text is 下一页 or a number.
    """
    here = _PAGE.fullmatch(urlsplit(document.page.url).path)
    if here is None:
        return None
    # A page's own name may end in a number that is not its page's: t20230706_99.html has a second page t20230706_99_1.html.
    current = {here[0].rpartition(".")[0]: 0, here["stem"]: int(here["number"] or 0)}
    numbered: dict[int, str] = {}
    for mark in anchors:
        href = mark.element.get("href") or ""
        url = document.absolute(href) if _NUMBERED.search(href) else ""
        there = _PAGE.fullmatch(urlsplit(url).path) if url else None
        if there is None or not there["number"] or int(there["number"]) <= current.get(there["stem"], 1000):
            continue
        text = collapse(mark.element.text_content())
        if _NEXT.fullmatch(text):
            return url
        if _NUMBER.fullmatch(text):
            numbered.setdefault(int(there["number"]), url)
    return numbered[min(numbered)] if numbered else None

"""The words of pages that answer 200 and are not there: ``data/soft404.tsv``. Only in a title or a short body: articles quote them."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache

from lxml.html import HtmlElement

from archiver.reading.document import UNSEEN, Document, is_hidden
from archiver.reading.hosts import host_of
from archiver.reading.signatures import DATA, has_label_line

_SHORT = 300  # visible characters outside links: a body that is no article
_LONGEST = 3_000  # visible characters of such a page, links and footer included
_TITLE_REST = 8  # characters of a title's first part beside a phrase: 抱歉，页面不存在, but not an article's title that quotes it
_TITLE_PARTS = re.compile(r"[_|—-]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """``where`` it counts: title, exact (the whole title), short (body), tiny (page), wechat. ``verdict`` is of the contract's list."""

    phrase: str
    verdict: str
    where: frozenset[str]
    why: str


def find(document: Document) -> Phrase | None:
    """The first phrase that says the page is not here, or not to be had; None on a page with a label line, or with much to read."""
    text = document.visible_text
    if len(text) > _LONGEST or has_label_line(document):
        return None
    hits = [phrase for phrase in _phrases() if phrase.phrase in text or phrase.phrase in document.title]
    short = bool(hits) and _plain_length(document.root) <= _SHORT
    return next((hit for hit in hits if _holds(hit, document, short)), None)


def _holds(hit: Phrase, document: Document, short: bool) -> bool:
    title, text = document.title, document.visible_text
    if "exact" in hit.where and title.lower() == hit.phrase.lower():
        return True
    if "title" in hit.where and hit.phrase in title:
        return short or len(_TITLE_PARTS.split(title)[0].replace(hit.phrase, "")) <= _TITLE_REST
    if "wechat" in hit.where:
        return short and ("weixin" in document.html or host_of(document.page.url) == "mp.weixin.qq.com")
    return hit.phrase in text and (("short" in hit.where and short) or ("tiny" in hit.where and len(text) <= _SHORT))


def _plain_length(root: HtmlElement) -> int:
    """Visible characters outside links."""
    length, pending = 0, [root]
    while pending:
        node = pending.pop()
        if node.tail and node is not root:
            length += len(node.tail.strip())
        if node.tag != "a" and node.tag not in UNSEEN and isinstance(node.tag, str) and not is_hidden(node):
            length += len((node.text or "").strip())
            pending.extend(node)
    return length


@cache
def _phrases() -> tuple[Phrase, ...]:
    with (DATA / "soft404.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return tuple(Phrase(row["phrase"], row["verdict"], frozenset(row["where"].split()), row["why"]) for row in rows)

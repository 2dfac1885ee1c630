"""What the head of a page says of the article: the state's page tags and their kin (FACTS.md §1). One voter among several."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from archiver.reading.document import Document, collapse
from archiver.reading.model import Found, FoundDate

# In this order; the time of the last change is no publication and is left out.
_DATES = (
    *("pubdate", "publishdate", "publish_date", "firstpublishedtime", "apub:time", "article:published_time", "og:published_time"),
    *("og:release_date", "og:time", "weibo: article:create_at", "datepublished", "dateupdate", "publishtime", "pub_date", "dc.date"),
)
_SOURCES = ("contentsource", "source", "mediaid", "article:source")
_GLUED_TIME = re.compile(r"^(\d{4}-\d\d-\d\d)-(\d\d:\d\d:\d\d)$")  # firstpublishedtime of gov.cn
_WECHAT_TIME = re.compile(r"""\bvar\s{1,3}ct\s{0,3}=\s{0,3}["'](\d{10})["']""")
_IN_PATH = re.compile(r"/[tW]?(?:19|20)\d\d[-/]?\d{1,2}[-/]?\d{1,2}[/_.-]|/\d\d/\d{4}/\d\d/")
_LABELLED = re.compile(r"^(?:来源|稿源)\s?[:：]\s?")
_KINDS = re.compile(r"\s(?:原创稿|转载稿|转载)$")


def meta_dates(document: Document) -> list[FoundDate]:
    """Every filled date tag, the standard's own first; then a WeChat page's ``var ct``, the URL's date and the server's Last-Modified."""
    dates = [
        FoundDate("meta", _GLUED_TIME.sub(r"\1 \2", value), f"meta:{name}")
        for name in _DATES
        for value in document.meta.get(name, ())
        if re.search(r"\d{4}", value) and len(value) < 60
    ]
    stamp = _WECHAT_TIME.search(document.html) if "var ct" in document.html else None
    if stamp is not None:
        dates.append(FoundDate("meta", stamp[1], "script:ct"))
    if _IN_PATH.search(urlsplit(document.page.url).path):
        dates.append(FoundDate("url", document.page.url, "url"))
    modified = document.page.headers.get("last-modified")
    if modified:
        dates.append(FoundDate("http", modified, "header:last-modified"))
    return dates


def meta_source(document: Document) -> Found | None:
    """The source tag, where it is filled."""
    for name in _SOURCES:
        for value in document.meta.get(name, ()):
            text = _KINDS.sub("", _LABELLED.sub("", collapse(value)))
            if 1 < len(text) < 60:
                return Found(text, f"meta:{name}")
    return None


def meta_section(document: Document) -> Found | None:
    """The column tag, where it is filled."""
    for value in document.meta.get("columnname", ()):
        if value:
            return Found(collapse(value), "meta:ColumnName")
    return None

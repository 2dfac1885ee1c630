"""Atom feeds (RFC 4287): new versions, and originals that vanished."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from archiver.store.pages import Pages
from archiver.store.read import Rows
from archiver.web.language import Words

NEWEST = 50
ATOM = "http://www.w3.org/2005/Atom"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0 §2.2

FEEDS: dict[str, Callable[[Pages], Rows]] = {
    "versions": lambda pages: pages.new_versions(NEWEST),
    "vanished": lambda pages: pages.vanished(NEWEST),
}


def feed(name: str, rows: Rows, words: Words, base: str, now: str) -> bytes:
    """The feed *name* of *rows*, which have ``id, url, title, number, at, state, role, source``; *base* is our address without a slash
    at its end, *now* the time of a feed that is empty."""
    own = f"{base}/feeds/{name}.atom"
    root = Element("feed", {"xmlns": ATOM, "xml:lang": words.language})
    _text(root, "title", f"{words('page.archive')} · {words(f'page.feed_{name}')}")
    _text(root, "id", own)
    _text(root, "updated", max((row["at"] for row in rows), default=now))
    SubElement(root, "link", {"rel": "self", "href": own})
    _text(SubElement(root, "author"), "name", words("page.archive"))
    for row in rows:
        _entry(root, row, words, base)
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def _entry(root: Element, row: Mapping[str, Any], words: Words, base: str) -> None:
    entry = SubElement(root, "entry")
    page = f"{base}/documents/{row['id']}"
    _text(entry, "title", row["title"] or row["url"])
    _text(entry, "id", f"{page}#{row['number'] or 0}-{row['state']}-{row['at']}")
    _text(entry, "updated", row["at"])
    SubElement(entry, "link", {"rel": "alternate", "href": page})
    told = (words.value("role", row["role"]), words.value("state", row["state"]), row["source"], row["published_on"], row["url"])
    _text(entry, "summary", " · ".join(part for part in told if part))


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)

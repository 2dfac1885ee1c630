"""What is known of the pages between a crawler and its page: ``data/challenges.toml``, and how it is looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from archiver.reading.document import Document
from archiver.reading.toml import Table

DATA = Path(__file__).parent / "data"
BARRED = frozenset({401, 403, 405, 407, 412, 418, 429, 451, 468, 521})  # statuses that say "not you", never "not here"
_LITTLE_TEXT = 300  # visible characters: default of max_text
_LABEL_LINE = re.compile(
    r"(?:时间|日期)\s?[:：]\s?\d{4}\s?[-年/.]\s?\d|\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}[^:：]{0,12}(?::\d\d){0,2}[^:：]{0,20}来源\s?[:：]"
)


def has_label_line(document: Document) -> bool:
    """True where the page shows a dated label line (时间：2023-07-09): it is an article, whatever words it quotes."""
    return _LABEL_LINE.search(document.visible_text) is not None


@dataclass(frozen=True, slots=True)
class Signature:
    """One table of ``data/challenges.toml``; its head explains the fields."""

    vendor: str
    verdict: str
    statuses: frozenset[int]
    markers: tuple[tuple[str, ...], ...]
    titles: tuple[str, ...]
    headers: tuple[str, ...]
    max_text: int
    visible: bool
    vendor_of: tuple[str, ...]

    def marked(self, document: Document) -> bool:
        """True where the page carries a proof. A page with a good status and much to read is never a challenge."""
        if any(name in document.page.headers for name in self.headers):
            return True
        if document.page.status not in BARRED and len(document.visible_text) > self.max_text:
            return False  # asked first: it is the answer for nearly every page
        text = document.visible_text if self.visible else document.html
        title = document.title.lower() if self.titles else ""
        hit = any(all(part in text for part in marker) for marker in self.markers) or any(each.lower() in title for each in self.titles)
        return hit and (document.page.status in BARRED or not has_label_line(document))


@cache
def signatures() -> tuple[Signature, ...]:
    """All signatures, in the order of the file."""
    return tuple(_signature(table) for table in Table.load(DATA / "challenges.toml").tables("signature"))


def _signature(table: Table) -> Signature:
    signature = Signature(
        vendor=table.text("vendor"),
        verdict=table.one_of("verdict", ("challenge", "blocked")),
        statuses=frozenset(table.integers("statuses")),
        markers=tuple(table.lists("markers")),
        titles=table.texts("titles"),
        headers=table.texts("headers"),
        max_text=next(iter(table.integers("max_text")), _LITTLE_TEXT),
        visible=table.flag("visible"),
        vendor_of=table.texts("vendor_of"),
    )
    table.end()
    return signature


def find(document: Document) -> Signature | None:
    """The first signature that the page proves by its marks, else the one its status alone proves."""
    for signature in signatures():
        if signature.marked(document):
            return signature
    return next((each for each in signatures() if document.page.status in each.statuses), None)


def vendor(document: Document) -> str:
    """The firewall that a blocked page's headers and cookies name, ``""`` where they name none. Never proof of a block."""
    headers = document.page.headers
    said = " ".join([*headers, headers.get("server", ""), headers.get("set-cookie", ""), headers.get("x-powered-by", "")]).lower()
    return next((each.vendor for each in signatures() for name in each.vendor_of if name in said), "")

"""A capture read as the crawl reads a response: the same registry, the same conversion, the same pipelines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from archiver.captures.stored import Stored
from archiver.gazetteer import Gazetteer
from archiver.itemise import Sheet, itemise_sheets
from archiver.items import Capture, Errand, PageItem
from archiver.pipelines.normalise import Normalise
from archiver.pipelines.require import Require
from archiver.pipelines.resolve import Resolve
from archiver.reading.model import Page
from archiver.reading.registry import Registry
from archiver.reading.serial import following

_DECODED = "content-encoding"
_SET_ASIDE = "x-archive-orig-content-length"


class Reader:
    """Makes items of pages; they may be stored, or only looked at."""

    def __init__(self, registry: Registry, gazetteer: Gazetteer) -> None:
        self.registry = registry
        self._steps = (Require(), Normalise(), Resolve(gazetteer))

    def item(self, page: Page, errand: Errand, capture: Capture, *beside: tuple[Page, Capture]) -> PageItem:
        """The page, and the pages *beside* it of the same article, as an item whose typed fields are filled."""
        sheets = [Sheet(page, self.registry.read(page, errand.role), capture) for page, capture in ((page, capture), *beside)]
        item = itemise_sheets(self.registry, errand, sheets)
        for step in self._steps:
            passed = step.process_item(item)
            if not isinstance(passed, PageItem):
                raise TypeError(f"a page came out of {type(step).__name__} as {type(passed).__name__}")
            item = passed
        return item

    def next_url(self, pages: Sequence[Page], role: str) -> str | None:
        """The address of the page that goes on with the article of *pages*; None where it ends."""
        return following([page.url for page in pages], [self.registry.read(page, role) for page in pages])


def page_of(stored: Stored, *, asked_url: str, url: str, fetched_at: datetime) -> Page:
    """The page in a record. ``fetched_at`` is given, since a 304 confirms at its own time the body of an earlier record."""
    headers = stored.header_map()
    if headers.pop(_DECODED, None) is None and _SET_ASIDE in headers:
        headers["content-length"] = headers.pop(_SET_ASIDE)
    return Page(
        url=url,
        asked_url=asked_url,
        status=stored.status,
        headers=headers,
        body=stored.body,
        fetched_at=fetched_at,
        truncated=stored.truncated is not None,
    )

"""The last step: a page's rows are complete, so the batch that holds them may be committed."""

from __future__ import annotations

from typing import Self

from scrapy.crawler import Crawler

from archiver.errors import ArchiveError
from archiver.items import FailureItem, PageItem
from archiver.session import Session


class Acknowledge:
    """Last of the pipelines. Only a commit acknowledges: the WARC file is synced first (FAULTS.md, fact 3)."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy."""
        return cls(Session.of(crawler))

    def process_item(self, item: PageItem | FailureItem) -> PageItem | FailureItem:
        """Commit where the batch is full or old."""
        try:
            self.session.writer.page_done()
        except ArchiveError as error:
            self.session.halt(error)
        return item

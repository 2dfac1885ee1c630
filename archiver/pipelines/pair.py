"""The heart of it: each repost beside its original, compared as soon as both sides are there."""

from __future__ import annotations

from typing import Self

from scrapy.crawler import Crawler

from archiver.errors import ArchiveError
from archiver.items import ArticleItem, FailureItem, PageItem
from archiver.pairing import Pairing
from archiver.session import Session


class Pair:
    """Fifth of the pipelines. A pair is made with its repost and compared again whenever either side has a new version."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.pairing = Pairing(session.writer)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy."""
        return cls(Session.of(crawler))

    def process_item(self, item: PageItem | FailureItem) -> PageItem | FailureItem:
        """Pair an article that was just stored."""
        if isinstance(item, ArticleItem):
            try:
                with self.session.writer.savepoint():
                    self.pairing.article(item.errand.document_id, [link.value for link in item.original_links])
            except ArchiveError as error:
                self.session.halt(error)
        return item

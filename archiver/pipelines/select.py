"""Of the articles read, those that were asked for: a list may show no day, or one without a year, and then the page itself decides."""

from __future__ import annotations

from typing import Any, Self, cast

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from archiver.items import ArticleItem, FailureItem, PageItem, Selection
from archiver.session import Session


class Select:
    """Between reading and storing. What lies outside ``since`` and ``until`` keeps its capture and stays a lead with its day noted."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.writer = Session.of(crawler).writer

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy."""
        return cls(crawler)

    def process_item(self, item: PageItem | FailureItem) -> PageItem | FailureItem:
        """The item, or :class:`scrapy.exceptions.DropItem` for an article of another time."""
        if not isinstance(item, ArticleItem) or item.errand.named or item.errand.role != "repost":
            return item
        selection = cast(Selection, cast(Any, self.crawler.spider).selection)
        if selection.wants_day(item.published_on):
            return item
        key, role = item.errand.key, item.errand.role
        self.writer.document(key, item.url, role=role, host=item.host, site=item.site, listed_on=item.published_on)
        self.crawler.stats.inc_value("archive/outside")
        raise DropItem(f"published on {item.published_on}, outside since and until: {item.url}", log_level="DEBUG")

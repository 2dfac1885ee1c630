"""Every item becomes rows: one savepoint an item, one transaction a batch, one writer."""

from __future__ import annotations

from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from archiver.errors import ArchiveError, NotUnderstood
from archiver.items import ArticleItem, FailureItem, ListItem, PageItem
from archiver.normalise.urls import canonical
from archiver.session import Counts, Session

BLOCKED = ("challenge", "blocked")
NOT_ASKED = "hold"  # stage of what was not asked for since its host is held off
ASKED_AS_ARTICLE = ("repost", "original")


class Persist:
    """Fourth of the pipelines. An item that cannot be stored leaves no half of itself."""

    def __init__(self, session: Session, stats: Counts) -> None:
        self.stats = stats
        self.session = session
        self.writer = session.writer

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy."""
        return cls(Session.of(crawler), crawler.stats)

    def process_item(self, item: PageItem | FailureItem) -> PageItem | FailureItem:
        """Store *item*. A write that fails ends the run: what comes after it is our trouble, no page's, and is asked for again.

        Raises DropItem after such a failure.
        """
        if self.session.fault is not None:
            raise DropItem("the run is ending: nothing can be written", log_level="DEBUG")
        try:
            with self.writer.savepoint():
                if isinstance(item, FailureItem):
                    self._store_failure(item)
                else:
                    self._store(item)
        except ArchiveError as error:
            self.session.halt(error)
        if isinstance(item, FailureItem):
            self.stats.inc_value("archive/held_off" if item.stage == NOT_ASKED else "archive/failures")
        else:
            self._count(item)
        return item

    def _store_failure(self, item: FailureItem) -> None:
        if item.stage == NOT_ASKED:  # no request was made, so nothing failed
            self.writer.ledger.put_off(item, item.errand.document_id)
        else:
            self.writer.store_failure(item, item.errand.document_id, self.session.run_id)

    def _store(self, item: PageItem) -> None:
        document = item.errand.document_id
        self._note_redirect(item)
        if isinstance(item, ArticleItem):
            self.stats.inc_value("archive/new_versions", int(self.writer.store_article(item, document)))
        elif isinstance(item, ListItem):
            self.writer.store_list(item, document)
        else:
            self.writer.store_page(item, document)
        if item.errand.role in ASKED_AS_ARTICLE:
            self._count_site(item)

    def _note_redirect(self, item: PageItem) -> None:
        """Where a redirect led to the article itself, that address is another name of the document."""
        if item.final_url == item.url or not isinstance(item, (ArticleItem, ListItem)):
            return
        try:
            where = canonical(item.final_url)
        except NotUnderstood:
            return
        self.writer.alias(item.errand.document_id, item.final_url, where.key)

    def _count_site(self, item: PageItem) -> None:
        owner = self.session.gazetteer.by_host(item.host)
        columns = {"name": owner.name, "organisation_id": self.writer.organisation_id(owner.id)} if owner else {}
        if item.template:
            columns["template"] = item.template
        self.writer.site(item.host, **columns)
        self.writer.count_site(item.host, seen=1, read=int(isinstance(item, ArticleItem)))

    def _count(self, item: PageItem) -> None:
        self.stats.inc_value("archive/pages")
        self.stats.inc_value(f"archive/verdicts/{item.verdict}")
        self.stats.inc_value("archive/articles", int(isinstance(item, ArticleItem)))
        self.stats.inc_value("archive/blocked", int(item.verdict in BLOCKED))
        for name in item.missing:
            self.stats.inc_value(f"archive/missing/{item.site or item.host}/{item.template}/{name}")

"""The heart of it: each repost beside the originals it names, compared as soon as both sides are there."""

from __future__ import annotations

from typing import Self

from scrapy.crawler import Crawler

from archiver.compare.fidelity import judge
from archiver.compare.text import Text
from archiver.errors import ArchiveError, NotUnderstood
from archiver.items import ArticleItem, FailureItem, PageItem
from archiver.normalise.attribution import dateline_of, source_matches
from archiver.normalise.urls import canonical
from archiver.session import Session
from archiver.store.pairs import PairRow, Side

RULE = "link"  # the repost's own 原文链接


class Pair:
    """Fifth of the pipelines. A pair is made with its repost and compared again whenever either side has a new version."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.writer = session.writer

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy."""
        return cls(Session.of(crawler))

    def process_item(self, item: PageItem | FailureItem) -> PageItem | FailureItem:
        """Pair an article that was just stored."""
        if isinstance(item, ArticleItem):
            try:
                with self.writer.savepoint():
                    self._pair(item)
            except ArchiveError as error:
                self.session.halt(error)
        return item

    def _pair(self, item: ArticleItem) -> None:
        document = item.errand.document_id
        if item.role == "repost":
            for link in item.original_links:
                self._compare(document, link.value, self._document_of(link.value))
            self.writer.keep_pairs(document, [link.value for link in item.original_links])
        for repost, url in self.writer.reposts_of(document):
            self._compare(repost, url, document)

    def _document_of(self, url: str) -> int | None:
        try:
            known = self.writer.known([key := canonical(url).key])
        except NotUnderstood:
            return None
        return known[key].id if key in known else None

    def _compare(self, repost: int, url: str, original: int | None) -> None:
        left = self.writer.side(repost)
        right = self.writer.side(original) if original is not None else None
        found = judge(_text(left), _text(right)) if left and right else None
        self.writer.pair(
            PairRow(
                repost_id=repost,
                original_url=url,
                original_id=original,
                rule=RULE,
                title_similarity=found.title_similarity if found else None,
                text_similarity=found.text_similarity if found else None,
                fidelity=found.fidelity if found else None,
                source_matches=self._source_matches(left, url),
            )
        )

    def _source_matches(self, left: Side | None, url: str) -> bool | None:
        if left is None or left.organisation is None:
            return None
        return source_matches(left.organisation, url.split("//", 1)[-1].split("/", 1)[0], dateline_of(left.body))


def _text(side: Side) -> Text:
    return Text.of(side.title, side.body)

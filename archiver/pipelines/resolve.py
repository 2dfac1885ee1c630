"""The source line becomes an organ, its channel and its reporter; NULL where two organs fit."""

from __future__ import annotations

from typing import Self
from urllib.parse import urlsplit

from scrapy.crawler import Crawler

from archiver.items import ArticleItem, FailureItem, PageItem
from archiver.normalise.sources import Source, resolve
from archiver.session import Session


class Resolve:
    """Third of the pipelines. The region is that of the page's own host, or of the host of the original it names."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy."""
        return cls(Session.of(crawler))

    def process_item(self, item: PageItem | FailureItem) -> PageItem | FailureItem:
        """Fill ``source`` and what belongs to it."""
        if not isinstance(item, ArticleItem) or item.source_raw is None:
            return item
        host = _evidence_host(item)
        found = self._resolve(item, host, self._province(host))
        if found.organisation_id is None:  # an organ of another province, where its name is the only one of its kind
            found = self._resolve(item, host, None)
        item.source, item.source_code, item.source_organisation = found.name, found.code, found.organisation_id
        item.source_channel, item.source_reporter, item.source_rule = found.channel, found.reporter, found.rule
        return item

    @staticmethod
    def _resolve(item: ArticleItem, host: str | None, region: str | None) -> Source:
        raw = item.source_raw.value if item.source_raw else ""
        return resolve(raw, host=host, region=region, section=item.section, repost=item.role == "repost")

    def _province(self, host: str | None) -> str | None:
        """The GB code of the province that the host's owner is in."""
        owner = self.session.gazetteer.by_host(host) if host else None
        return f"{owner.region[:2]}0000" if owner and owner.region else None


def _evidence_host(item: ArticleItem) -> str | None:
    """The page's own host; for a repost that of the original it names, since the portal stands nowhere."""
    if item.role != "repost":
        return item.host
    return urlsplit(item.original_links[0].value).hostname if item.original_links else None

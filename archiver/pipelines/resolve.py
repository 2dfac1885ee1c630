"""The source line becomes an organ, its channel and its reporter; NULL where two organs fit. So does the organ that signed."""

from __future__ import annotations

from typing import Self
from urllib.parse import urlsplit

from scrapy.crawler import Crawler

from archiver.gazetteer import Gazetteer
from archiver.items import ArticleItem, FailureItem, PageItem, Raw
from archiver.normalise.sources import Source, resolve
from archiver.session import Session


class Resolve:
    """Third of the pipelines. The region is that of the page's own host, or of the host of the original it names."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy."""
        return cls(Session.of(crawler).gazetteer)

    def process_item(self, item: PageItem | FailureItem) -> PageItem | FailureItem:
        """Fill ``source`` and what belongs to it, and ``signed_by``."""
        if isinstance(item, ArticleItem):
            if item.source_raw:
                self._source(item, item.source_raw)
            if item.signed_by_raw:
                found = self._resolve(item, item.signed_by_raw.value)
                item.signed_by = found.name
                item.evidence["signed_by"] = Raw(item.signed_by_raw.value, f"{item.signed_by_raw.rule} {found.rule}")
        return item

    def _source(self, item: ArticleItem, raw: Raw) -> None:
        found = self._resolve(item, raw.value)
        item.source, item.source_code, item.source_organisation = found.name, found.code, found.organisation_id
        item.source_channel, item.source_reporter, item.source_rule = found.channel, found.reporter, found.rule
        shown = Raw(raw.value, f"{raw.rule} {found.rule}")
        filled = {"source_code": found.code, "source_channel": found.channel, "source_reporter": found.reporter}
        item.evidence |= {"source": shown, **{name: shown for name, value in filled.items() if value}}

    def _resolve(self, item: ArticleItem, raw: str) -> Source:
        host = _evidence_host(item)
        found = _resolved(item, raw, host, self._province(host))
        if found.organisation_id is None:  # an organ of another province, where its name is the only one of its kind
            found = _resolved(item, raw, host, None)
        return found

    def _province(self, host: str | None) -> str | None:
        """The GB code of the province that the host's owner is in."""
        owner = self.gazetteer.by_host(host) if host else None
        return f"{owner.region[:2]}0000" if owner and owner.region else None


def _resolved(item: ArticleItem, raw: str, host: str | None, region: str | None) -> Source:
    return resolve(raw, host=host, region=region, section=item.section, repost=item.role == "repost")


def _evidence_host(item: ArticleItem) -> str | None:
    """The page's own host; for a repost that of the original it names, since the portal stands nowhere."""
    if item.role != "repost":
        return item.host
    return urlsplit(item.original_links[0].value).hostname if item.original_links else None

"""What every spider does: a response becomes a page, the registry reads it, the reading becomes an item."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Self, cast

import scrapy
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from archiver.clock import Clock, clock
from archiver.itemise import Sheet, itemise_sheets, role_of
from archiver.items import Errand, FailureItem, PageItem, Selection
from archiver.reading.model import Page
from archiver.reading.registry import Registry
from archiver.reading.serial import following
from spiders.arguments import parse

REASONS: dict[type[BaseException], str] = {
    CannotResolveHostError: "no_such_host",
    DownloadConnectionRefusedError: "connection_refused",
    DownloadTimeoutError: "timeout",
    ResponseDataLossError: "truncated",
}
FOR_GOOD = ("guard", "robots", "replay")  # stages at which the same request is refused again


class ArchiveSpider(scrapy.Spider):
    """Base of both spiders. Every request has an :class:`~archiver.items.Errand`, given by the frontier middleware."""

    def __init__(self, registry: Registry, selection: Selection, arguments: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.registry = registry
        self.selection = selection
        self.arguments = dict(arguments)  # as given, for the run ledger
        self.clock: Clock = clock()
        self.max_article_pages = 1

    @classmethod
    def check(cls, arguments: Mapping[str, str], registry: Registry) -> Selection:
        """The selection *arguments* ask for, or :class:`~archiver.errors.BadArgument`."""
        return parse(arguments)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Load templates and sites by the dotted names in settings."""
        registry = Registry.load(crawler.settings["ARCHIVE_TEMPLATES"], Path(crawler.settings["ARCHIVE_SITES"]))
        spider = cls(registry, cls.check(kwargs, registry), kwargs, name=cls.name)
        spider._set_crawler(crawler)
        spider.max_article_pages = crawler.settings.getint("ARCHIVE_MAX_ARTICLE_PAGES")
        spider.clock = clock(crawler.settings.getfloat("ARCHIVE_CLOCK_OFFSET"))
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """The pages a user named; leads are added by the frontier middleware."""
        for url in self.selection.urls:
            yield self.ask(url, role=role_of(self.registry, url), named=True)

    def ask(self, url: str, *, role: str, named: bool = False) -> Request:
        """A request for *url*, to be given its errand by the frontier."""
        return Request(url, callback=self.parse, errback=self.failed, meta={"role": role, "named": named})

    async def parse(self, response: Response) -> AsyncIterator[PageItem | Request]:
        """One page, read; of an article on several pages, the request for the next one, and the article with the last."""
        page = page_of(response, self.clock())
        reading = self.registry.read(page, response.meta["errand"].role)
        sheets = [*response.meta.get("sheets", ()), Sheet(page, reading, response.meta.get("capture"))]
        yield self._next_sheet(sheets, response.meta["errand"]) or itemise_sheets(self.registry, response.meta["errand"], sheets)

    def _next_sheet(self, sheets: list[Sheet], errand: Errand) -> Request | None:
        """The request for the following page of the same article; a run that is killed meanwhile begins it anew."""
        url = following([sheet.page.url for sheet in sheets], [sheet.reading for sheet in sheets])
        if url is None:
            return None
        if len(sheets) >= self.max_article_pages:
            self.crawler.stats.inc_value("archive/bound_reached/article_pages")
            self.logger.warning("bound reached: %d pages of the article %s", len(sheets), sheets[0].page.url)
            return None
        meta = {"errand": replace(errand, page=len(sheets) + 1), "sheets": sheets}
        return Request(url, callback=self.parse, errback=self.failed, meta=meta, priority=10, dont_filter=True)

    async def failed(self, failure: Failure) -> AsyncIterator[FailureItem | PageItem]:
        """A request that gave no page. Where it was for a later page that may never be had, the article is what there is of it."""
        error, request = cast(BaseException, failure.value), cast(Request, cast(Any, failure).request)  # Scrapy sets the request
        failed = failure_of(error, request, self.clock())
        sheets = request.meta.get("sheets")
        yield itemise_sheets(self.registry, failed.errand, sheets) if sheets and failed.stage in FOR_GOOD else failed


def page_of(response: Response, now: datetime) -> Page:
    """The reading room's page of a response: ``fetched_at`` is the capture's time, in a replay as in a crawl; *now* without one."""
    capture = response.meta.get("capture")
    return Page(
        url=response.url,
        asked_url=response.meta.get("redirect_urls", [response.url])[0],
        status=response.status,
        headers={k.decode("latin-1").lower(): b", ".join(v).decode("latin-1") for k, v in response.headers.items()},
        body=response.body,
        fetched_at=capture.fetched_at if capture else now,
        truncated="partial" in response.flags,
    )


def failure_of(error: BaseException, request: Request, at: datetime) -> FailureItem:
    """What a person should know of a request that failed: its stage, a short word, and the error's own text."""
    if isinstance(error, IgnoreRequest):
        stage, reason = getattr(error, "stage", "robots"), getattr(error, "reason", "forbidden_by_robots")
    else:
        stage, reason = "download", next((word for kind, word in REASONS.items() if isinstance(error, kind)), type(error).__name__)
    return FailureItem(
        errand=request.meta["errand"],
        url=request.url,
        at=at,
        stage=stage,
        reason=reason,
        detail=str(error)[:1000],
        until=getattr(error, "until", None),
    )

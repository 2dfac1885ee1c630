"""The images and attachments of articles are asked for too, behind the pages of their host."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any, Self, cast
from urllib.parse import urldefrag, urlsplit

from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, DownloadTimeoutError, NotConfigured
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from archiver.items import ArticleItem, AssetErrand, AssetItem, Selection
from archiver.reading.assetfile import judge_file
from archiver.reading.model import Page
from archiver.session import Session
from archiver.store.assets import Wanted

KINDS = {"all": ("image", "attachment"), "attachments": ("attachment",), "none": ()}
PRIORITY = -20  # an original's page has -10
WORDS: dict[type[BaseException], str] = {DownloadCancelledError: "too_large", DownloadTimeoutError: "timeout"}


class Assets:
    """Outside the frontier, which gives articles and their errands. A file known to the archive is not asked for again."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.session = Session.of(crawler)
        self.kinds = KINDS[self.session.config.assets]
        self.asked: set[int] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy; absent where ``ARCHIVE_ASSETS`` is ``none``."""
        assets = cls(crawler)
        if not assets.kinds:
            raise NotConfigured
        return assets

    async def process_start(self, start: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """Pass the start on, followed by the files that earlier runs left."""
        async for request in start:
            yield request
        for wanted in self.session.writer.assets.due(self._roles(), self.session.clock()):
            if wanted.kind in self.kinds:
                for request in self._ask(wanted):
                    yield request

    async def process_spider_output(self, response: Response, result: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """Pass everything on, each article followed by the requests for its files."""
        async for out in result:
            requests = list(self._of_article(out)) if isinstance(out, ArticleItem) else []
            yield out
            for request in requests:
                yield request

    def _roles(self) -> tuple[str, ...]:
        """Of the articles whose files this run is to fetch: those whose pages it would fetch."""
        spider = cast(Any, self.crawler.spider)
        selection = cast(Selection, spider.selection)
        if selection.urls:
            return ()
        if spider.name != "portal":
            return ("original",)
        return ("repost", "original") if selection.originals == "follow" else ("repost",)

    def _of_article(self, item: ArticleItem) -> Iterator[Request]:
        now = self.session.clock()
        for asset in item.assets:
            host = _host(asset.url)
            if asset.kind in self.kinds and host:
                wanted = self.session.writer.assets.want(asset.url, asset.kind, host, item.errand, page_url=item.final_url, now=now)
                if wanted is not None:
                    yield from self._ask(wanted)

    def _ask(self, wanted: Wanted) -> Iterator[Request]:
        if wanted.id in self.asked:
            return
        self.asked.add(wanted.id)
        errand = AssetErrand(file_id=wanted.id, url=wanted.url, kind=wanted.kind, page_url=wanted.page_url)
        meta = {"asset": errand, "download_maxsize": self.session.config.max_asset_bytes, "download_warnsize": 0}
        headers = {"Accept": "*/*"}
        url = urldefrag(wanted.url).url
        yield Request(url, self._got, errback=self._failed, headers=headers, meta=meta, priority=PRIORITY, dont_filter=True)

    async def _got(self, response: Response) -> AsyncIterator[AssetItem]:
        """The file, or the page that came in its place."""
        headers = {k.decode("latin-1").lower(): b", ".join(v).decode("latin-1") for k, v in response.headers.items()}
        page = Page(response.url, response.body, response.status, headers, asked_url=response.meta["asset"].url)
        verdict = judge_file(page)
        capture = response.meta["capture"]
        item = AssetItem(errand=response.meta["asset"], at=capture.fetched_at, verdict=verdict.verdict, why=verdict.why, capture=capture)
        if verdict.verdict == "asset":
            item.body = response.body
        else:
            item.stage, item.reason = "asset", verdict.verdict
        yield item

    async def _failed(self, failure: Failure) -> AsyncIterator[AssetItem]:
        """A request that gave nothing."""
        error, request = cast(BaseException, failure.value), cast(Request, cast(Any, failure).request)
        reason = getattr(error, "reason", None) or WORDS.get(type(error), type(error).__name__)
        item = AssetItem(errand=request.meta["asset"], at=self.session.clock(), why=str(error)[:1000], reason=str(reason))
        item.stage = getattr(error, "stage", "download")
        yield item


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""

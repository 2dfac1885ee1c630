"""Images and attachments: kept with their text, or why not. They are no pages, so they go no further than this."""

from __future__ import annotations

import asyncio
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from archiver.attachments import Extracted, Limits, text_of
from archiver.errors import ArchiveError
from archiver.items import AssetItem, FailureItem, PageItem
from archiver.session import Session

FOR_GOOD = ("guard", "robots")  # stages at which the same request is refused again
NOT_ASKED = ("replay", "hold")  # nobody was asked: the file stays wanted


class KeepAssets:
    """Before all the pipelines of pages. A file that cannot be had is a row in ``failures`` and no harm to its article."""

    def __init__(self, crawler: Crawler) -> None:
        self.stats = crawler.stats
        self.session = Session.of(crawler)
        self.limits = Limits(bytes=self.session.config.max_asset_bytes)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy."""
        return cls(crawler)

    async def process_item(self, item: PageItem | FailureItem | AssetItem) -> PageItem | FailureItem:
        """Store a file, which is dropped then; pages pass."""
        if not isinstance(item, AssetItem):
            return item
        found = await asyncio.to_thread(text_of, item.body, self.limits) if item.body else None
        item.body = b""
        try:
            with self.session.writer.savepoint():
                self._store(item, found or Extracted(None))
            self.session.writer.page_done()
        except ArchiveError as error:
            self.session.halt(error)
        raise DropItem("a file, stored", log_level="DEBUG")

    def _store(self, item: AssetItem, found: Extracted) -> None:
        assets = self.session.writer.assets
        if item.stage in NOT_ASKED:
            self.stats.inc_value(f"archive/assets_not_asked/{item.reason}")
        elif item.capture is not None and item.reason is None:
            self.stats.inc_value("archive/assets")
            assets.kept(item.errand.file_id, item.capture, item.why, found.text, found.note)
        else:
            self.stats.inc_value("archive/asset_failures")
            assets.failed(
                item.errand.file_id,
                item.at,
                run_id=self.session.run_id,
                reason=item.reason or "",
                detail=item.why,
                for_good=item.stage in FOR_GOOD,
                kept=item.capture,
                verdict=item.verdict,
            )

"""Opens the archive before anything else of a crawl does: one run at a time, or none."""

from __future__ import annotations

import json
import logging
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import create_looping_call

from archiver.config import Config
from archiver.errors import ArchiveError
from archiver.session import Session

logger = logging.getLogger(__name__)
LEAST_PAUSE = 0.05  # seconds between two looks at whether there is something to commit


class SingleRun:
    """First of the extensions. The lock is the kernel's: a killed holder leaves none behind."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.call = create_looping_call(self.flush)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy. Raises an ``ArchiveError`` where the archive cannot be opened."""
        spider = crawler.spider
        arguments = json.dumps(getattr(spider, "arguments", {}), ensure_ascii=False, sort_keys=True)
        session = Session.open(crawler, Config.of(crawler.settings), spider.name if spider else "", arguments)
        if session.recovered:
            logger.warning("the last run was cut off: %s", session.recovered)
        opener = cls(session)
        crawler.signals.connect(opener.opened, signal=signals.spider_opened)
        crawler.signals.connect(opener.closing, signal=signals.spider_closed)
        return opener

    def opened(self) -> None:
        """Commit now and then even where pages come slowly: nobody waits for a batch to fill."""
        self.call.start(max(self.session.config.batch_seconds, LEAST_PAUSE), now=False)

    def flush(self) -> None:
        """Acknowledge what there is."""
        try:
            self.session.writer.commit()
        except ArchiveError as error:
            self.session.halt(error)

    def closing(self) -> None:
        """No more timers; the ledger, which comes after, closes the session."""
        if self.call.running:
            self.call.stop()

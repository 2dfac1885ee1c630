"""A line on a terminal that says how far a run is; nothing at all in a log."""

from __future__ import annotations

import sys
import time
from typing import Self, TextIO

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.asyncio import create_looping_call

EVERY = 0.5  # seconds


class Progress:
    """Redraws one line on stderr while the run goes on."""

    def __init__(self, crawler: Crawler, stream: TextIO) -> None:
        self.crawler = crawler
        self.stream = stream
        self.started = time.monotonic()
        self.call = create_looping_call(self.draw)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy; absent where stderr is no terminal."""
        if not sys.stderr.isatty():
            raise NotConfigured
        progress = cls(crawler, sys.stderr)
        crawler.signals.connect(progress.opened, signal=signals.spider_opened)
        crawler.signals.connect(progress.closed, signal=signals.spider_closed)
        return progress

    def opened(self) -> None:
        """Begin."""
        self.call.start(EVERY, now=False)

    def draw(self) -> None:
        """One line: what was read, what failed, how fast."""
        self.stream.write("\r\x1b[2K" + line_of(self.crawler, time.monotonic() - self.started))
        self.stream.flush()

    def closed(self) -> None:
        """Leave the last line standing."""
        if self.call.running:
            self.call.stop()
        self.draw()
        self.stream.write("\n")


def line_of(crawler: Crawler, seconds: float) -> str:
    """``portal: 212 pages, 140 articles (138 new), 3 blocked, 1 failed, 4.1 pages/s, 0:52``."""
    count = {name: crawler.stats.get_value(f"archive/{name}", 0) for name in ("pages", "articles", "new_versions", "blocked", "failures")}
    minutes, rest = divmod(int(seconds), 60)
    speed = count["pages"] / seconds if seconds > 0 else 0.0
    name = crawler.spider.name if crawler.spider else ""
    return (
        f"{name}: {count['pages']} pages, {count['articles']} articles ({count['new_versions']} new), {count['blocked']} blocked, "
        f"{count['failures']} failed, {speed:.1f} pages/s, {minutes}:{rest:02d}"
    )

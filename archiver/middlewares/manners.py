"""What a site definition says of how its hosts may be asked: not at all, in certain hours only, or more slowly than others."""

from __future__ import annotations

from typing import Any, Self, cast

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Request

from archiver.middlewares.hold import Held
from archiver.reading.registry import Registry
from archiver.session import Session
from archiver.slots import slow_down


class SiteManners:
    """The kill switch, the night window and the delay of ``[manners]`` (README, "Manners")."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.session = Session.of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy; a replay asks nobody."""
        if crawler.settings.get("ARCHIVE_REPLAY"):
            raise NotConfigured
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let the request pass at its site's pace, or raise :class:`~archiver.middlewares.hold.Held`."""
        site = cast(Registry, cast(Any, self.crawler.spider).registry).site_for(request.url)
        if site is None:
            return
        manners, now = site.manners, self.session.clock()
        if manners.off:
            raise Held("switched_off", f"{site.slug} is switched off: {manners.off}", None)
        if manners.window is not None and not manners.window.holds(now):
            raise Held("outside_window", f"{site.slug} is asked at {manners.window} only", manners.window.opens_after(now))
        if manners.delay is not None:
            slow_down(self.crawler, request, manners.delay)

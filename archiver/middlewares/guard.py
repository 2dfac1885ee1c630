"""What may be asked for at all: http(s) addresses on official hosts and those a site definition or the user names."""

from __future__ import annotations

from typing import Any, Self, cast

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request

from archiver.items import AssetErrand, Errand
from archiver.reading.hosts import host_of
from archiver.reading.registry import Registry


class Refused(IgnoreRequest):
    """A request the guard stopped: its reason becomes a row of ``failures`` and the state ``refused``."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.stage = "guard"
        self.reason = reason


class Guard:
    """Sees every request, redirects included. Clones of official sites stand on foreign hosts (FACTS.md §5)."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let the request pass, or raise :class:`Refused`."""
        scheme = request.url.split(":", 1)[0].lower()
        if scheme not in ("http", "https"):
            raise Refused("bad_scheme", f"{scheme}: is not fetched")
        errand: Errand | None = request.meta.get("errand")
        if request.meta.get("named") or (errand is not None and errand.named):
            return  # named by the user, or the robots.txt of such a page's host
        asset: AssetErrand | None = request.meta.get("asset")
        if asset is not None and host_of(request.url) == host_of(asset.page_url):
            return  # an article was read there
        registry = cast(Registry, cast(Any, self.crawler.spider).registry)
        if not registry.allowed(request.url):
            raise Refused("foreign_host", f"not an official host: {request.url[:200]}")

"""Scrapy's queue of a host's requests: had to wait, or emptied. The one place that reaches into the downloader."""

from __future__ import annotations

from time import monotonic

from scrapy.core.downloader import Downloader, Slot
from scrapy.crawler import Crawler
from scrapy.http import Request
from scrapy.utils.httpobj import urlparse_cached

from archiver.errors import NotUnderstood
from archiver.normalise.urls import host_key


def host_of(request: Request) -> str:
    """The host of a request as identities of documents have it: small letters, without ``www.``."""
    try:
        return host_key(request.url)
    except NotUnderstood:
        return urlparse_cached(request).hostname or ""


def pause(crawler: Crawler, request: Request, seconds: float) -> None:
    """Let nothing more go to the request's host for so long. To be called before the slot looks for its next request."""
    slot = _downloader(crawler).slots.get(request.meta.get("download_slot", ""))
    if slot is not None:
        slot.lastseen = max(slot.lastseen, monotonic() + seconds)


def drop_queued(crawler: Crawler, host: str, error: Exception) -> None:
    """Answer what waits for the *host* with *error*: the requests come back to their errbacks, unsent."""
    for slot in list(_downloader(crawler).slots.values()):
        waiting = [each for each in slot.queue if host_of(each[0]) == host]
        for each in waiting:
            slot.queue.remove(each)
            each[1].errback(error)


def slow_down(crawler: Crawler, request: Request, seconds: float) -> None:
    """Wait so many seconds between two requests to the request's host, whatever AutoThrottle thinks."""
    downloader = _downloader(crawler)
    key = downloader.get_slot_key(request)
    downloader.per_slot_settings[key] = {"delay": seconds, "concurrency": 1}
    slot: Slot | None = downloader.slots.get(key)
    if slot is not None:
        slot.delay = seconds
    request.meta["autothrottle_dont_adjust_delay"] = True


def _downloader(crawler: Crawler) -> Downloader:
    if crawler.engine is None:
        raise RuntimeError("a crawl has an engine before it has requests")
    return crawler.engine.downloader

"""A host that shuts us out, asks for patience or gives no connection is left alone, and it alone, until its time has come."""

from __future__ import annotations

import logging
from collections import Counter
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Request, Response

from archiver.errors import ArchiveError
from archiver.items import FailureItem, PageItem
from archiver.session import Session
from archiver.slots import drop_queued, host_of, pause

logger = logging.getLogger(__name__)

SHUT = frozenset({"challenge", "blocked"})
CLOSED_DOORS = frozenset({403, 405, 412, 468, 521})  # such an answer is judged before the host is asked for anything else
BUSY = frozenset({429, 503})
JUDGING = 2.0  # seconds, ample for a verdict
BLOCKED_FOR = timedelta(days=1)
DEAD_FOR = timedelta(hours=1)
DEAD_AFTER = 3  # requests in a row without an answer
LONGEST = timedelta(days=7)  # that a Retry-After is believed


class Held(IgnoreRequest):
    """A request that was not sent: ``reason`` is host_blocked, host_unreachable, retry_after, or one of ``middlewares.manners``."""

    stage = "hold"

    def __init__(self, reason: str, detail: str, until: datetime | None) -> None:
        super().__init__(detail)
        self.reason = reason
        self.until = until


class Hold:
    """Knows the hosts held off by earlier runs, and learns from every answer of this one."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.session = Session.of(crawler)
        self.held = self.session.writer.ledger.held()
        self.silent: Counter[str] = Counter()  # requests in a row without an answer
        self.longest_wait = timedelta(seconds=self.session.config.max_retry_after)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy; a replay asks nobody, so nobody is held off."""
        if crawler.settings.get("ARCHIVE_REPLAY"):
            raise NotConfigured
        hold = cls(crawler)
        crawler.signals.connect(hold.heard, signal=signals.response_downloaded)
        crawler.signals.connect(hold.judged, signal=signals.item_scraped)
        return hold

    def process_request(self, request: Request) -> None:
        """Let the request pass, or raise :class:`Held`."""
        host = host_of(request)
        until, why = self.held.get(host, (None, ""))
        if until is not None and until > self.session.clock():
            raise self._error(host, until, why)

    def heard(self, response: Response, request: Request) -> None:
        """Before the host's next request can leave: wait for the verdict, or for as long as the host asks."""
        self.silent.pop(host_of(request), None)
        if response.status in CLOSED_DOORS:
            pause(self.crawler, request, JUDGING)
        wait = retry_after(response, self.session.clock()) if response.status in BUSY else None
        if wait is None:
            return
        self.crawler.stats.inc_value("archive/retry_after")
        if wait <= self.longest_wait:
            pause(self.crawler, request, wait.total_seconds())
        else:
            request.meta["dont_retry"] = True
            self._hold(host_of(request), min(wait, LONGEST), "retry_after")

    def judged(self, item: PageItem | FailureItem) -> None:
        """Hold a host off where its page was a protection page, or where it gave no answer a few times in a row."""
        if isinstance(item, PageItem):
            if item.verdict in SHUT and item.why != "login":  # one page for staff says nothing of its host
                self._hold(item.host, BLOCKED_FOR, "host_blocked")
        elif item.reason == "robots_blocked":
            self._hold(_host_of(item), BLOCKED_FOR, "host_blocked")
        elif item.stage == "download" and item.reason != "truncated":
            host = _host_of(item)
            self.silent[host] += 1
            if self.silent[host] >= DEAD_AFTER:
                self._hold(host, DEAD_FOR, "host_unreachable")

    def _hold(self, host: str, duration: timedelta, why: str) -> None:
        until = self.session.clock() + duration
        self.held[host] = (until, why)
        try:
            self.session.writer.ledger.hold(host, until, why)
        except ArchiveError as error:
            self.session.halt(error)
        logger.info("%s is left alone until %s: %s", host, until.isoformat(timespec="seconds"), why)
        drop_queued(self.crawler, host, self._error(host, until, why))

    @staticmethod
    def _error(host: str, until: datetime, why: str) -> Held:
        return Held(why, f"{host} is left alone until {until.isoformat(timespec='seconds')}", until)


def retry_after(response: Response, now: datetime) -> timedelta | None:
    """How long the host asks us to wait (RFC 9110 §10.2.3: seconds, or a date); None where it does not, or not understandably."""
    raw = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if raw.isascii() and raw.isdigit():
        return min(timedelta(seconds=int(raw[:9])), LONGEST)
    try:
        date = parsedate_to_datetime(raw)
        return max(timedelta(0), date - now)
    except (TypeError, ValueError, OverflowError):  # no date, or one without a zone
        return None


def _host_of(item: FailureItem) -> str:
    return item.errand.key.split("/", 1)[0]

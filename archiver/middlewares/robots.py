"""robots.txt as RFC 9309 has it: 4xx allows everything; 5xx or no answer holds the host off. Scrapy's own takes that for a permission."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Request
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.misc import build_from_crawler, load_object

from archiver.captures.read import read_capture
from archiver.items import Errand
from archiver.session import Session

logger = logging.getLogger(__name__)

CHALLENGES = (468, 521)  # 5xx-like answers of firewalls: the host shuts us out (FACTS.md §5); 412 and 403 are 4xx and say nothing


class Kept(IgnoreRequest):
    """A request that robots.txt keeps us from: its reason is ``forbidden_by_robots``, ``robots_unavailable`` or ``robots_blocked``."""

    stage = "robots"

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


class Robots:
    """Asks each host before its first page, and again when what it said is older than ``ARCHIVE_ROBOTS_HOURS``."""

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self.crawler = crawler
        self.agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["USER_AGENT"]
        self.session = Session.of(crawler)
        self.hours = timedelta(hours=self.session.config.robots_hours)
        self._rules: dict[str, asyncio.Task[RobotParser]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy; absent where robots.txt need not be obeyed, as in a replay."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or raise :class:`Kept`."""
        if request.meta.get("dont_obey_robotstxt"):
            return
        parts = urlparse_cached(request)
        if parts.netloc not in self._rules:
            self._rules[parts.netloc] = asyncio.ensure_future(self._ask(f"{parts.scheme}://{parts.netloc}/robots.txt", request))
        rules = await self._rules[parts.netloc]
        if not rules.allowed(request.url, self.agent):
            raise Kept("forbidden_by_robots", f"closed by robots.txt: {request.url}")

    async def _ask(self, url: str, page: Request) -> RobotParser:
        """The rules of a host. Raises :class:`Kept` where they cannot be had."""
        kept = self._kept(url)
        if kept is not None:
            return self._parse(url, kept)
        errand: Errand | None = page.meta.get("errand")
        named = errand is not None and errand.named  # the guard lets the rules of a named page's host pass too
        request = Request(url, priority=1000, meta={"dont_obey_robotstxt": True, "named": named}, callback=NO_CALLBACK)
        try:
            response = await self.crawler.engine.download_async(request)
        except IgnoreRequest:
            raise
        except Exception as error:
            raise Kept("robots_unavailable", f"{url}: {type(error).__name__}: {error}") from error
        if response.status in CHALLENGES:
            raise Kept("robots_blocked", f"{url} answers {response.status}")
        if response.status >= 500:
            raise Kept("robots_unavailable", f"{url} answers {response.status}")
        return self._parse(url, response.body if response.status < 300 else b"")

    def _kept(self, url: str) -> bytes | None:
        """The file as an earlier run had it, where that is recent and was an answer; b"" for one that said there is none."""
        if not self.hours:
            return None
        capture = self.session.writer.ledger.last_capture(url, self.session.clock() - self.hours)
        if capture is None or capture.status in CHALLENGES or not (capture.status < 300 or 400 <= capture.status < 500):
            return None
        if capture.status >= 400:
            return b""
        return read_capture(self.session.place.warc / capture.warc_file, capture.warc_offset, capture.warc_length).body

    def _parse(self, url: str, body: bytes) -> RobotParser:
        if body.lstrip()[:1] == b"<":
            logger.info("%s is a web page, not rules: taken as none", url)
            body = b""
        rules: RobotParser = build_from_crawler(load_object(self.crawler.settings["ROBOTSTXT_PARSER"]), self.crawler, body)
        return rules

"""robots.txt as RFC 9309 has it: 4xx allows everything; 5xx or no answer holds the host off. Scrapy's own takes that for a permission."""

from __future__ import annotations

import asyncio
import logging
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Request
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.misc import build_from_crawler, load_object

logger = logging.getLogger(__name__)

CHALLENGES = (468, 521)  # 5xx-like answers of firewalls: the host shuts us out (FACTS.md §5); 412 and 403 are 4xx and say nothing


class Kept(IgnoreRequest):
    """A request that robots.txt keeps us from: its reason is ``forbidden_by_robots``, ``robots_unavailable`` or ``robots_blocked``."""

    stage = "robots"

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


class Robots:
    """Asks each host once a run, before its first page."""

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self.crawler = crawler
        self.agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["USER_AGENT"]
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
            self._rules[parts.netloc] = asyncio.ensure_future(self._ask(f"{parts.scheme}://{parts.netloc}/robots.txt"))
        rules = await self._rules[parts.netloc]
        if not rules.allowed(request.url, self.agent):
            raise Kept("forbidden_by_robots", f"closed by robots.txt: {request.url}")

    async def _ask(self, url: str) -> RobotParser:
        """The rules of a host. Raises :class:`Kept` where they cannot be had."""
        request = Request(url, priority=1000, meta={"dont_obey_robotstxt": True}, callback=NO_CALLBACK)
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
        body = response.body if response.status < 300 else b""
        if body.lstrip()[:1] == b"<":
            logger.info("%s is a web page, not rules: taken as none", url)
            body = b""
        rules: RobotParser = build_from_crawler(load_object(self.crawler.settings["ROBOTSTXT_PARSER"]), self.crawler, body)
        return rules

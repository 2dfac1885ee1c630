"""``ARCHIVE_REPLAY``: every request is answered from captures, and no connection is opened."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Headers, Request, Response
from scrapy.responsetypes import responsetypes

from archiver.captures.replay import Replay


class NotCaptured(IgnoreRequest):
    """The replay holds no answer to this request: a recorded failure."""

    stage = "replay"
    reason = "not_in_replay"


class ReplayResponse:
    """Innermost of the downloader middlewares: it takes the network's place."""

    def __init__(self, replay: Replay) -> None:
        self.replay = replay

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy; absent where nothing is replayed."""
        path = crawler.settings.get("ARCHIVE_REPLAY")
        if not path:
            raise NotConfigured
        return cls(Replay(Path(path)))

    def process_request(self, request: Request) -> Response:
        """The stored answer, as it came off the wire then; ``fetched_at`` in meta is the time of that capture."""
        stored = self.replay.find(request.url, request.method)
        if stored is None:
            raise NotCaptured(f"the replay has no capture of {request.url}")
        request.meta["fetched_at"] = stored.fetched_at
        headers = Headers()
        for name, value in stored.served_headers():
            headers.appendlist(name, value)
        kind = responsetypes.from_args(headers=headers, url=request.url, body=stored.raw_body)
        return kind(request.url, status=stored.status, headers=headers, body=stored.raw_body, request=request)

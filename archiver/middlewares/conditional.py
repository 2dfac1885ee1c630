"""Asks only for what changed: If-None-Match and If-Modified-Since from the last capture; a 304 is read from that capture again."""

from __future__ import annotations

from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Headers, Request, Response
from scrapy.responsetypes import responsetypes

from archiver.captures.exchange import RefersTo
from archiver.captures.read import read_capture
from archiver.items import Errand
from archiver.session import Session


class Conditional:
    """Inside redirects and decompression, outside the capture: the 304 itself is kept as a revisit record."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy; a replay asks nobody, so it needs no conditions."""
        if crawler.settings.get("ARCHIVE_REPLAY"):
            raise NotConfigured
        return cls(Session.of(crawler))

    def process_request(self, request: Request) -> None:
        """Add the validators of the capture that was read last."""
        errand: Errand | None = request.meta.get("errand")
        last = self.session.writer.earlier(errand.document_id) if errand else None
        if last is None or not (last.etag or last.last_modified) or last.url != request.url:
            return
        if last.etag:
            request.headers["If-None-Match"] = last.etag
        if last.last_modified:
            request.headers["If-Modified-Since"] = last.last_modified
        request.meta["confirms"] = RefersTo(last.url, last.fetched_at, last.record_id, last.sha256)
        request.meta["confirmed"] = last

    def process_response(self, request: Request, response: Response) -> Response:
        """Put the body that a 304 confirms in its place."""
        last = request.meta.get("confirmed")
        if response.status != 304 or last is None:
            return response
        stored = read_capture(self.session.place.warc / last.warc_file, last.warc_offset, last.warc_length)
        headers = Headers()
        for name, value in stored.served_headers():
            if name.lower() != b"content-encoding":  # the body is given decoded
                headers.appendlist(name, value)
        kind = responsetypes.from_args(headers=headers, url=request.url, body=stored.body)
        return kind(request.url, status=stored.status, headers=headers, body=stored.body, request=request, flags=["revisit"])

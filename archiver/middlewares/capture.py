"""Every response is kept whole, raw as it came off the wire, before anyone has judged it."""

from __future__ import annotations

from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Headers, Request, Response
from twisted.web.http import RESPONSES

from archiver.captures.errands import written
from archiver.captures.exchange import Exchange
from archiver.errors import WriteFailed
from archiver.items import Errand
from archiver.session import Session


class NotKept(IgnoreRequest):
    """The response could not be written: it counts as never received, and the run stops."""

    stage = "capture"
    reason = "write_failed"


class CaptureResponse:
    """Appends request and response to the WARC file and inserts the capture's row; both are safe once the writer commits."""

    def __init__(self, crawler: Crawler) -> None:
        self.stats = crawler.stats
        self.session = Session.of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Remember when the request left: the capture's time, which a replay sets back to the time of old."""
        request.meta["fetched_at"] = self.session.clock()

    def process_response(self, request: Request, response: Response) -> Response:
        """Keep the exchange; the capture travels on in ``meta``."""
        errand: Errand | None = request.meta.get("errand")
        try:
            capture = self.session.warc.append(exchange_of(request, response, errand))
            self.session.writer.add_capture(capture, run_id=self.session.run_id, document=errand.document_id if errand else None)
        except WriteFailed as error:
            self.session.halt(error)
            raise NotKept(str(error)) from error
        request.meta["capture"] = capture
        self.stats.inc_value("archive/captures")
        return response


def exchange_of(request: Request, response: Response, errand: Errand | None = None) -> Exchange:
    """What went out and what came back, as the captures room takes it."""
    return Exchange(
        url=request.url,
        method=request.method,
        request_headers=_pairs(request.headers),
        fetched_at=request.meta["fetched_at"],
        status=response.status,
        reason=RESPONSES.get(response.status, b"").decode("latin-1"),
        headers=_pairs(response.headers),
        body=response.body,
        ip=str(response.ip_address) if response.ip_address and not request.meta.get("proxy") else None,
        protocol=response.protocol,
        truncated="disconnect" if "partial" in response.flags else None,
        refers_to=request.meta.get("confirms"),
        errand=written(errand, request.meta.get("redirect_urls", [request.url])[0]) if errand else None,
    )


def _pairs(headers: Headers) -> list[tuple[bytes, bytes]]:
    return [(name, value) for name, values in headers.items() for value in values]

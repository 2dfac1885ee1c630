"""What the crawler hands over to be kept: one request and the answer to it, as it came over the wire."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

HeaderLines = Sequence[tuple[str | bytes, str | bytes]]


@dataclass(frozen=True, slots=True)
class RefersTo:
    """The earlier capture that a 304 confirms. ``record_id`` is ``urn:uuid:…``, ``sha256`` the hex digest of its payload where known."""

    url: str
    fetched_at: datetime
    record_id: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """The record of a file made elsewhere that a capture was copied from: the file's name, the offset in it (bytes), the record's id."""

    file: str
    offset: int
    record_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and its response. Header names and values given as text are Latin-1, as Python's HTTP libraries have it, else UTF-8.

    ``body`` is the payload as transferred, de-chunked but with its Content-Encoding kept. ``fetched_at`` is aware.
    ``truncated`` is a reason of WARC 1.1 §5.13: ``length``, ``time``, ``disconnect`` or ``unspecified``.
    ``final_url`` is where a redirect points; left at None it is taken from Location.
    """

    url: str
    fetched_at: datetime
    status: int
    headers: HeaderLines
    body: bytes = b""
    method: str = "GET"
    request_headers: HeaderLines = ()
    request_body: bytes = b""
    reason: str = ""
    ip: str | None = None
    protocol: str | None = None  # as Scrapy names it: HTTP/1.0, HTTP/1.1, h2
    truncated: str | None = None
    refers_to: RefersTo | None = None
    final_url: str | None = None
    origin: Origin | None = None
    errand: str | None = None  # JSON in ASCII: why it was asked for, see ``captures.errands``

    @property
    def is_revisit(self) -> bool:
        """True for a 304 without a body that confirms a known capture; any other 304 is kept as a plain response."""
        return self.status == 304 and self.refers_to is not None and not self.body


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Who made the files and by what rules: the fields of each file's warcinfo record (WARC 1.1 §6.2). Empty ones are left out."""

    software: str
    operator: str = ""
    contact: str = ""  # an address or a page for complaints
    user_agent: str = ""
    robots: str = "obey"
    description: str = ""

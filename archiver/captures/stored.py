"""What a WARC file gives back: one record, and the HTTP answer in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from archiver.captures import heads


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """One response or revisit record as read from a file.

    ``payload`` is what the digest is over; ``raw_body`` the same without a chunked Transfer-Encoding, which only files made elsewhere keep;
    ``body`` is ``raw_body`` without its Content-Encoding, or ``raw_body`` itself where that failed and ``coding_fault`` says why.
    """

    kind: str  # WARC-Type
    url: str
    fetched_at: datetime  # WARC-Date, UTC
    record_id: str  # urn:uuid:…
    fields: list[tuple[str, str]]  # of the WARC record, as written
    status: int  # 0 where the record holds no HTTP message
    reason: str
    headers: list[heads.Header]
    payload: bytes
    raw_body: bytes
    body: bytes
    coding_fault: str | None = None

    def field(self, name: str) -> str | None:
        """The value of the WARC field *name*, in any case, or None."""
        return next((value for key, value in self.fields if key.lower() == name.lower()), None)

    def header(self, name: str) -> str | None:
        """The first value of the HTTP header *name*, in any case, or None."""
        value = heads.first(self.headers, name.lower().encode())
        return None if value is None else heads.to_text(value)

    def header_map(self) -> dict[str, str]:
        """The HTTP headers by lower-case name, repeated ones joined by ``, ``: what ``reading.model.Page`` takes."""
        found: dict[str, str] = {}
        for name, value in self.headers:
            key = heads.to_text(name).lower()
            found[key] = f"{found[key]}, {heads.to_text(value)}" if key in found else heads.to_text(value)
        return found

    def served_headers(self) -> list[heads.Header]:
        """The HTTP headers that are true of ``raw_body``: for whoever replays the answer."""
        return [(name, value) for name, value in self.headers if name.lower() not in _UNTRUE and not name.startswith(heads.ORIGINAL)]

    @property
    def location(self) -> str | None:
        """Where a redirect points, made absolute; None for any other answer."""
        target = self.header("location") if 300 <= self.status < 400 else None
        try:
            return None if target is None else urljoin(self.url, target)
        except ValueError:  # a Location that is no URL, e.g. http://[
            return None

    @property
    def truncated(self) -> str | None:
        """The reason given where the body was cut short while it was fetched."""
        return self.field("WARC-Truncated")


_UNTRUE = frozenset({b"transfer-encoding", b"content-length"})

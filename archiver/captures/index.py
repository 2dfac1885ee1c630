"""Which record answers which request: told from one pass over the files, revisits resolved to the records they confirm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urldefrag, urlsplit, urlunsplit

from w3lib.url import safe_url_string

from archiver.captures import heads, parse
from archiver.captures.sources import Source
from archiver.captures.walk import Record

Key = tuple[str, str]  # method, canonical URL


class Place(NamedTuple):
    """Where a record stands."""

    source: Source
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class _Seen:
    """A response, or a revisit and what it refers to (``url`` is then the one it confirms)."""

    record_id: str
    asked: str
    url: str
    at: datetime
    original_at: datetime | None
    digest: str
    place: Place


def canonical(url: str) -> str:
    """*url* as the index knows it: no fragment, escaped as Scrapy escapes it, scheme and host in lower case, never an empty path."""
    try:
        parts = urlsplit(urldefrag(safe_url_string(url)).url)
    except ValueError:  # no URL at all, e.g. http://[
        return url
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", parts.query, ""))


def alternatives(url: str) -> Iterator[str]:
    """The canonical *url*, then the same with http and https swapped, with www. added or dropped, and with both."""
    yield url
    scheme, _, rest = url.partition("://")
    swapped = {"http": "https", "https": "http"}.get(scheme)
    if swapped:
        other = rest.removeprefix("www.") if rest.startswith("www.") else f"www.{rest}"
        yield f"{swapped}://{rest}"
        yield f"{scheme}://{other}"
        yield f"{swapped}://{other}"


class Index:
    """Filled with ``add``, record by record in any order; ``answers`` then says which record answers which request."""

    def __init__(self) -> None:
        self._methods: dict[str, str] = {}  # of each request, by the id of its response
        self._responses: list[_Seen] = []
        self._revisits: list[_Seen] = []

    def add(self, source: Source, record: Record) -> None:
        """Takes note of *record*, where it is one that counts. Raises BadRecord where its WARC-Date is none."""
        kind = record.fields.kind
        if kind == "request":
            self._methods[record.fields.get("WARC-Concurrent-To")] = record.start.partition(b" ")[0].decode("latin-1")
        elif kind == "revisit":
            self._revisits.append(_revisit(source, record))
        elif kind == "response" and _can_answer(record):
            self._responses.append(_response(source, record))

    def answers(self) -> dict[Key, Place]:
        """The place of the latest answer to each request; a revisit counts as the record it confirms, at its own date."""
        latest: dict[Key, tuple[datetime, Place]] = {}
        for seen, place in [*((seen, seen.place) for seen in self._responses), *self._resolved()]:
            key = (self._methods.get(seen.record_id, "GET"), seen.asked)
            if key not in latest or seen.at >= latest[key][0]:
                latest[key] = (seen.at, place)
        return {key: place for key, (_, place) in latest.items()}

    def _resolved(self) -> Iterator[tuple[_Seen, Place]]:
        by_id = {seen.record_id: seen.place for seen in self._responses}
        by_date = {(seen.url, seen.at): seen.place for seen in self._responses}
        by_digest = {(seen.url, seen.digest): seen.place for seen in self._responses if seen.digest}
        for revisit in self._revisits:
            place = (
                by_id.get(revisit.record_id)
                or (by_date.get((revisit.url, revisit.original_at)) if revisit.original_at else None)
                or by_digest.get((revisit.url, revisit.digest))
            )
            if place:
                yield revisit, place


def _can_answer(record: Record) -> bool:
    """A whole HTTP response, and no 304: the requests of a replay are not conditional."""
    whole = record.start.startswith(b"HTTP/") and not record.fields.get("WARC-Segment-Number")
    return whole and heads.read_head(record.start).status != 304


def _response(source: Source, record: Record) -> _Seen:
    fields = record.fields
    url = canonical(fields.get("WARC-Target-URI"))
    place = Place(source, record.offset, record.length)
    return _Seen(fields.get("WARC-Record-ID"), url, url, fields.date, None, fields.get("WARC-Payload-Digest"), place)


def _revisit(source: Source, record: Record) -> _Seen:
    fields = record.fields
    asked = canonical(fields.get("WARC-Target-URI"))
    url = fields.get("WARC-Refers-To-Target-URI")
    return _Seen(
        record_id=fields.get("WARC-Refers-To"),
        asked=asked,
        url=canonical(url) if url else asked,
        at=fields.date,
        original_at=parse.read_date(fields.get("WARC-Refers-To-Date")),
        digest=fields.get("WARC-Payload-Digest"),
        place=Place(source, record.offset, record.length),
    )

"""Files made elsewhere, gone through for what they hold: every whole HTTP answer, whatever stands damaged between them."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from urllib.parse import urljoin

from archiver.captures import heads, index, members, parse
from archiver.captures.read import read_at, reason
from archiver.captures.sources import Source
from archiver.captures.stored import Stored
from archiver.captures.walk import BadAt, Record, walk
from archiver.errors import ArchiveDamaged

_UNREADABLE = (OSError, parse.BadRecord, members.BadMember, zipfile.BadZipFile, zlib.error, EOFError)
_CHUNK = 1024 * 1024
_STARTS = (members.GZIP + b"\x08", b"WARC/1.")


@dataclass(frozen=True, slots=True)
class Entry:
    """One response or revisit to a GET. ``url`` is canonical as in a replay; ``location`` where a redirect points, absolute."""

    source: Source
    offset: int
    length: int
    url: str
    at: datetime
    record_id: str
    kind: str
    status: int
    location: str | None
    confirms: tuple[str, str]  # of a revisit: record id and payload digest of what it refers to

    def read(self) -> Stored:
        """The record. Raises ArchiveDamaged."""
        try:
            with self.source.open() as file:
                return read_at(file, self.offset, self.length)
        except _UNREADABLE as error:
            raise ArchiveDamaged(f"{self.source} at byte {self.offset}: {reason(error)}") from error


def entries(source: Source, faulty: Callable[[str], None]) -> list[Entry]:
    """The answers in *source*, in their order; *faulty* is told of what is damaged, and what is whole behind it is found again."""
    found: list[Entry] = []
    methods: dict[str, str] = {}
    for record in _records(source, faulty):
        fields = record.fields
        try:
            if fields.kind == "request":
                methods[fields.get("WARC-Concurrent-To")] = record.start.partition(b" ")[0].decode("latin-1")
            elif fields.kind in ("response", "revisit") and record.start.startswith(b"HTTP/") and not fields.get("WARC-Segment-Number"):
                found.append(_entry(source, record))
        except parse.BadRecord as error:
            faulty(f"{source} at byte {record.offset}: {error}")
    return [entry for entry in found if methods.get(entry.record_id, "GET") == "GET" and entry.url.startswith(("http://", "https://"))]


def _entry(source: Source, record: Record) -> Entry:
    fields, head = record.fields, heads.read_head(record.start)
    url = fields.get("WARC-Target-URI")
    location = heads.first(head.headers, b"location") if 300 <= head.status < 400 else None
    confirms = (fields.get("WARC-Refers-To"), fields.get("WARC-Payload-Digest"))
    own = (index.canonical(url), fields.date, fields.get("WARC-Record-ID"), fields.kind, head.status)
    return Entry(source, record.offset, record.length, *own, _absolute(url, location), confirms)


def _absolute(url: str, location: bytes | None) -> str | None:
    if location is None:
        return None
    try:
        return urljoin(url, heads.to_text(location))
    except ValueError:  # a Location that is no URL, e.g. http://[
        return None


def _records(source: Source, faulty: Callable[[str], None]) -> Iterator[Record]:
    offset: int | None = 0
    told = False
    while offset is not None:
        with source.open() as file:
            try:
                for record in walk(file, offset):
                    told = False
                    yield record
                offset = None
            except BadAt as error:
                if not told:  # one line a damaged place, however often its bytes look like the start of a record
                    faulty(f"{source} {error}")
                told = True
                offset = _next_start(file, error.offset + 1)
            except _UNREADABLE as error:
                faulty(f"{source}: {reason(error)}")
                offset = None


def _next_start(file: BinaryIO, offset: int) -> int | None:
    """Where the bytes behind *offset* look like the start of a record again; None where nowhere."""
    file.seek(offset)
    window, base = b"", offset
    while chunk := file.read(_CHUNK):
        window += chunk
        places = [place for start in _STARTS if (place := window.find(start)) >= 0]
        if places:
            return base + min(places)
        base += len(window) - len(_STARTS[1])
        window = window[-len(_STARTS[1]) :]
    return None

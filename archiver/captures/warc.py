"""The writer: appends exchanges to WARC files, one gzip member a record, and says where each one stands."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import NamedTuple
from urllib.parse import urljoin

from archiver.captures import heads, naming, records
from archiver.captures.exchange import Exchange, Provenance
from archiver.captures.files import AppendFile, failing_at
from archiver.captures.members import deflate
from archiver.errors import WriteFailed
from archiver.items import Capture

MAX_BYTES = 1_000_000_000  # the size WARC 1.1 annex C recommends


def _now() -> datetime:
    return datetime.now(UTC)


def _new_id() -> str:
    return uuid.uuid4().urn


class WarcWriter:
    """Appends to files of its own in *folder*, which is made where it is missing. One thread at a time.

    A file is opened at the first append, with a warcinfo record that holds *software* … *description*; it is left for the next
    one before it would pass *max_bytes*.
    A capture may be acknowledged (committed) only after ``sync`` has returned: FAULTS.md, fact 3.
    Every failure of the system is a WriteFailed that names the path.
    """

    def __init__(
        self,
        folder: Path,
        prefix: str,
        *,
        software: str,
        operator: str = "",
        contact: str = "",
        user_agent: str = "",
        robots: str = "obey",
        description: str = "",
        max_bytes: int = MAX_BYTES,
        clock: Callable[[], datetime] = _now,
        new_id: Callable[[], str] = _new_id,
    ) -> None:
        self.folder = folder
        self.prefix = naming.check_prefix(prefix)
        self.provenance = Provenance(
            software=software, operator=operator, contact=contact, user_agent=user_agent, robots=robots, description=description
        )
        self.max_bytes = max_bytes
        self._clock = clock
        self._new_id = new_id
        self._serial = 0
        self._file: AppendFile | None = None
        self._info_id = ""
        self._head_end = 0  # where the warcinfo record ends: a file holds at least one capture beyond it

    def __enter__(self) -> WarcWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def path(self) -> Path | None:
        """The file now open, or None."""
        return self._file.path if self._file else None

    def append(self, exchange: Exchange) -> Capture:
        """Writes the request and the response of *exchange*, in that order, so that the end of the response is the end of the capture.

        The capture's offset and length span the response's (or revisit's) member. Raises WriteFailed, after which the file
        is cut back to its last whole record and refuses more until ``roll``; what was appended before can still be synced.
        """
        headers = heads.stored_headers(exchange.headers, len(exchange.body))
        request_id, response_id = self._new_id(), self._new_id()
        file = self._file or self._open()
        request, response = self._members(exchange, headers, request_id, response_id)
        if file.end > self._head_end and file.end + len(request) + len(response) > self.max_bytes:
            self.roll()
            file = self._open()
            request, response = self._members(exchange, headers, request_id, response_id)
        offset = file.append(request + response) + len(request)
        return _capture(exchange, headers, _Place(file.path.name, offset, len(response), response_id))

    def sync(self) -> None:
        """On return every capture appended so far would survive a power cut. Raises WriteFailed."""
        if self._file:
            self._file.sync()

    def roll(self) -> None:
        """Closes the file, synced; the next append opens another. Raises WriteFailed where it could not be synced."""
        if self._file:
            self._file.close()  # where it raises, the file stays ours, so that no later sync vouches for what is lost
            self._file = None

    def close(self) -> None:
        """As ``roll``; the writer may still be used afterwards."""
        self.roll()

    def _members(self, exchange: Exchange, headers: list[heads.Header], request_id: str, response_id: str) -> tuple[bytes, bytes]:
        request = records.request_record(exchange, request_id, response_id, self._info_id)
        response = records.response_record(exchange, headers, response_id, request_id, self._info_id)
        return deflate(request), deflate(response)

    def _open(self) -> AppendFile:
        with failing_at(self.folder):
            self.folder.mkdir(mode=0o750, parents=True, exist_ok=True)
        at = self._clock()
        file = AppendFile(self.folder / naming.new_name(self.prefix, at, self._serial))
        self._serial += 1
        self._info_id = self._new_id()
        try:
            file.append(deflate(records.info_record(self._info_id, at, file.path.name, self.provenance)))
        except WriteFailed:
            file.discard()
            raise
        self._head_end = file.end
        self._file = file
        return file


class _Place(NamedTuple):
    warc_file: str
    warc_offset: int
    warc_length: int
    record_id: str


def _capture(exchange: Exchange, headers: list[heads.Header], place: _Place) -> Capture:
    def text(field: bytes) -> str | None:
        value = heads.first(headers, field)
        return heads.to_text(value) if value else None

    return Capture(
        url=exchange.url,
        final_url=exchange.final_url or _destination(exchange, text(b"location")),
        fetched_at=exchange.fetched_at,
        status=exchange.status,
        content_type=text(b"content-type"),
        bytes=len(exchange.body),
        sha256=hashlib.sha256(exchange.body).hexdigest(),
        etag=text(b"etag"),
        last_modified=text(b"last-modified"),
        revisit=exchange.is_revisit,
        origin=json.dumps(asdict(exchange.origin), ensure_ascii=False) if exchange.origin else None,
        **place._asdict(),
    )


def _destination(exchange: Exchange, location: str | None) -> str:
    """Where a redirect points, made absolute; the URL itself for any other answer."""
    if location is None or not 300 <= exchange.status < 400:
        return exchange.url
    try:
        return urljoin(exchange.url, location)
    except ValueError:  # a Location that is no URL, e.g. http://[
        return exchange.url

"""The bytes of one WARC record, taken apart by warcio and held against its own Content-Length."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import NamedTuple

from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

END = b"\r\n\r\n"
MAGIC = b"WARC/"

_COMMON_VERSIONS = (b"WARC/1.0\r\n", b"WARC/1.1\r\n")
_VERSION_LINE = len(b"WARC/1.1\r\n")
_MOST_COMMON = 8192  # bytes

_NAME = re.compile("[0-9A-Za-z-]+")

_PARSER = StatusAndHeadersParser(ArcWarcRecordLoader.WARC_TYPES)


class BadRecord(ValueError):
    """The bytes are no whole WARC record. The message says what is wrong."""


class Fields(NamedTuple):
    """The header of a record: its named fields, where its block begins, and how long that is (bytes)."""

    fields: list[tuple[str, str]]
    block_at: int
    block_length: int

    @property
    def size(self) -> int:
        """Bytes of the whole record, with the two empty lines that end it."""
        return self.block_at + self.block_length + len(END)

    def get(self, name: str) -> str:
        """The value of the field *name*, in any case; empty where it is missing. URIs lose the <> that some writers put around them."""
        value = next((value for key, value in self.fields if key.lower() == name.lower()), "").strip()
        return value[1:-1] if value.startswith("<") and value.endswith(">") else value

    @property
    def kind(self) -> str:
        """WARC-Type: response, request, revisit, warcinfo …"""
        return self.get("WARC-Type").lower()

    @property
    def date(self) -> datetime:
        """WARC-Date in UTC. Raises BadRecord."""
        text = self.get("WARC-Date")
        moment = read_date(text)
        if moment is None:
            raise BadRecord(f"WARC-Date {text[:40]!r} is no date")
        return moment


def read_date(text: str) -> datetime | None:
    """A WARC date (WARC 1.1 §5.4) in UTC, or None where *text* is none. A day, or less, alone is no instant, so None too."""
    text = text.upper()
    if "T" not in text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def read_fields(data: bytes) -> Fields:
    """The header at the start of *data*. Raises BadRecord."""
    if data[: len(MAGIC)].upper() != MAGIC:  # RFC 2616 §3.1, which WARC follows: names of versions know no case
        raise BadRecord("not a WARC record" if data else "empty")
    fields, block_at = _common(data) or _any(data)
    length = next((value for name, value in fields if name.lower() == "content-length"), "").strip()
    if not (length.isascii() and length.isdigit() and len(length) <= 18):
        raise BadRecord(f"Content-Length {length[:40]!r} is no number")
    return Fields(fields, block_at, int(length))


def _common(data: bytes) -> tuple[list[tuple[str, str]], int] | None:
    """The fields of a header as nearly all writers make it, read in a fifth of the time; None for any other, which warcio may read."""
    end = data.find(END, 0, _MOST_COMMON)
    head = data[:end]
    if end < 0 or not head.isascii() or not head.startswith(_COMMON_VERSIONS):
        return None
    lines = [line.partition(": ") for line in head[_VERSION_LINE:].decode("ascii").split("\r\n")]
    if not all(colon and _NAME.fullmatch(name) and value.isprintable() and value == value.strip() for name, colon, value in lines):
        return None
    return [(name, value) for name, _, value in lines], end + len(END)


def _any(data: bytes) -> tuple[list[tuple[str, str]], int]:
    stream = BytesIO(data)
    try:
        header = _PARSER.parse(stream)
    except (StatusAndHeadersParserException, EOFError) as error:
        raise BadRecord("unknown WARC version") from error
    return list(header.headers), stream.tell()


def split(record: bytes) -> tuple[Fields, bytes]:
    """The header and the block of *record*, which must be one record and nothing else. Raises BadRecord."""
    fields = read_fields(record)
    if len(record) != fields.size:
        raise BadRecord(f"record of {len(record)} bytes where its Content-Length makes {fields.size}")
    if not record.endswith(END):
        raise BadRecord("record does not end in two empty lines")
    return fields, record[fields.block_at : -len(END)]

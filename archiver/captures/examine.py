"""A WARC file examined in one pass: every record opened once, every byte of it accounted for, every digest held against it."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from archiver.captures import digests, members, parse, rules
from archiver.captures.read import MAX_RECORD
from archiver.captures.walk import BadAt

CHUNK = 32 * 1024  # read at a time; opens to 33 MB at most, deflate's ratio being 1,032

_WITH_PAYLOAD = frozenset({"response", "request"})


class Examined(NamedTuple):
    """One record: *offset* and *length* in bytes of the file, *size* opened; digests (hex); what is wrong with it, if anything."""

    offset: int
    length: int
    size: int
    kind: str  # WARC-Type
    record_id: str
    block_sha256: str
    sha256: str
    fault: str | None

    @property
    def end(self) -> int:
        """Where the next record begins."""
        return self.offset + self.length


class Opened(NamedTuple):
    """The bytes of one record as they stand in the file, and opened."""

    packed: bytes
    record: bytes


def examine(file: BinaryIO, offset: int = 0, *, ours: bool = False) -> Iterator[Examined]:
    """The records of *file* from *offset* on, where one must begin. Of *ours* every gzip member must be, bit by bit, the one we wrote.

    A record that is whole but wrong comes with its ``fault``; where the bytes are no record, nothing behind them can be found: BadAt.
    Raises OSError too.
    """
    for opened in _records(file, offset):
        try:
            yield check_record(offset, opened, ours=ours)
        except parse.BadRecord as error:
            raise BadAt(offset, error) from None
        offset += len(opened.packed)


def check_record(offset: int, opened: Opened, *, ours: bool) -> Examined:
    """One record, examined. Raises BadRecord where the bytes are no whole record and nothing else."""
    fields, block = parse.split(opened.record)
    payload = digests.payload(block)
    block_sha256 = hashlib.sha256(block).hexdigest()
    sha256 = block_sha256 if len(payload) == len(block) else hashlib.sha256(payload).hexdigest()
    whole = fields.kind in _WITH_PAYLOAD and not fields.get("WARC-Segment-Number")
    fault = None
    if ours and not members.is_untouched(opened.packed):
        fault = "gzip member opens, but is not the one that was written"
    elif not digests.holds(fields.get("WARC-Block-Digest"), block, block_sha256):
        fault = "block digest differs"
    elif whole and not digests.holds(fields.get("WARC-Payload-Digest"), payload, sha256):
        fault = "payload digest differs"
    fault = fault or rules.broken(fields, block)
    length, size = len(opened.packed), len(opened.record)
    return Examined(offset, length, size, fields.kind, fields.get("WARC-Record-ID"), block_sha256, sha256, fault)


def _records(file: BinaryIO, offset: int) -> Iterator[Opened]:
    file.seek(offset)
    rest = file.read(CHUNK)
    if rest.startswith(members.GZIP):
        yield from _gzipped(file, offset, rest)
    else:
        yield from _plain(file, offset, rest)


def _gzipped(file: BinaryIO, offset: int, rest: bytes) -> Iterator[Opened]:
    while rest:
        opened, rest = _member(file, offset, rest)
        yield opened
        offset += len(opened.packed)
        rest = rest or file.read(CHUNK)


def _member(file: BinaryIO, offset: int, data: bytes) -> tuple[Opened, bytes]:
    """The gzip member that *data* begins, and what was read beyond it."""
    opener = zlib.decompressobj(members.WBITS)
    packed: list[bytes] = []
    opened: list[bytes] = []
    size = 0
    while data and size <= MAX_RECORD:
        try:
            opened.append(opener.decompress(data))
        except zlib.error as error:
            raise BadAt(offset, f"damaged gzip member ({error})") from None
        size += len(opened[-1])
        if opener.eof:
            rest = opener.unused_data
            packed.append(data[: len(data) - len(rest)])
            return Opened(b"".join(packed), b"".join(opened)), rest
        packed.append(data)
        data = file.read(CHUNK)
    raise BadAt(offset, f"gzip member opens to more than {MAX_RECORD} bytes" if data else "torn gzip member")


def _plain(file: BinaryIO, offset: int, rest: bytes) -> Iterator[Opened]:
    while rest:
        try:
            size = parse.read_fields(rest).size
        except parse.BadRecord as error:
            raise BadAt(offset, error) from None
        if size > MAX_RECORD:
            raise BadAt(offset, f"record of {size} bytes; at most {MAX_RECORD} are read")
        record = rest[:size] + file.read(max(0, size - len(rest)))
        if len(record) != size or not record.endswith(parse.END):
            raise BadAt(offset, "torn record, or a wrong Content-Length")
        yield Opened(record, record)
        offset += size
        rest = rest[size:]
        rest += file.read(CHUNK) if len(rest) < CHUNK else b""

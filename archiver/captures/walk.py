"""A whole WARC file, gzipped a record or plain, in one streaming pass: where each record stands and what its header says."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from archiver.captures import members, parse

CHUNK = 16 * 1024  # read at a time; opens to 16 MB at most, deflate's ratio being 1,032
HEAD = 64 * 1024  # kept of each record: its header and the HTTP header


class Record(NamedTuple):
    """A whole record: *offset* and *length* in bytes of the file, as ``read_capture`` takes them; *start* is the beginning of its block."""

    offset: int
    length: int
    fields: parse.Fields
    start: bytes


class BadAt(parse.BadRecord):
    """What follows the records before it is none. Raised by ``walk``; the message names the offset."""

    def __init__(self, offset: int, what: object) -> None:
        super().__init__(f"at byte {offset}: {what}")
        self.offset = offset


def walk(file: BinaryIO, offset: int = 0) -> Iterator[Record]:
    """The records of *file* from *offset* on, which must be where one begins. Raises BadAt at the first that is torn, damaged or no record.

    A gzip member is read to its end, so its CRC holds; of a plain record the length and the two lines at its end are checked.
    *file* is ours while we walk: whoever reads the records meanwhile opens it again.
    """
    file.seek(offset)
    gzipped = file.read(len(members.GZIP)) == members.GZIP
    file.seek(offset)
    return _gzipped(file, offset) if gzipped else _plain(file, offset)


class _Opened(NamedTuple):
    length: int  # of the member
    size: int  # of the record in it
    head: bytes
    rest: bytes  # read already, of the next member


def _gzipped(file: BinaryIO, offset: int) -> Iterator[Record]:
    rest = file.read(CHUNK)
    while rest:
        opened = _member(file, offset, rest)
        fields = _fields(opened.head, offset)
        if opened.size != fields.size:
            raise BadAt(offset, f"gzip member opens to {opened.size} bytes where one record has {fields.size}")
        yield Record(offset, opened.length, fields, opened.head[fields.block_at :])
        offset += opened.length
        rest = opened.rest or file.read(CHUNK)


def _member(file: BinaryIO, offset: int, data: bytes) -> _Opened:
    opener = zlib.decompressobj(members.WBITS)
    head = b""
    length = size = 0
    while data:
        try:
            out = opener.decompress(data)
        except zlib.error as error:
            raise BadAt(offset, f"damaged gzip member ({error})") from None
        length += len(data) - len(opener.unused_data)
        size += len(out)
        head += out[: HEAD - len(head)]
        if opener.eof:
            return _Opened(length, size, head, opener.unused_data)
        data = file.read(CHUNK)
    raise BadAt(offset, "torn gzip member")


def _plain(file: BinaryIO, offset: int) -> Iterator[Record]:
    while head := file.read(HEAD):
        fields = _fields(head, offset)
        file.seek(offset + fields.size - len(parse.END))
        if file.read(len(parse.END)) != parse.END:
            raise BadAt(offset, "torn record, or a wrong Content-Length")
        yield Record(offset, fields.size, fields, head[fields.block_at : fields.block_at + fields.block_length])
        offset += fields.size
        file.seek(offset)


def _fields(head: bytes, offset: int) -> parse.Fields:
    try:
        fields = parse.read_fields(head)
    except parse.BadRecord as error:
        raise BadAt(offset, error) from None
    if fields.block_at >= HEAD:
        raise BadAt(offset, f"record header of more than {HEAD} bytes")
    return fields

"""One gzip member a record: made in one known form, and opened to its very end.

``warcio check`` passes torn and altered files (FAULTS.md, fact 2); here a member counts only with its CRC and length read and right.
"""

from __future__ import annotations

import zlib

GZIP = b"\x1f\x8b"
HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # RFC 1952: deflate, no flags, no time, unknown system
LEVEL = 6  # level 9 saves 0.7 % of the bytes for 8 % of the time (PERFORMANCE.md)
WBITS = 31  # zlib: gzip framing
TRAILER = 8  # bytes of CRC and length behind the deflate stream


class BadMember(ValueError):
    """The bytes are no whole gzip member. Raised by ``inflate``; the message says what is wrong."""


def deflate(record: bytes) -> bytes:
    """*record* as one gzip member. Its header is the same ten bytes on every system, as no checksum covers them and a flip must show."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, WBITS)
    return HEADER + packer.compress(record)[len(HEADER) :] + packer.flush()


def inflate(member: bytes, max_bytes: int) -> bytes:
    """The record in *member*, which must be one whole gzip member and nothing else; at most *max_bytes* of it. Raises BadMember."""
    opener = zlib.decompressobj(WBITS)
    try:
        record = opener.decompress(member, max_bytes + 1)
    except zlib.error as error:
        raise BadMember(f"damaged gzip member ({error})") from None
    if len(record) > max_bytes:
        raise BadMember(f"gzip member opens to more than {max_bytes} bytes")
    if not opener.eof:
        raise BadMember("torn gzip member")
    if opener.unused_data:
        raise BadMember("bytes after the end of the gzip member")
    return record


def has_stray_bits(member: bytes) -> bool:
    """True where a bit is set that no reader looks at: behind the end of the deflate stream, in its last byte.

    *member* is whole. Its highest set bit there means nothing if the member opens as well without it.
    """
    last = member[-TRAILER - 1]
    if not last:
        return False
    opener = zlib.decompressobj(WBITS)
    cleared = last ^ (1 << (last.bit_length() - 1))
    try:
        opener.decompress(member[: -TRAILER - 1] + bytes([cleared]) + member[-TRAILER:])
    except zlib.error:
        return False
    return opener.eof

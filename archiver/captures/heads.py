"""HTTP header blocks as bytes: cleaned of what a hostile server puts in (FAULTS.md N22), written, and read back.

warcio's own parser decodes and strips, which loses bytes of Chinese header values; so the block is handled as bytes here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from archiver.captures.exchange import HeaderLines

Header = tuple[bytes, bytes]  # bytes, as the values of Chinese servers are in any encoding

ORIGINAL = b"X-Archive-Orig-"
SECRET = frozenset({b"authorization", b"proxy-authorization", b"cookie"})  # FAULTS.md T17: never written

_BREAKS = re.compile(rb"[\0\r\n]")
_NOT_TOKEN = re.compile(rb"[^!#$%&'*+\-.^_`|~0-9A-Za-z]")
_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"-?[0-9]{1,9}")


class Head(NamedTuple):
    """A response head. ``status`` is 0 where the line has no number; ``body_at`` is where the payload begins in the block."""

    status: int
    reason: str
    headers: list[Header]
    body_at: int


def to_bytes(value: str | bytes) -> bytes:
    """*value* as bytes: text as Latin-1 where it fits, else as UTF-8, a lone surrogate as ``?``."""
    if isinstance(value, bytes):
        return value
    try:
        return value.encode("latin-1")
    except UnicodeEncodeError:
        return value.encode("utf-8", "replace")


def clean_value(value: str | bytes) -> bytes:
    """A field value in one line: NUL, CR and LF become blanks, as RFC 9110 §5.5 tells a recipient to do."""
    return _BREAKS.sub(b" ", to_bytes(value)).strip(b" \t")


def clean_name(name: str | bytes) -> bytes:
    """A field name that is a token (RFC 9110 §5.1): any other byte becomes ``_``, so that no name can end a line or begin a fold."""
    return _NOT_TOKEN.sub(b"_", to_bytes(name)) or b"_"


def clean_headers(headers: HeaderLines) -> list[Header]:
    """All *headers*, cleaned, in their order."""
    return [(clean_name(name), clean_value(value)) for name, value in headers]


def stored_headers(headers: HeaderLines, body_length: int) -> list[Header]:
    """*headers* as they stand beside a body of *body_length* bytes that was de-chunked on its way.

    Transfer-Encoding, and a Content-Length that does not fit, keep their value under a name that no reader obeys.
    """
    fits = str(body_length).encode()
    return [_set_aside(name, value, fits) for name, value in clean_headers(headers)]


def _set_aside(name: bytes, value: bytes, fits: bytes) -> Header:
    lower = name.lower()
    untrue = lower == b"transfer-encoding" or (lower == b"content-length" and value != fits)
    return (ORIGINAL + name, value) if untrue else (name, value)


def without_secrets(headers: HeaderLines) -> list[Header]:
    """Request *headers*, cleaned, without those that carry credentials."""
    return [header for header in clean_headers(headers) if header[0].lower() not in SECRET]


def first(headers: Iterable[Header], name: bytes) -> bytes | None:
    """The first value of the field *name* (lower case), or None."""
    return next((value for key, value in headers if key.lower() == name), None)


def to_text(value: bytes) -> str:
    """A header value as text: UTF-8 where it is, else Latin-1, which loses nothing."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def write_head(start: bytes, headers: Iterable[Header]) -> bytes:
    """The block of a start line and cleaned *headers*, with the blank line that ends it."""
    lines = [start, *(name + b": " + value for name, value in headers), b"", b""]
    return b"\r\n".join(lines)


def read_head(block: bytes) -> Head:
    """The head of an HTTP response *block*; lenient, as the files of others are: bare LF, folded lines, lines without a colon (dropped)."""
    end = _END.search(block)
    head, body_at = (block[: end.start()], end.end()) if end else (block, len(block))
    start, *lines = head.replace(b"\r\n", b"\n").split(b"\n")
    _, _, rest = start.partition(b" ")
    code, _, reason = rest.strip().partition(b" ")
    status = int(code) if _STATUS.fullmatch(code) else 0
    return Head(status, to_text(reason.strip()), _fields(lines), body_at)


def is_request(block: bytes) -> bool:
    """True where *block* begins with the request line of HTTP/1.x."""
    return re.fullmatch(rb"[A-Z]{1,20} [^ ]+ HTTP/1\.[01]", block.partition(b"\n")[0].rstrip(b"\r")) is not None


def _fields(lines: Iterable[bytes]) -> list[Header]:
    fields: list[Header] = []
    for line in lines:
        if line[:1] in {b" ", b"\t"} and fields:
            name, value = fields[-1]
            fields[-1] = (name, value + b" " + line.strip(b" \t"))
            continue
        name, colon, value = line.partition(b":")
        if colon:
            fields.append((name.strip(b" \t"), value.strip(b" \t")))
    return fields

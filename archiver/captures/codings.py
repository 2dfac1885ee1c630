"""Content-Encoding undone, under a cap of size (FAULTS.md N5–N9): gzip of any number of members, deflate, br, zstd, also one on another."""

from __future__ import annotations

import importlib
import zlib
from collections.abc import Callable
from types import ModuleType
from typing import NamedTuple

from archiver.captures.members import GZIP

MAX_BYTES = 64 * 1024 * 1024
MAX_CODINGS = 4

GARBAGE = "trailing bytes"


class Decoded(NamedTuple):
    """``body`` is the raw bytes where ``fault`` is set, but for trailing bytes after a whole gzip body, which are dropped and named."""

    body: bytes
    fault: str | None = None


class _Fault(ValueError):
    """A coding that cannot be undone; the message says why. Never leaves this module."""


def decode(raw: bytes, content_encoding: str, max_bytes: int = MAX_BYTES) -> Decoded:
    """*raw* without the codings that *content_encoding* lists (RFC 9110 §8.4), at most *max_bytes* of it."""
    names = [name for part in content_encoding.lower().split(",") if (name := part.strip()) not in {"", "identity"}]
    if len(names) > MAX_CODINGS:
        return Decoded(raw, f"more than {MAX_CODINGS} codings")
    body, fault = raw, None
    for name in reversed(names):
        if not body:
            break
        try:
            body, note = _undo(name, body, max_bytes)
        except _Fault as error:
            return Decoded(raw, f"{name[:20]}: {error}")
        fault = f"{name}: {note}" if note else fault
    return Decoded(body, fault)


def _undo(name: str, data: bytes, limit: int) -> tuple[bytes, str | None]:
    coding = _CODINGS.get(name)
    if coding is None:
        raise _Fault("unknown coding")
    return coding(data, limit)


def _gunzip(data: bytes, limit: int) -> tuple[bytes, str | None]:
    out: list[bytes] = []
    left = limit
    while data:
        if not data.startswith(GZIP) and out:
            return b"".join(out), GARBAGE
        part, data = _unzlib(data, left, wbits=31)
        out.append(part)
        left -= len(part)
    return b"".join(out), None


def _inflate(data: bytes, limit: int) -> tuple[bytes, str | None]:
    """With the zlib header as the RFC has it or, as some servers send it, without."""
    try:
        body, rest = _unzlib(data, limit, wbits=15)
    except _Fault:
        body, rest = _unzlib(data, limit, wbits=-15)
    return body, GARBAGE if rest else None


def _unzlib(data: bytes, limit: int, wbits: int) -> tuple[bytes, bytes]:
    opener = zlib.decompressobj(wbits)
    try:
        body = opener.decompress(data, limit + 1)
    except zlib.error as error:
        raise _Fault(f"damaged ({error})") from None
    _check(len(body) <= limit, opener.eof)
    return body, opener.unused_data


def _unbrotli(data: bytes, limit: int) -> tuple[bytes, str | None]:
    brotli = _library("brotli")
    opener = brotli.Decompressor()
    out: list[bytes] = []
    size = 0
    try:
        while size <= limit and not opener.is_finished():
            part = opener.process(data, output_buffer_limit=limit + 1 - size)
            if not part and opener.can_accept_more_data():
                break
            out.append(part)
            size += len(part)
            data = b""
    except brotli.error as error:
        raise _Fault(f"damaged ({error})") from None
    _check(size <= limit, opener.is_finished())
    return b"".join(out), None


def _unzstd(data: bytes, limit: int) -> tuple[bytes, str | None]:
    zstd = _library("compression.zstd", "backports.zstd")
    out: list[bytes] = []
    left = limit
    while data:  # a body may be several frames
        opener = zstd.ZstdDecompressor()
        try:
            part = opener.decompress(data, left + 1)
        except zstd.ZstdError as error:
            raise _Fault(f"damaged ({error})") from None
        _check(len(part) <= left, opener.eof)
        out.append(part)
        left -= len(part)
        data = opener.unused_data
    return b"".join(out), None


def _check(fits: bool, whole: bool) -> None:
    if not fits:
        raise _Fault("too large")
    if not whole:
        raise _Fault("torn")


def _library(*names: str) -> ModuleType:
    """The first of the modules *names* that this machine has."""
    for name in names:
        try:
            return importlib.import_module(name)
        except ImportError:
            continue
    raise _Fault(f"no library for it here ({names[-1]})")


_CODINGS: dict[str, Callable[[bytes, int], tuple[bytes, str | None]]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _inflate,
    "br": _unbrotli,
    "zstd": _unzstd,
}

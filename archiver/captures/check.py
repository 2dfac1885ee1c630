"""Is what stands in the files still what was written? By bytes and digests; ``warcio check`` misses most damage (FAULTS.md, fact 2)."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterator
from pathlib import Path

from archiver.captures import heads, members, naming, parse
from archiver.captures.read import HTTP_KINDS, bytes_at, open_record, reason
from archiver.captures.walk import walk

_ALGORITHMS = frozenset({"md5", "sha1", "sha256", "sha512"})
_WITH_PAYLOAD = frozenset({"response", "request"})


def check_capture(path: Path, offset: int, length: int, sha256: str) -> str | None:
    """None where the response or revisit stands there whole, its payload of digest *sha256* (hex); else what is wrong, in one line."""
    try:
        with path.open("rb") as file:
            fields, block = _checked(path, bytes_at(file, offset, length))
    except (OSError, members.BadMember, parse.BadRecord) as error:
        return reason(error)
    if fields.kind not in HTTP_KINDS:
        return f"a {fields.kind or 'nameless'} record where a response was stored"
    if hashlib.sha256(_payload(block)).hexdigest() != sha256.lower():
        return "payload digest differs from the one committed"
    return None


def check_file(path: Path) -> Iterator[str]:
    """What is wrong in the WARC file *path*, record by record, each in one line that begins with the offset; nothing where all is well."""
    try:
        with path.open("rb") as walked, path.open("rb") as file:
            for record in walk(walked):
                fault = _check_record(path, bytes_at(file, record.offset, record.length))
                if fault:
                    yield f"at byte {record.offset}: {fault}"
    except (OSError, parse.BadRecord) as error:
        yield reason(error)


def _check_record(path: Path, data: bytes) -> str | None:
    try:
        _checked(path, data)
    except (members.BadMember, parse.BadRecord) as error:
        return str(error)
    return None


def _checked(path: Path, data: bytes) -> tuple[parse.Fields, bytes]:
    """The header and block of the record in *data*, every byte of it accounted for. Raises BadMember or BadRecord."""
    fields, block = parse.split(open_record(data))
    if naming.is_ours(path.name) and not members.is_untouched(data):
        raise members.BadMember("gzip member opens, but is not the one that was written")
    if not _digest_holds(fields.get("WARC-Block-Digest"), block):
        raise parse.BadRecord("block digest differs")
    whole = fields.kind in _WITH_PAYLOAD and not fields.get("WARC-Segment-Number")
    if whole and not _digest_holds(fields.get("WARC-Payload-Digest"), _payload(block)):
        raise parse.BadRecord("payload digest differs")
    return fields, block


def _digest_holds(field: str, data: bytes) -> bool:
    """True where *field* (``algorithm:value``, hex or base32) is the digest of *data*, or names none that we know."""
    algorithm, _, value = field.partition(":")
    algorithm = algorithm.lower().replace("sha-", "sha")
    if algorithm not in _ALGORITHMS:
        return True
    digest = hashlib.new(algorithm, data, usedforsecurity=False)
    try:
        want = bytes.fromhex(value) if len(value) == 2 * digest.digest_size else base64.b32decode(value, casefold=True)
    except (ValueError, binascii.Error):
        return False
    return want == digest.digest()


def _payload(block: bytes) -> bytes:
    """What a payload digest is over: the body of an HTTP message, else the whole block (WARC 1.1 §5.9)."""
    is_http = block.startswith(b"HTTP/") or heads.is_request(block)
    return block[heads.read_head(block).body_at :] if is_http else block

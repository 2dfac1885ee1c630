"""One record by file, offset and length: read whole, or checked byte by byte."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader

from archiver.captures import codings, heads, members, naming, parse
from archiver.captures.stored import Stored
from archiver.errors import ArchiveDamaged

MAX_RECORD = 256 * 1024 * 1024  # bytes of one record, opened

_HTTP_KINDS = frozenset({"response", "revisit"})


def read_capture(path: Path, offset: int, length: int, *, max_bytes: int = codings.MAX_BYTES) -> Stored:
    """The record of *length* bytes at *offset* in the WARC file *path*, gzipped a record or plain; its body decoded up to *max_bytes*.

    Raises ArchiveDamaged, naming file and offset, where the file cannot be read there or holds no whole record.
    """
    try:
        with path.open("rb") as file:
            return read_at(file, offset, length, max_bytes=max_bytes)
    except (OSError, members.BadMember, parse.BadRecord) as error:
        raise ArchiveDamaged(f"{path} at {offset}: {_reason(error)}") from error


def read_at(file: BinaryIO, offset: int, length: int, *, max_bytes: int = codings.MAX_BYTES) -> Stored:
    """As ``read_capture``, from an open file. Raises OSError, BadMember or BadRecord."""
    fields, block = parse.split(_record_at(file, offset, length))
    is_http = fields.kind in _HTTP_KINDS and block.startswith(b"HTTP/")
    head = heads.read_head(block) if is_http else heads.Head(0, "", [], 0)
    payload = block[head.body_at :]
    raw = _dechunk(payload, head.headers)
    decoded = codings.decode(raw, _listed(head.headers, b"content-encoding"), max_bytes)
    return Stored(
        kind=fields.kind,
        url=fields.get("WARC-Target-URI"),
        fetched_at=fields.date,
        record_id=fields.get("WARC-Record-ID"),
        fields=fields.fields,
        status=head.status,
        reason=head.reason,
        headers=head.headers,
        payload=payload,
        raw=raw,
        body=decoded.body,
        coding_fault=decoded.fault,
    )


def check_capture(path: Path, offset: int, length: int, sha256: str) -> str | None:
    """None where the record stands there whole and its payload has the digest *sha256* (hex); else what is wrong, in one line."""
    try:
        with path.open("rb") as file:
            member = _bytes_at(file, offset, length)
            if naming.is_ours(path.name) and not member.startswith(members.HEADER):
                return "gzip header is not the one we write"
            fields, block = parse.split(_open(member))
    except (OSError, members.BadMember, parse.BadRecord) as error:
        return _reason(error)
    return _check_digests(fields, block, sha256)


def _check_digests(fields: parse.Fields, block: bytes, sha256: str) -> str | None:
    if fields.kind not in _HTTP_KINDS:
        return f"a {fields.kind or 'nameless'} record where a response was stored"
    if not _digest_holds(fields.get("WARC-Block-Digest"), block):
        return "block digest differs"
    payload = block[heads.read_head(block).body_at :] if block.startswith(b"HTTP/") else block
    if not hmac.compare_digest(hashlib.sha256(payload).hexdigest(), sha256.lower()):
        return "payload digest differs from the one committed"
    return None


def _digest_holds(field: str, data: bytes) -> bool:
    """True where *field* (``algorithm:value``, hex or base32) is the digest of *data*, or names none that we know."""
    algorithm, _, value = field.partition(":")
    algorithm = algorithm.lower().replace("sha-", "sha")
    if algorithm not in {"md5", "sha1", "sha256", "sha512"}:
        return True
    digest = hashlib.new(algorithm, data, usedforsecurity=False)
    try:
        want = bytes.fromhex(value) if len(value) == 2 * digest.digest_size else base64.b32decode(value, casefold=True)
    except (ValueError, binascii.Error):
        return False
    return want == digest.digest()


def _record_at(file: BinaryIO, offset: int, length: int) -> bytes:
    return _open(_bytes_at(file, offset, length))


def _bytes_at(file: BinaryIO, offset: int, length: int) -> bytes:
    if not 0 < length <= MAX_RECORD:
        raise parse.BadRecord(f"record of {length} bytes; at most {MAX_RECORD} are read")
    file.seek(offset)
    data = file.read(length)
    if len(data) != length:
        raise parse.BadRecord(f"file ends {length - len(data)} bytes before the record does")
    return data


def _open(data: bytes) -> bytes:
    return members.inflate(data, MAX_RECORD) if data.startswith(members.GZIP) else data


def _listed(headers: list[heads.Header], name: bytes) -> str:
    """All values of a field that is a list, as one."""
    return ",".join(heads.to_text(value) for key, value in headers if key.lower() == name)


def _dechunk(payload: bytes, headers: list[heads.Header]) -> bytes:
    """*payload* without the chunks that other writers keep; as it is where it is not chunked after all."""
    if "chunked" not in _listed(headers, b"transfer-encoding").lower():
        return payload
    try:
        return bytes(ChunkedDataReader(BytesIO(payload), raise_exceptions=True, decomp_type=None).read())
    except ChunkedDataException:
        return payload


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)

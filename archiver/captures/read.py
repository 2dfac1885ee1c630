"""One record by file, offset and length, taken apart down to the decoded body."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader

from archiver.captures import codings, heads, members, parse
from archiver.captures.stored import Stored
from archiver.errors import ArchiveDamaged

MAX_RECORD = 256 * 1024 * 1024  # bytes of one record, opened

HTTP_KINDS = frozenset({"response", "revisit"})


def read_capture(path: Path, offset: int, length: int, *, max_bytes: int = codings.MAX_BYTES) -> Stored:
    """The record of *length* bytes at *offset* in the WARC file *path*, gzipped a record or plain; its body decoded up to *max_bytes*.

    Raises ArchiveDamaged, naming file and offset, where the file cannot be read there or holds no whole record.
    """
    try:
        with path.open("rb") as file:
            return read_at(file, offset, length, max_bytes=max_bytes)
    except (OSError, members.BadMember, parse.BadRecord) as error:
        raise ArchiveDamaged(f"{path} at {offset}: {reason(error)}") from error


def read_at(file: BinaryIO, offset: int, length: int, *, max_bytes: int = codings.MAX_BYTES) -> Stored:
    """As ``read_capture``, from an open file. Raises OSError, BadMember or BadRecord."""
    fields, block = parse.split(open_record(bytes_at(file, offset, length)))
    is_http = fields.kind in HTTP_KINDS and block.startswith(b"HTTP/")
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
        raw_body=raw,
        body=decoded.body,
        coding_fault=decoded.fault,
    )


def bytes_at(file: BinaryIO, offset: int, length: int) -> bytes:
    """Exactly *length* bytes from *offset*. Raises OSError or BadRecord."""
    if not 0 < length <= MAX_RECORD:
        raise parse.BadRecord(f"record of {length} bytes; at most {MAX_RECORD} are read")
    file.seek(offset)
    data = file.read(length)
    if len(data) != length:
        raise parse.BadRecord(f"file ends {length - len(data)} bytes before the record does")
    return data


def open_record(data: bytes) -> bytes:
    """The record in *data*, a gzip member or already plain. Raises BadMember."""
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


def reason(error: Exception) -> str:
    """What *error* says, without the errno of an OSError."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)

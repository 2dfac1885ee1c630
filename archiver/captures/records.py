"""An exchange as WARC 1.1 records, through warcio: warcinfo, request, response, revisit."""

from __future__ import annotations

import hashlib
import string
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from warcio.recordbuilder import RecordBuilder
from warcio.statusandheaders import StatusAndHeaders
from warcio.timeutils import datetime_to_iso_date
from warcio.warcwriter import WARCWriter

from archiver.captures import errands, heads
from archiver.captures.exchange import Exchange, Provenance, RefersTo

VERSION = "WARC/1.1"
CONFORMS_TO = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
TRUNCATED = frozenset({"length", "time", "disconnect", "unspecified"})  # WARC 1.1 §5.13

_BUILDER = RecordBuilder(warc_version=VERSION)


class _Block(StatusAndHeaders):  # type: ignore[misc]  # warcio has no type hints
    """A header block that warcio writes byte by byte; its own would percent-encode what is not ASCII."""

    def __init__(self, block: bytes) -> None:
        super().__init__("block", [])
        self.block = block

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        """Called by warcio's writer before it takes ``headers_buff``."""
        self.headers_buff = self.block


def sha256_field(*parts: bytes) -> str:
    """The digest of *parts* as a WARC field: hex, the form the database holds and warcio, pywb and wacz read."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return f"sha256:{digest.hexdigest()}"


def warc_date(moment: datetime) -> str:
    """*moment* (aware) as WARC-Date, in UTC, to the microsecond."""
    return str(datetime_to_iso_date(moment.astimezone(UTC).replace(tzinfo=None), use_micros=True))


def target_uri(url: str) -> str:
    """*url* as a WARC field: blanks, controls and what is not ASCII percent-encoded, all else untouched."""
    return quote(url, safe=string.punctuation, errors="replace")


def info_record(record_id: str, at: datetime, filename: str, provenance: Provenance) -> bytes:
    """The warcinfo record that opens a file, uncompressed."""
    values = {
        "software": provenance.software,
        "format": "WARC file version 1.1",
        "conformsTo": CONFORMS_TO,
        "robots": provenance.robots,
        "operator": provenance.operator,
        "contact": provenance.contact,
        "description": provenance.description,
        "http-header-user-agent": provenance.user_agent,
    }
    lines = [heads.clean_name(name) + b": " + heads.clean_value(value.encode()) + b"\r\n" for name, value in values.items() if value]
    fields = {"WARC-Record-ID": f"<{record_id}>", "WARC-Date": warc_date(at), "WARC-Filename": filename}
    return _serialise("warcinfo", fields, b"", b"".join(lines))


def request_record(exchange: Exchange, record_id: str, response_id: str, info_id: str) -> bytes:
    """The request record of *exchange*, uncompressed; credentials are left out (FAULTS.md T17)."""
    fields = {
        "WARC-Record-ID": f"<{record_id}>",
        "WARC-Date": warc_date(exchange.fetched_at),
        "WARC-Target-URI": target_uri(exchange.url),
        "WARC-Concurrent-To": f"<{response_id}>",
        "WARC-Warcinfo-ID": f"<{info_id}>",
    }
    return _serialise("request", fields, _request_head(exchange), exchange.request_body)


def response_record(exchange: Exchange, headers: list[heads.Header], record_id: str, request_id: str, info_id: str) -> bytes:
    """The response or revisit record of *exchange*, uncompressed. *headers* are those of ``heads.stored_headers``."""
    fields = {
        "WARC-Record-ID": f"<{record_id}>",
        "WARC-Date": warc_date(exchange.fetched_at),
        "WARC-Target-URI": target_uri(exchange.url),
        "WARC-Concurrent-To": f"<{request_id}>",
        "WARC-Warcinfo-ID": f"<{info_id}>",
        **_circumstances(exchange),
    }
    start = b" ".join([_version(exchange.protocol), str(exchange.status).encode(), heads.clean_value(exchange.reason)])
    head = heads.write_head(start, headers)
    if exchange.is_revisit and exchange.refers_to is not None:
        return _serialise("revisit", fields | _refers_to(exchange.refers_to), head, b"")
    return _serialise("response", fields, head, exchange.body)


def _circumstances(exchange: Exchange) -> dict[str, str]:
    fields = {"WARC-IP-Address": _ip(exchange.ip)}
    if exchange.protocol:
        fields["WARC-Protocol"] = heads.clean_value(exchange.protocol.lower()).decode("ascii", "replace")
    if exchange.truncated:
        fields["WARC-Truncated"] = exchange.truncated if exchange.truncated in TRUNCATED else "unspecified"
    if exchange.origin is not None:  # extension fields (WARC 1.1 §4): other readers pass over them
        name = heads.clean_value(target_uri(exchange.origin.file)).decode("ascii")
        fields |= {"WARC-Origin-File": name, "WARC-Origin-Offset": str(exchange.origin.offset)}
        fields["WARC-Origin-Record-ID"] = target_uri(exchange.origin.record_id) and f"<{target_uri(exchange.origin.record_id)}>"
    if exchange.errand:
        fields[errands.FIELD] = exchange.errand
    return {name: value for name, value in fields.items() if value}


def _ip(text: str | None) -> str:
    try:
        return str(ip_address(text or ""))
    except ValueError:
        return ""


def _refers_to(reference: RefersTo) -> dict[str, str]:
    fields = {
        "WARC-Profile": NOT_MODIFIED,
        "WARC-Refers-To": f"<{reference.record_id}>",
        "WARC-Refers-To-Target-URI": target_uri(reference.url),
        "WARC-Refers-To-Date": warc_date(reference.fetched_at),
    }
    if reference.sha256:
        fields["WARC-Payload-Digest"] = f"sha256:{reference.sha256}"
    return fields


def _version(protocol: str | None) -> bytes:
    """The version of the start line: HTTP/2 has no such line, and readers know only the textual form."""
    return b"HTTP/1.0" if protocol == "HTTP/1.0" else b"HTTP/1.1"


def _request_head(exchange: Exchange) -> bytes:
    host, target = _host_and_target(target_uri(exchange.url))
    start = b" ".join([heads.clean_name(exchange.method), target.encode("ascii"), _version(exchange.protocol)])
    headers = heads.without_secrets(exchange.request_headers)
    if heads.first(headers, b"host") is None:
        headers.insert(0, (b"Host", host.encode("ascii")))
    return heads.write_head(start, headers)


def _host_and_target(uri: str) -> tuple[str, str]:
    """The Host field and the request target for *uri*; a URI that cannot be split stands whole as the target."""
    try:
        parts = urlsplit(uri)
    except ValueError:  # e.g. http://[
        return "", uri
    return parts.netloc.rpartition("@")[2], (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _serialise(kind: str, fields: Mapping[str, str], head: bytes, body: bytes) -> bytes:
    """One record as warcio writes it, not yet compressed."""
    digests = {"WARC-Block-Digest": sha256_field(head, body)}
    if kind in {"request", "response"}:
        digests["WARC-Payload-Digest"] = sha256_field(body)
    record = _BUILDER.create_warc_record(
        "",
        kind,
        payload=BytesIO(body),
        length=len(body),
        warc_headers_dict={"WARC-Type": kind, **fields, **digests},
        http_headers=_Block(head) if head else None,
    )
    out = BytesIO()
    WARCWriter(out, gzip=False, warc_version=VERSION).write_record(record)
    return out.getvalue()

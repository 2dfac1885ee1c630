"""What a server of the replica says: status, headers, body, and how it misbehaves on the wire."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field, replace
from hashlib import sha1

#: ``answer`` is sent whole; ``refuse`` resets the connection; ``hang`` never answers; ``cut`` closes after half of the body.
BEHAVIOURS = ("answer", "refuse", "hang", "cut")

REASONS = {
    200: "OK",
    202: "Accepted",
    301: "Moved Permanently",
    302: "Found",
    304: "Not Modified",
    403: "Forbidden",
    404: "Not Found",
    405: "Not Allowed",
    410: "Gone",
    412: "Precondition Failed",
    468: "SafeLine",
    500: "Internal Server Error",
    501: "Not Implemented",
    521: "Web Server Is Down",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One response. ``headers`` keep their order and spelling; ``Content-Length`` is added by whoever sends it."""

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    behaviour: str = "answer"

    def header(self, name: str) -> str | None:
        """The first header of this name, without regard to case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def with_header(self, name: str, value: str) -> Answer:
        """The same answer with one header more."""
        return replace(self, headers=(*self.headers, (name, value)))


def answer(status: int, body: bytes = b"", content_type: str = "text/html", behaviour: str = "answer", **headers: str) -> Answer:
    """An answer with the usual reason; keyword headers have ``_`` for ``-`` (``Set_Cookie=…``)."""
    named = [("Server", "nginx"), *((key.replace("_", "-"), value) for key, value in headers.items())]
    if content_type:
        named.append(("Content-Type", content_type))
    return Answer(status, REASONS.get(status, "Unknown"), tuple(named), body, behaviour)


def redirect(location: str, status: int = 302) -> Answer:
    """A redirect with the short body that nginx sends."""
    return answer(status, b"<html><head><title>%d</title></head><body></body></html>" % status, Location=location)


REFUSED = Answer(0, "", (), b"", "refuse")
HANGING = Answer(0, "", (), b"", "hang")


@dataclass(frozen=True, slots=True)
class Manners:
    """How a host serves its pages. ``validators``: ``etag``, ``modified``, ``both`` or ``none``."""

    gzip: bool = False
    validators: str = "both"
    content_type: str = "text/html"
    extra: dict[str, str] = field(default_factory=dict)


def mannered(said: Answer, manners: Manners, asked: dict[str, str], modified: str) -> Answer:
    """*said* with validators, conditional answers and gzip as the host's *manners* have it. *asked* has lower-case names."""
    for name, value in manners.extra.items():
        said = said.with_header(name, value)
    etag = f'"{sha1(said.body, usedforsecurity=False).hexdigest()[:16]}"'
    if manners.validators in ("etag", "both"):
        said = said.with_header("ETag", etag)
    if manners.validators in ("modified", "both"):
        said = said.with_header("Last-Modified", modified)
    if _unchanged(manners, asked, etag, modified):
        kept = tuple(pair for pair in said.headers if pair[0] != "Content-Type")
        return Answer(304, REASONS[304], kept, b"")
    if manners.gzip and "gzip" in asked.get("accept-encoding", ""):
        packed = gzip.compress(said.body, 6, mtime=0)
        return replace(said, body=packed, headers=(*said.headers, ("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")))
    return said


def _unchanged(manners: Manners, asked: dict[str, str], etag: str, modified: str) -> bool:
    """RFC 9110 §13.2.2: If-None-Match goes before If-Modified-Since."""
    if manners.validators in ("etag", "both") and "if-none-match" in asked:
        return etag in asked["if-none-match"]
    return manners.validators in ("modified", "both") and asked.get("if-modified-since") == modified

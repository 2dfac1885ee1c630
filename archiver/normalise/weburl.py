"""The parts of an http(s) URL as a browser reads them (URL Standard): backslashes, missing or extra slashes, ports, dot segments.

Written out because ``urllib.parse`` follows RFC 3986, and a link read in another way than a browser reads it is another page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from archiver.errors import NotUnderstood
from archiver.normalise.hostname import parse_host

DEFAULT_PORTS = {"http": 80, "https": 443}

_EDGES = "".join(map(chr, range(0x21)))
_REMOVED = str.maketrans("", "", "\t\n\r")
_START = re.compile(r"(https?):[/\\]*", re.IGNORECASE)
_AUTHORITY_END = re.compile(r"[/\\?]")
_PATH_SAFE = "!$%&'()*+,-./:;=@[]^_|~"
_QUERY_SAFE = "!$%&()*+,-./:;=?@[]\\^_`{|}~"
_DOT = {".", "%2e"}
_DOT_DOT = {"..", ".%2e", "%2e.", "%2e%2e"}


@dataclass(frozen=True, slots=True)
class WebUrl:
    """``port`` is None where it is the scheme's own; ``path`` starts with ``/``; ``query`` has no ``?``; there is no fragment."""

    scheme: str
    host: str
    port: int | None
    path: str
    query: str

    def __str__(self) -> str:
        port = f":{self.port}" if self.port is not None else ""
        query = f"?{self.query}" if self.query else ""
        return f"{self.scheme}://{self.host}{port}{self.path}{query}"


def parse(url: str) -> WebUrl:
    """The parts of *url*. Raises ``NotUnderstood`` for what is no http(s) URL, or carries a user name or password."""
    text = url.strip(_EDGES).translate(_REMOVED)
    start = _START.match(text)
    if not start:
        raise NotUnderstood(f"no http(s) URL: {text[:80]!r}")
    scheme = start[1].lower()
    rest = text[start.end() :].partition("#")[0]
    end = _AUTHORITY_END.search(rest)
    cut = end.start() if end else len(rest)
    host, port = _authority(rest[:cut], scheme)
    path, _, query = rest[cut:].partition("?")
    return WebUrl(scheme, host, port, _path(path), _quoted(query, _QUERY_SAFE))


def _authority(text: str, scheme: str) -> tuple[str, int | None]:
    userinfo, _, text = text.rpartition("@")
    if userinfo.strip(":"):
        raise NotUnderstood("a URL with a user name or password")
    colon = -1 if text.endswith("]") else text.rfind(":")
    host, port = (text, "") if colon < 0 else (text[:colon], text[colon + 1 :])
    return parse_host(host), _port(port, scheme)


def _port(text: str, scheme: str) -> int | None:
    if not text:
        return None
    digits = text.lstrip("0") or "0"
    if not (text.isascii() and text.isdigit()) or len(digits) > 5 or int(digits) > 65535:
        raise NotUnderstood(f"no port: {text[:80]!r}")
    port = int(digits)
    return None if port == DEFAULT_PORTS[scheme] else port


def _path(raw: str) -> str:
    """*raw* with forward slashes, dot segments (also ``%2e``) resolved within the root, and unsafe characters quoted."""
    segments = raw.replace("\\", "/").removeprefix("/").split("/")
    kept: list[str] = []
    for segment in segments:
        low = segment.lower()
        if low in _DOT_DOT:
            del kept[-1:]
        elif low not in _DOT:
            kept.append(_quoted(segment, _PATH_SAFE))
    if segments[-1].lower() in _DOT | _DOT_DOT:
        kept.append("")
    return "/" + "/".join(kept)


def _quoted(text: str, safe: str) -> str:
    return quote(text, safe=safe, errors="replace")

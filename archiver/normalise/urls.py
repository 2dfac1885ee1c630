"""Which document a URL names: ``canonical(url).key`` is its identity in the archive, ``canonical(url).url`` the address to ask.

One key for http and https, ``www.`` and mobile hosts, default ports, fragments, forms of percent-encoding, dot segments, doubled slashes,
a folder and its index file, the order of parameters, parameters that only say who shared a link or which session asked, and TRS's mobile
twins (FACTS.md §2). The case of paths and parameter names is kept: servers of the family tell them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from w3lib.url import safe_url_string

from archiver.normalise import weburl
from archiver.normalise.percent import unescaped
from archiver.normalise.weburl import WebUrl

HOST_PREFIXES = ("www.", "m.", "wap.")

# Parameters that never change which document answers: campaign marks, share marks of WeChat, Weibo and QQ, marks of a firewall.
_SHARING = "from isappinstalled share sharer shareuid share_token share_source share_medium share_from sharefrom share_type scene nsukey"
_CAMPAIGN = "spm bdmpcfrom hmsr hmpl hmcu hmkw hmci wfr gclid fbclid yclid msclkid mc_cid mc_eid"
_SESSION = "jsessionid phpsessid sessionid cfid cftoken pass_ticket wzwschallenge"
TRACKING = frozenset(f"{_SHARING} {_CAMPAIGN} {_SESSION}".split())
_TRACKING_PREFIX = re.compile(r"utm_|aspsessionid|__jsl|pk_|mtm_")
# A session id only where the value is one: "sid" alone may well be a number of an article.
_SESSION_VALUE = re.compile(r"[0-9a-f]{32}", re.IGNORECASE)
_SESSION_IN_PATH = re.compile(r";jsessionid=[^/;]*", re.IGNORECASE)
# ASP.NET's cookieless sessions: /(S(4hqa0555fwsecu455xqckv45))/page.aspx
_ASP_SESSION = re.compile(r"/\((?:[a-z]\([0-9a-z]{24}\)){1,4}\)(?=/)|/\([0-9a-z]{24}\)(?=/)", re.IGNORECASE)
_SLASHES = re.compile(r"/{2,}")
_INDEX_FILE = re.compile(r"/(?:index|default)\.(?:s?html?|jhtml)\Z", re.IGNORECASE)
_TRS_MOBILE_TWIN = re.compile(r"(/t\d{8}_\d+)_m(\.s?html?)\Z")

_DOCUMENT_NUMBERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"/t\d{8}_(\d{1,18})(?:_\d{1,4})?\.(?:s?html?|jhtml)\Z",  # TRS WCM; the last group is the page of a long article
        r"/art/\d{4}/\d{1,2}/\d{1,2}/art_\d{1,18}_(\d{1,18})\.html\Z",  # Hanweb
        r"/content/post_(\d{1,18})\.html\Z",  # Ucap
        r"/article/detail/\d{4}/\d{2}/id/(\d{1,18})\.shtml\Z",  # chinacourt
    )
)


@dataclass(frozen=True, slots=True)
class Canonical:
    """``key``: the identity of a document, no address. ``url``: what to ask for, as found. ``host``: of ``url``, lower case, no port."""

    key: str
    url: str
    host: str


def canonical(url: str) -> Canonical:
    """The identity and the address of *url*. Raises ``NotUnderstood`` for what is no http(s) URL; user names are refused."""
    parts = weburl.parse(url)
    return Canonical(key=_key(parts), url=safe_url_string(str(parts)), host=parts.host)


def host_key(url: str) -> str:
    """The host as identities have it: see ``_host_key``. Raises ``NotUnderstood`` as :func:`canonical` does."""
    return _host_key(weburl.parse(url))


def document_number(url: str) -> tuple[str, int] | None:
    """(host key, number) of the article's record in its CMS, None where the address shows none.

    Numbers order articles and betray a page copied under two columns; the series of hosts differ and restart (FACTS.md §2), so a number
    is never a key by itself. Raises ``NotUnderstood`` as ``canonical`` does.
    """
    parts = weburl.parse(url)
    path = _path_key(parts.path)
    for pattern in _DOCUMENT_NUMBERS:
        if found := pattern.search(path):
            return _host_key(parts), int(found[1])
    return None


def _key(parts: WebUrl) -> str:
    query = _query_key(parts.query)
    return _host_key(parts) + _path_key(parts.path) + (f"?{query}" if query else "")


def _host_key(parts: WebUrl) -> str:
    """The host without ``www.``, ``m.`` or ``wap.``, with a port that is not the scheme's own."""
    host = parts.host
    for prefix in HOST_PREFIXES:
        if host.startswith(prefix) and "." in host.removeprefix(prefix):
            host = host.removeprefix(prefix)
            break
    return host if parts.port is None else f"{host}:{parts.port}"


def _path_key(path: str) -> str:
    path = _SLASHES.sub("/", unescaped(path, keep="/\\?#;"))
    path = _ASP_SESSION.sub("", _SESSION_IN_PATH.sub("", path))
    path = _TRS_MOBILE_TWIN.sub(r"\1\2", _INDEX_FILE.sub("/", path))
    return path.rstrip("/") or "/"


def _query_key(query: str) -> str:
    """Parameters without the tracking ones, in order of name and value; ``a`` and ``a=`` are one, and so are ``+`` and ``%20``."""
    pairs = (part.replace("+", "%20").partition("=") for part in query.split("&") if part)
    read = ((unescaped(name, keep="&=+#"), unescaped(value, keep="&+#")) for name, _, value in pairs)
    return "&".join(f"{name}={value}" if value else name for name, value in sorted(_telling(read)))


def _telling(pairs: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    for name, value in pairs:
        low = name.lower()
        if low in TRACKING or _TRACKING_PREFIX.match(low) or (low == "sid" and _SESSION_VALUE.fullmatch(value)):
            continue
        if name or value:
            yield name, value

"""What holds for every answer, Datasette's included: GET and HEAD alone, known host names, headers that let nothing stored come alive."""

from __future__ import annotations

import re
from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_CLOSED = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
PAGE_POLICY = f"{_CLOSED}; style-src 'self'; img-src 'self'; form-action 'self'"
# Datasette's pages bring their own styles; their scripts stay off, and they work without
SQL_POLICY = f"{_CLOSED}; style-src 'self' 'unsafe-inline'; img-src 'self'; form-action 'self'"
RAW_POLICY = f"{_CLOSED}; sandbox"
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
SQL = "/sql"
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^:\[\]]+)(?::[0-9]*)?")


class Guard:
    """The outermost layer over *pages* and, under ``/sql``, *sql* (None where the archive is on a server).

    *hosts* are the names the Host header may give, so that no page elsewhere reads the archive through a name that it points at this
    machine (DNS rebinding); None allows all.
    """

    def __init__(self, pages: ASGIApp, sql: ASGIApp | None, hosts: Collection[str] | None) -> None:
        self._pages = pages
        self._sql = sql
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._pages(scope, receive, send)
            return
        refusal = self._refusal(scope)
        inside_sql = self._sql is not None and scope["path"].startswith(f"{SQL}/")
        app = refusal or (self._sql if self._sql and inside_sql else self._pages)
        policy = SQL_POLICY if inside_sql else PAGE_POLICY
        await app(scope, receive, _with_headers(send, policy))

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        if scope["method"] not in ("GET", "HEAD"):
            return PlainTextResponse("read-only: GET and HEAD alone", 405, {"allow": "GET, HEAD"})
        if self._hosts is not None and _name(Headers(scope=scope).get("host", "")) not in self._hosts:
            return PlainTextResponse("this page answers to the names of this machine alone", 421)
        return None


def _with_headers(send: Send, policy: str) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(_HEADERS)
            if "sandbox" not in headers.get("content-security-policy", ""):
                headers["content-security-policy"] = policy
        await send(message)

    return sending


def _name(host: str) -> str:
    """The Host header without its port, ``[::1]:8001`` → ``[::1]``; "" for one that is no host."""
    found = _HOST.fullmatch(host.lower())
    return found[1] if found else ""

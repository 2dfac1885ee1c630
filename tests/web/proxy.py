"""A world as an HTTP proxy on loopback: ``http_proxy`` is all that a crawl needs to see it."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from tests.web.answer import Answer, answer
from tests.web.world import World

RESET = struct.pack("ii", 1, 0)  # SO_LINGER: on, no time: close() sends RST


@dataclass(frozen=True, slots=True)
class Entry:
    """One request. Times (``time.monotonic``) run from its last header to just before the answer; ``status`` is 0 where none was sent."""

    start: float
    end: float
    method: str
    url: str
    headers: dict[str, str]
    status: int

    @property
    def host(self) -> str:
        """The host asked for."""
        return urlsplit(self.url).hostname or ""


@dataclass(slots=True)
class Served:
    """A running proxy: its address for ``http_proxy`` and what it was asked, in the order of the answers."""

    url: str
    world: World
    log: list[Entry] = field(default_factory=list)
    delay: float = 0.0  # seconds before each answer: lets overlapping requests show
    closing: threading.Event = field(default_factory=threading.Event)

    def asked(self, host: str | None = None) -> list[str]:
        """The URLs asked for (of one host), robots.txt left out."""
        return [e.url for e in self.log if (host is None or e.host == host) and not e.url.endswith("/robots.txt")]

    def overlaps(self) -> list[tuple[Entry, Entry]]:
        """Pairs of requests to one host that ran at the same time."""
        found: list[tuple[Entry, Entry]] = []
        last: dict[str, Entry] = {}
        for entry in sorted(self.log, key=lambda entry: entry.start):
            before = last.get(entry.host)
            if before is not None and entry.start < before.end:
                found.append((before, entry))
            if before is None or entry.end > before.end:
                last[entry.host] = entry
        return found


class Handler(BaseHTTPRequestHandler):
    """Absolute-form requests are answered by the world; CONNECT is not implemented."""

    protocol_version = "HTTP/1.1"
    served: Served

    def do_GET(self) -> None:
        self._serve()

    do_HEAD = do_POST = do_PUT = do_DELETE = do_OPTIONS = do_CONNECT = do_GET  # noqa: N815 - the names http.server looks for

    def _serve(self) -> None:
        start = time.monotonic()
        self._drain()
        url = self.path
        said = self._ask(url)
        if self.served.delay:
            time.sleep(self.served.delay)
        # Logged before the first byte goes out: whoever has the answer finds it in the log, and may ask again without overlapping.
        self.served.log.append(Entry(start, time.monotonic(), self.command, url, dict(self.headers.items()), said.status))
        self._send(said)

    def _ask(self, url: str) -> Answer:
        if self.command == "CONNECT":
            return answer(501, b"the replica speaks http alone\n", "text/plain")
        if not url.startswith("http://"):
            return answer(400, b"ask in absolute form: GET http://host/path\n", "text/plain")
        return self.served.world.answer(self.command, url, dict(self.headers.items()))

    def _drain(self) -> None:
        length = self.headers.get("Content-Length", "")
        if length.isdigit():
            self.rfile.read(min(int(length), 1 << 20))

    def _send(self, said: Answer) -> None:
        if said.behaviour == "hang":
            self.served.closing.wait()
        if said.behaviour in ("refuse", "hang"):
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            self.close_connection = True
            return
        lines = [f"HTTP/1.1 {said.status} {said.reason}", *(f"{name}: {value}" for name, value in said.headers)]
        if said.status != 304:
            lines.append(f"Content-Length: {len(said.body)}")
        if said.behaviour == "cut" or said.status == 501:
            lines.append("Connection: close")
            self.close_connection = True
        body = said.body[: len(said.body) // 2] if said.behaviour == "cut" else said.body
        self.wfile.write("\r\n".join((*lines, "", "")).encode("latin-1") + (b"" if self.command == "HEAD" else body))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as the base class has it
        """The log is ``Served.log``."""


class Server(ThreadingHTTPServer):
    """Threads that die with the server, and a queue that a busy crawler does not overrun."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no news here."""

    def shutdown_request(self, request: Any) -> None:
        """Close without the polite shutdown, so that a refusal resets the connection."""
        self.close_request(request)


@contextlib.contextmanager
def serve(world: World, port: int = 0) -> Iterator[Served]:
    """Serve *world* on 127.0.0.1 until the block ends; *port* 0 takes a free one."""
    served = Served("", world)
    handler = type("BoundHandler", (Handler,), {"served": served})
    with Server(("127.0.0.1", port), handler) as server:
        served.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield served
        finally:
            served.closing.set()
            server.shutdown()
            thread.join()

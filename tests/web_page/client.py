"""Asking an ASGI application directly, without a socket: one event loop for all questions, since Datasette's locks belong to one."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import httpx
from starlette.types import ASGIApp


class Client:
    """``get`` and ``request`` as httpx has them; redirects are not followed."""

    def __init__(self, app: ASGIApp, host: str = "localhost") -> None:
        self._runner = asyncio.Runner()
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=f"http://{host}")

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self._runner.run(self._client.aclose())
        self._runner.close()

    def get(self, path: str, params: Mapping[str, Any] | None = None, **headers: str) -> httpx.Response:
        """GET *path*."""
        return self.request("GET", path, params, **headers)

    def request(self, method: str, path: str, params: Mapping[str, Any] | None = None, **headers: str) -> httpx.Response:
        """Any method; header names with ``_`` for ``-``."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._runner.run(self._client.request(method, path, params=params, headers=named))

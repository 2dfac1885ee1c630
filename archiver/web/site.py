"""From a request to a response: a page's answer as HTML or JSON, and what is neither."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from archiver.clock import utc_now
from archiver.errors import BadArgument
from archiver.store.values import instant
from archiver.web.asked import Archive, Asked, NotHere, Page, Withheld
from archiver.web.feeds import FEEDS, feed
from archiver.web.guard import RAW_POLICY
from archiver.web.rendering import View, environment, render
from archiver.web.views.captures import raw_text

_log = logging.getLogger(__name__)
Endpoint = Callable[[Request], Response]
_GREATEST = 2**63 - 1  # an id that a database can hold
_FAULTS: dict[type[Exception], tuple[int, str]] = {
    HTTPException: (404, "not_here"),
    NotHere: (404, "not_here"),
    Withheld: (410, "withheld"),
    BadArgument: (400, "bad_question"),
}


class Site:
    """The endpoints over one archive. They are plain functions, which Starlette runs in threads."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._env = environment()
        for name in self._env.list_templates():  # compiled now, not for the first who asks
            self._env.get_template(name)

    def as_html(self, page: Page) -> Endpoint:
        """The endpoint of a page."""

        def endpoint(request: Request) -> Response:
            return HTMLResponse(render(self._env, page.template, _view(request), page.answer(self._asked(request))))

        return endpoint

    def as_json(self, page: Page) -> Endpoint:
        """The endpoint of its twin."""

        def endpoint(request: Request) -> Response:
            text = json.dumps(page.answer(self._asked(request)), ensure_ascii=False, default=str)
            return Response(text, media_type="application/json")

        return endpoint

    def raw(self, request: Request) -> Response:
        """A capture's body as plain text, in a sandbox besides."""
        return PlainTextResponse(raw_text(self._asked(request)), headers={"content-security-policy": RAW_POLICY})

    def feed(self, request: Request) -> Response:
        """An Atom feed."""
        name = request.path_params["name"]
        if name not in FEEDS:
            raise NotHere
        base = str(request.base_url).rstrip("/")
        text = feed(name, FEEDS[name](self._archive.pages), _view(request).words, base, instant(utc_now()))
        return Response(text, media_type="application/atom+xml")

    def fault(self, request: Request, error: Exception) -> Response:
        """What went wrong, in the shape that was asked for; of an error that is not the asker's, its words are for the log."""
        status, key = next((found for kind, found in _FAULTS.items() if isinstance(error, kind)), (500, "fault"))
        if status == 500:
            _log.error("%s: %s", request.url.path, error)
        view = _view(request)
        detail = str(error) if isinstance(error, BadArgument) else ""
        if request.url.path.endswith(".json"):
            return Response(json.dumps({"error": view.words(f"page.{key}"), "detail": detail}), status, media_type="application/json")
        return HTMLResponse(render(self._env, "fault.html", view, {"key": f"page.{key}", "detail": detail}), status)

    def _asked(self, request: Request) -> Asked:
        path = {name: int(value) for name, value in request.path_params.items()}
        if any(value > _GREATEST for value in path.values()):
            raise NotHere
        return Asked(self._archive, path, request.query_params)


def _view(request: Request) -> View:
    return View(request.url.path, request.query_params, request.headers.get("accept-language", ""))

"""The application: pages and their twins, feeds, raw text, style sheet, and Datasette beside them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from starlette.applications import Starlette
from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from archiver.errors import ArchiveError
from archiver.store.engine import Engine
from archiver.store.place import Place
from archiver.web.asked import Archive, NotHere, Withheld
from archiver.web.guard import SQL, Guard
from archiver.web.site import Site
from archiver.web.sql import sql_app
from archiver.web.views import PAGES

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
_STATIC = Path(__file__).with_name("static")


def create_app(place: Place, engine: Engine, hosts: Collection[str] | None = LOOPBACK) -> ASGIApp:
    """The application over an archive opened read-only; *hosts* as ``Guard`` has them."""
    site = Site(Archive(place, engine))
    twins = [Route(page.twin, site.as_json(page)) for page in PAGES]  # before the pages: no path of a page ends in .json
    pages = [Route(page.path, site.as_html(page)) for page in PAGES]
    others: list[BaseRoute] = [
        Route("/captures/{id:int}/raw", site.raw),
        Route("/feeds/{name}.atom", site.feed),
        Route(SQL, lambda _: RedirectResponse(f"{SQL}/")),
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]
    faults = dict.fromkeys((404, NotHere, Withheld, ArchiveError, Exception), site.fault)
    sql = sql_app(place.database) if place.database else None
    return Guard(Starlette(routes=[*twins, *pages, *others], exception_handlers=faults), sql, hosts)

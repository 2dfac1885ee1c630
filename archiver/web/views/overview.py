"""The first page: how much there is, from when, how late, how faithful, what is left, and which sites need a hand."""

from __future__ import annotations

from archiver.store.overview import overview
from archiver.web.asked import Asked, Data, Page


def first(asked: Asked) -> Data:
    """See ``archiver.store.overview.overview``."""
    return overview(asked.archive.engine)


PAGES = (Page("/", "overview.html", first),)

"""The organs that articles come from: their articles, the reposts that name them, how late those are."""

from __future__ import annotations

from archiver.web.asked import Asked, Data, NotHere, Page

NEWEST = 50  # articles, reposts, pairs on an organ's page


def organs(asked: Asked) -> Data:
    """All organs with an article, those with most first."""
    return {"organs": asked.archive.pages.organs()}


def organ(asked: Asked) -> Data:
    """See ``Pages.organ``. Raises NotHere."""
    found = asked.archive.pages.organ(asked.path["id"], NEWEST)
    if found is None:
        raise NotHere
    return found


PAGES = (Page("/organs", "organs.html", organs), Page("/organs/{id:int}", "organ.html", organ))

"""Search with facets: what ``scrapy search`` finds, narrowed down by value.

The newest ``CAP`` matches are counted; year, role and organ are asked of the search itself, so that choosing them reaches older ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from archiver.store.search import search
from archiver.web.asked import Asked, Data, Page
from archiver.web.facets import FACETS, counted, facet_values, narrowed

CAP = 1000  # matches that are counted
PER_PAGE = 20
LONGEST = 200  # characters of a search
_SHOWN = ("id", "title", "url", "role", "host", "source", "published_on", "state", "section", "snippet")


def results(asked: Asked) -> Data:
    """``words, chosen, total, capped, page, pages, facets, articles``."""
    words = asked.query.get("q", "")[:LONGEST]
    chosen = {facet: value for facet in FACETS if (value := asked.query.get(facet))}
    rows = [row for row in search(asked.archive.engine, [words], **_bounds(chosen), limit=CAP) if row["state"] != "suppressed"]
    fidelities = asked.archive.pages.fidelities([row["id"] for row in rows])
    values = [facet_values(row, fidelities.get(row["id"])) for row in rows]
    places = narrowed(values, chosen)
    page = asked.number("page", 1)
    shown = places[(page - 1) * PER_PAGE : page * PER_PAGE]
    return {
        "words": words,
        "chosen": chosen,
        "total": len(places),
        "capped": len(rows) == CAP,
        "page": page,
        "pages": -(-len(places) // PER_PAGE),
        "facets": counted(values, chosen),
        "articles": [{name: rows[place][name] for name in _SHOWN} | {"fidelity": values[place]["fidelity"]} for place in shown],
    }


def _bounds(chosen: Mapping[str, str]) -> dict[str, Any]:
    """What the search itself can hold to."""
    bounds: dict[str, Any] = {"role": chosen.get("role"), "source": chosen.get("organ")}
    year = chosen.get("year", "")
    if len(year) == 4 and year.isascii() and year.isdigit() and int(year):
        bounds |= {"since": date(int(year), 1, 1), "until": date(int(year), 12, 31)}
    return bounds


PAGES = (Page("/search", "search.html", results),)

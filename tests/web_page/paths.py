"""One address for every page, with something to see on it."""

from __future__ import annotations

from archiver.store.engine import open_engine
from archiver.store.pages import Pages
from archiver.store.place import Place


def pages_of(place: Place) -> dict[str, str]:
    """The route of each page → an address of it in the archive of *place*: a pair in whose text a number was changed, and its repost."""
    engine = open_engine(place.url, read_only=True)
    pages = Pages(engine)
    pair = max(pages.view("comparisons"), key=lambda row: (bool(row["numbers"]), bool(row["names"]), row["changed"]))
    organ = next(row["id"] for row in pages.organs() if row["reposts"] and row["articles"])
    own = pair["repost_id"]
    capture = next(row["id"] for row in pages.view("captures", document_id=own) if row["verdict"] == "article")
    engine.dispose()
    return {
        "/": "/",
        "/search": "/search",
        "/documents/{id:int}": f"/documents/{own}",
        "/documents/{id:int}/history": f"/documents/{own}/history",
        "/pairs/{repost:int}/{original:int}": f"/pairs/{own}/{pair['original_id']}",
        "/organs": "/organs",
        "/organs/{id:int}": f"/organs/{organ}",
        "/runs": "/runs",
        "/runs/{id:int}": "/runs/1",
        "/sites": "/sites",
        "/captures/{id:int}": f"/captures/{capture}",
    }

"""A document with the evidence of every field, and its history: two of its versions compared."""

from __future__ import annotations

from typing import Any

from archiver.web.asked import Asked, Data, NotHere, Page, Withheld
from archiver.web.comparison import compared

_KNOWN = ("id", "url", "role", "site", "host", "state", "state_since_at", "first_seen_at", "last_seen_at", "due_at")


def document(asked: Asked) -> Data:
    """What ``Reader.document`` gives; ``organ_id`` beside it. Raises NotHere and Withheld."""
    found = shown(asked)
    versions = [{name: value for name, value in version.items() if name != "body"} for version in found["versions"]]
    known = {name: found["document"][name] for name in _KNOWN}
    return found | {"document": known, "versions": versions, "organ_id": asked.archive.pages.organ_of(known["id"])}


def history(asked: Asked) -> Data:
    """Two versions (``?from=1&to=2``, by default the last two) and what differs. Raises NotHere and Withheld."""
    found = shown(asked)
    numbers = [version["number"] for version in found["versions"]]
    if not numbers:
        raise NotHere
    before, after = asked.number("from", numbers[-2:][0]), asked.number("to", numbers[-1])
    own = found["document"]["id"]
    old, new = (asked.archive.pages.text(own, number) for number in (before, after))
    if old is None or new is None:
        raise NotHere
    known = {"id": own, "url": found["document"]["url"], "title": new["title"]}
    return {"document": known, "numbers": numbers, "before": old, "after": new, "change": compared(old, new)}


def shown(asked: Asked) -> dict[str, Any]:
    """The document of the path. Raises NotHere, and Withheld where it is suppressed."""
    found = asked.archive.pages.document(asked.path["id"])
    if found is None:
        raise NotHere
    if found["document"]["state"] == "suppressed":
        raise Withheld
    return found


PAGES = (Page("/documents/{id:int}", "document.html", document), Page("/documents/{id:int}/history", "history.html", history))

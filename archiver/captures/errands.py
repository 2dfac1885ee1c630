"""Why a page was asked for, in the record of its answer: what a reading depends on and the page itself does not say.

The field is an extension (WARC 1.1 §4), which other readers pass over. Its value is one JSON object in ASCII, so that it can break no line;
it is what lets the database be made again from the WARC files alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from archiver.items import Errand

FIELD = "WARC-Archive-Errand"
MOST = 2_000  # characters of one string: a record's header must stay small, whatever a list page holds


@dataclass(frozen=True, slots=True)
class Told:
    """An errand as a record tells it; ``asked_url`` is the one that the first redirect, if any, came from."""

    asked_url: str
    errand: Errand  # its document_id is 0: numbers of rows mean nothing outside their database


def written(errand: Errand, asked_url: str) -> str:
    """The value of the field."""
    told = {
        "key": errand.key,
        "url": asked_url,
        "role": errand.role,
        "section": errand.section,
        "listed_title": errand.listed_title,
        "listed_raw": errand.listed_raw,
        "listed_on": errand.listed_on.isoformat() if errand.listed_on else None,
        "page": errand.page if errand.page > 1 else None,
    }
    return json.dumps({name: value[:MOST] if isinstance(value, str) else value for name, value in told.items() if value is not None})


def read(value: str | None) -> Told | None:
    """What the field says; None where it is missing, or not as we write it."""
    try:
        told: dict[str, Any] = json.loads(value or "")
        on = told.get("listed_on")
        errand = Errand(
            key=str(told["key"]),
            document_id=0,
            role=str(told["role"]),
            section=told.get("section"),
            listed_title=told.get("listed_title"),
            listed_raw=told.get("listed_raw"),
            listed_on=date.fromisoformat(on) if on else None,
            page=int(told.get("page", 1)),
        )
        return Told(str(told["url"]), errand)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None

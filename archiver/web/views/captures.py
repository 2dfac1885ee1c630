"""A capture: what was answered and where it stands; its bytes are shown as plain text only."""

from __future__ import annotations

from typing import Any

from archiver.captures.read import read_capture
from archiver.web.asked import Asked, Data, NotHere, Page, Withheld


def capture(asked: Asked) -> Data:
    """The row of ``captures``. Raises NotHere and Withheld."""
    return {"capture": _row(asked)}


def raw_text(asked: Asked) -> str:
    """The body as text, in the charset it was read in; what that has no character for is replaced.

    Raises NotHere and Withheld, and ArchiveDamaged where the WARC file does not hold it.
    """
    row = _row(asked)
    stored = read_capture(asked.archive.place.warc / row["warc_file"], row["warc_offset"], row["warc_length"])
    return _decoded(stored.body, row["charset"])


def _row(asked: Asked) -> dict[str, Any]:
    row = next(asked.archive.pages.view("captures", id=asked.path["id"]), None)
    if row is None:
        raise NotHere
    found = asked.archive.pages.document(row["document_id"]) if row["document_id"] is not None else None
    if found is not None and found["document"]["state"] == "suppressed":
        raise Withheld
    return row


def _decoded(body: bytes, charset: str | None) -> str:
    try:
        return body.decode(charset or "utf-8", errors="replace")
    except LookupError:  # a charset that Python has no text codec for
        return body.decode("utf-8", errors="replace")


PAGES = (Page("/captures/{id:int}", "capture.html", capture),)

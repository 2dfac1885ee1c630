"""A repost beside its original: changed numbers and names first, then both texts side by side."""

from __future__ import annotations

from typing import Any

from archiver.web.asked import Asked, Data, NotHere, Page, Withheld
from archiver.web.comparison import compared


def pair(asked: Asked) -> Data:
    """``pair`` (its row, and ``comparison``) · ``repost`` and ``original``: the article of either, None where never captured ·
    ``change`` from original to repost, None where there is nothing to compare. Raises NotHere and Withheld."""
    row = asked.archive.pages.pair(asked.path["repost"], asked.path["original"])
    if row is None:
        raise NotHere
    repost, original = (_article(asked, row[side]) for side in ("repost_id", "original_id"))
    change = compared(original, repost) if original and repost else None
    return {"pair": row, "repost": repost, "original": original, "change": change}


def _article(asked: Asked, own: int) -> dict[str, Any] | None:
    found = asked.archive.pages.document(own)
    if found is None:
        raise NotHere
    if found["document"]["state"] == "suppressed":
        raise Withheld
    article: dict[str, Any] | None = found["article"]
    return article


PAGES = (Page("/pairs/{repost:int}/{original:int}", "pair.html", pair),)

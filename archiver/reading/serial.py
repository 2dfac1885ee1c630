"""One article on several pages: whether a page goes on, and its pages' readings as one (FACTS.md §8, trap 13)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TypeVar

from archiver.reading.hosts import host_of
from archiver.reading.model import FoundAsset, Reading

_T = TypeVar("_T")
_NO_LETTER = re.compile(r"[\W\d_]+|第[一二三四五六七八九十]{1,3}页")
PASSING = frozenset(("challenge", "blocked", "truncated", "unreadable"))  # what may be otherwise at the next visit


def following(urls: Sequence[str], readings: Sequence[Reading]) -> str | None:
    """The page to fetch after those read so far (in order, *urls* beside *readings*); None where the article ends or goes astray."""
    last = readings[-1]
    if last.verdict != "article" or last.next_url is None or not _is_of(readings[0], last):
        return None
    is_new = last.next_url not in urls and host_of(last.next_url) == host_of(urls[-1])
    return last.next_url if is_new else None


def joined(readings: Sequence[Reading]) -> Reading:
    """All pages as one reading: the first page's fields, every page's paragraphs and assets, what only a later page names.

    A page that is no page of this article ends it; ``missing`` says so, and where a page follows that was not fetched.
    """
    first = readings[0]
    parts = [first]
    for reading in readings[1:]:
        if reading.verdict != "article" or not _is_of(first, reading):
            break
        parts.append(reading)
    whole = replace(
        first,
        paragraphs=[text for part in parts for text in part.paragraphs],
        assets=_assets(parts),
        dates=first.dates + [date for part in parts[1:] for date in part.dates if date.kind in ("signed", "event")],
        people=_distinct([person for part in parts for person in part.people]),
        original_links=_distinct([link for part in parts for link in part.original_links]),
        author=next((part.author for part in parts if part.author), None),
        editor=next((part.editor for part in parts if part.editor), None),
        source=next((part.source for part in parts if part.source), None),
        next_url=None,
    )
    whole.missing = [name for name in first.missing if getattr(whole, name, None) is None] + _cut_short(parts, readings)
    return whole


def _is_of(first: Reading, other: Reading) -> bool:
    """True where the titles are one, but for numbers and signs: 标题(2), 标题 第二页."""
    one, two = (_NO_LETTER.sub("", reading.title.value if reading.title else "") for reading in (first, other))
    return one.startswith(two) or two.startswith(one)


def _assets(parts: Sequence[Reading]) -> list[FoundAsset]:
    """Each address once, its position counted over all pages."""
    starts = accumulate((len(part.paragraphs) for part in parts), initial=0)
    found: dict[str, FoundAsset] = {}
    for start, part in zip(starts, parts, strict=False):
        for asset in part.assets:
            found.setdefault(asset.url, replace(asset, position=asset.position + start))
    return list(found.values())


def _distinct(found: list[_T]) -> list[_T]:
    return [each for number, each in enumerate(found) if each not in found[:number]]


def _cut_short(parts: Sequence[Reading], readings: Sequence[Reading]) -> list[str]:
    if len(parts) < len(readings):
        odd = readings[len(parts)]
        return [f"page {len(parts) + 1} ({'another title' if odd.verdict == 'article' else odd.verdict})"]
    return [f"page {len(parts) + 1} (not fetched)"] if parts[-1].next_url else []

"""What readers did not find, or not understand, kept with each capture; and how much of each host is read, so that one knows where to help.

Nothing is counted twice: the figures are those of every document's latest capture, so that a better template makes them fall.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, or_, select

from archiver.items import ArticleItem, PageItem
from archiver.store.schema import capture, document, site

_SHOWN = ("published", "portal")  # kinds of date that a page itself shows as its own
_NOT_UNDERSTOOD = "date not understood"
_ASKED = document.c.role.in_(("repost", "original")) & document.c.last_verdict.is_not(None)
_OF_CAPTURES = (
    select(document.c.site, document.c.host, capture.c.template, capture.c.missing)
    .join(capture, capture.c.id == document.c.latest_capture_id)
    .where(_ASKED, capture.c.missing.is_not(None))
)
_UNDEFINED = (
    select(document.c.host, site.c.name, func.count().label("seen"), func.count(document.c.latest_version_id).label("read"))
    .outerjoin(site, site.c.host == document.c.host)
    .where(_ASKED, or_(document.c.site.is_(None), document.c.site == ""))
    .group_by(document.c.host, site.c.name)
    .order_by(func.count().desc(), document.c.host)
)


def of(item: PageItem) -> str | None:
    """JSON of the fields that a template should have found and did not, and of those that nobody understands; None where there are none."""
    names = list(dict.fromkeys(item.missing))
    # the later pages of an article are kept as they were read, before anyone tried to understand their dates
    if isinstance(item, ArticleItem) and item.errand.page == 1 and any(date.kind in _SHOWN and date.date_on is None for date in item.dates):
        names.append(_NOT_UNDERSTOOD)
    return json.dumps(names, ensure_ascii=False) if names else None


def by_template(conn: Connection) -> list[dict[str, Any]]:
    """``site`` (slug, "" where none), ``host``, ``template``, ``field``, ``pages``: the most pages first."""
    counts: Counter[tuple[str, str, str, str]] = Counter()
    for row in conn.execute(_OF_CAPTURES):
        counts.update((row.site or "", row.host, row.template or "", field) for field in _fields(row.missing))
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return [dict(zip(("site", "host", "template", "field"), key, strict=True)) | {"pages": pages} for key, pages in ordered]


def undefined(conn: Connection) -> list[dict[str, Any]]:
    """The hosts without a definition, most seen first: ``host``, ``name``, documents ``seen`` and ``read``, ``missing`` (field → pages)."""
    missing: dict[str, Counter[str]] = {}
    for gap in by_template(conn):
        missing.setdefault(gap["host"], Counter())[gap["field"]] += gap["pages"]
    return [dict(row._mapping) | {"missing": dict(missing.get(row.host, {}))} for row in conn.execute(_UNDEFINED)]


def _fields(missing: str) -> Iterator[str]:
    """The names without what a selector complained of: ``body (div.zw: 0 matches, expected 1)`` is the field body."""
    yield from dict.fromkeys(name.split(" (", 1)[0] for name in json.loads(missing))

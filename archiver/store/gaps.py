"""What readers did not find, or not understand, kept with each capture; and how much of each host is read, so that one knows where to help.

Nothing is counted twice: the figures are those of every document's latest capture, so that a better template makes them fall.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
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
    select(document.c.host, func.count().label("seen"), func.count(document.c.latest_version_id).label("read"))
    .where(_ASKED, or_(document.c.site.is_(None), document.c.site == ""))
    .group_by(document.c.host)
)
_NAMES = select(site.c.host, site.c.name)


@dataclass(slots=True)
class Undefined:
    """A host without a definition: documents seen and read as articles, fields not found (field → pages)."""

    host: str
    name: str | None = None
    seen: int = 0
    read: int = 0
    missing: dict[str, int] = field(default_factory=dict)


def of(item: PageItem) -> str | None:
    """JSON of the fields that a template should have found and did not, and of those that nobody understands; None where there are none."""
    names = list(dict.fromkeys(item.missing))
    # the later pages of an article are kept as they were read, before anyone tried to understand their dates
    if isinstance(item, ArticleItem) and item.errand.page == 1 and any(date.kind in _SHOWN and date.date_on is None for date in item.dates):
        names.append(_NOT_UNDERSTOOD)
    return json.dumps(names, ensure_ascii=False) if names else None


def by_template(conn: Connection) -> list[dict[str, Any]]:
    """``site`` (slug, "" where none), ``host`` without ``www.``, ``template``, ``field``, ``pages``: the most pages first."""
    counts: Counter[tuple[str, str, str, str]] = Counter()
    for row in conn.execute(_OF_CAPTURES):
        counts.update((row.site or "", _bare(row.host), row.template or "", name) for name in _fields(row.missing))
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return [dict(zip(("site", "host", "template", "field"), key, strict=True)) | {"pages": pages} for key, pages in ordered]


def undefined(conn: Connection) -> list[dict[str, Any]]:
    """The hosts without a definition, as ``Undefined`` has them: those of which most was seen, least read and most missed first."""
    names: dict[str, str | None] = dict(conn.execute(_NAMES).all())
    hosts: dict[str, Undefined] = {}
    for row in conn.execute(_UNDEFINED):
        bare = _bare(row.host)
        found = hosts.setdefault(bare, Undefined(bare, names.get(bare)))
        found.seen += row.seen
        found.read += row.read
    for gap in by_template(conn):
        if (known := hosts.get(gap["host"])) is not None:
            known.missing[gap["field"]] = known.missing.get(gap["field"], 0) + gap["pages"]
    ordered = sorted(hosts.values(), key=lambda each: (-each.seen, each.read, -sum(each.missing.values()), each.host))
    return [asdict(each) for each in ordered]


def _bare(host: str) -> str:
    return host.removeprefix("www.")


def _fields(missing: str) -> Iterator[str]:
    """The names without what a selector complained of: ``body (div.zw: 0 matches, expected 1)`` is the field body."""
    yield from dict.fromkeys(name.split(" (", 1)[0] for name in json.loads(missing))

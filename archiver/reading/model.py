"""What goes into the reading room and what comes out of it. No Scrapy, no SQL, nothing of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Page:
    """One response as it was received, decompressed. ``url`` is the final one, ``asked_url`` the one requested first.

    ``headers`` have lower-case names; ``fetched_at`` is aware (UTC).
    """

    url: str
    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    asked_url: str = ""
    fetched_at: datetime | None = None
    truncated: bool = False


@dataclass(slots=True)
class Found:
    """A string as the page shows it and the rule that found it."""

    value: str
    rule: str


@dataclass(slots=True)
class FoundDate:
    """``kind``: published (label line), portal (label line of a repost), url, meta, list, http, signed, event."""

    kind: str
    raw: str
    rule: str


@dataclass(slots=True)
class FoundLink:
    """``kind``: item, section or next; ``date_raw`` is the date beside it, as shown."""

    url: str
    title: str = ""
    date_raw: str | None = None
    kind: str = "item"


@dataclass(slots=True)
class FoundAsset:
    """``position`` is the index in ``paragraphs`` of the paragraph it stands before; ``kind`` is image or attachment."""

    url: str
    kind: str
    position: int
    name: str = ""


@dataclass(slots=True)
class Reading:
    """Everything one page said. ``verdict`` is of the contract's list; only ``article`` and ``list`` fill the fields below."""

    verdict: str
    why: str = ""
    charset: str | None = None
    charset_rule: str | None = None
    template: str | None = None
    template_version: int | None = None
    missing: list[str] = field(default_factory=list)
    # article
    title: Found | None = None
    titles_alt: list[Found] = field(default_factory=list)
    section: Found | None = None
    dates: list[FoundDate] = field(default_factory=list)
    author: Found | None = None
    editor: Found | None = None
    people: list[tuple[str, Found]] = field(default_factory=list)
    source: Found | None = None
    original_links: list[Found] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    assets: list[FoundAsset] = field(default_factory=list)
    # list
    links: list[FoundLink] = field(default_factory=list)
    next_url: str | None = None

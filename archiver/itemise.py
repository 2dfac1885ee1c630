"""A reading becomes an item: one conversion, for the spiders and for whoever reads captures again."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from archiver.items import ArticleItem, Asset, Capture, DateEvidence, Errand, Link, ListItem, PageItem, Raw
from archiver.reading.model import Found, Page, Reading
from archiver.reading.registry import Registry
from archiver.reading.serial import PASSING, joined


@dataclass(frozen=True, slots=True)
class Sheet:
    """One fetched page of an article, read."""

    page: Page
    reading: Reading
    capture: Capture | None


def itemise_sheets(registry: Registry, errand: Errand, sheets: Sequence[Sheet]) -> PageItem:
    """The item of an article's pages in order: one article with all of them.

    Where the last page could not be had today (a challenge, say), the item is that page's: half an article would look like an edit.
    """
    main = len(sheets) - 1 if sheets[-1].reading.verdict in PASSING else 0
    items = [
        itemise(registry, dataclasses.replace(errand, page=number), sheet.page, sheet.reading, sheet.capture)
        for number, sheet in enumerate(sheets, start=1)
        if number - 1 != main
    ]
    chosen = sheets[main]
    reading = chosen.reading if main or chosen.reading.verdict != "article" else joined([sheet.reading for sheet in sheets])
    item = itemise(registry, dataclasses.replace(errand, page=main + 1), chosen.page, reading, chosen.capture)
    item.beside = items
    return item


def itemise(registry: Registry, errand: Errand, page: Page, reading: Reading, capture: Capture | None) -> PageItem:
    """The item that fits the verdict, its fields under the shared vocabulary's names."""
    site = registry.site_for(page.url)
    common: dict[str, Any] = {
        "errand": errand,
        "url": page.asked_url,
        "final_url": page.url,
        "fetched_at": page.fetched_at,
        "status": page.status,
        "verdict": reading.verdict,
        "why": reading.why,
        "site": site.slug if site else "",
        "host": errand.key.split("/", 1)[0],
        "charset": reading.charset,
        "charset_rule": reading.charset_rule,
        "template": reading.template,
        "template_version": reading.template_version,
        "missing": reading.missing,
        "capture": capture,
    }
    if reading.verdict == "article":
        return ArticleItem(**common, role=role_of(registry, page.url), **_article_fields(reading))
    if reading.verdict == "list":
        links = [Link(**dataclasses.asdict(link)) for link in reading.links]
        section = reading.section.value if reading.section else None
        return ListItem(**common, role="list", links=links, next_url=reading.next_url, section=section)
    # a portal's page about itself is no repost; an original that was not read stays one
    about_itself = reading.verdict == "other" and role_of(registry, page.url) == "repost"
    return PageItem(**common, role="page" if about_itself else errand.role)


def role_of(registry: Registry, url: str) -> str:
    """``repost`` on a portal's host, ``original`` anywhere else."""
    site = registry.site_for(url)
    return "repost" if site is not None and site.kind == "portal" else "original"


def _article_fields(reading: Reading) -> dict[str, Any]:
    return {
        "title_raw": _raw(reading.title),
        "titles_alt": [Raw(f.value, f.rule) for f in reading.titles_alt],
        "section_raw": _raw(reading.section),
        "dates": [DateEvidence(d.kind, d.raw, d.rule) for d in reading.dates],
        "author_raw": _raw(reading.author),
        "editor_raw": _raw(reading.editor),
        "people_raw": [(label, Raw(f.value, f.rule)) for label, f in reading.people],
        "source_raw": _raw(reading.source),
        "original_links": [Raw(f.value, f.rule) for f in reading.original_links],
        "paragraphs": reading.paragraphs,
        "assets": [Asset(a.url, a.kind, a.position, a.name) for a in reading.assets],
    }


def _raw(found: Found | None) -> Raw | None:
    return Raw(found.value, found.rule) if found else None

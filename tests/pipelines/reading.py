"""A page, read and normalised as in a run, without Scrapy, archive or network."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from archiver.gazetteer import gazetteer
from archiver.itemise import itemise
from archiver.items import ArticleItem, Errand, PageItem
from archiver.pipelines.normalise import Normalise
from archiver.pipelines.resolve import Resolve
from archiver.reading.model import Page
from archiver.reading.registry import Registry
from tests.reading.report import ROOT

CAPTURED = datetime(2026, 11, 1, tzinfo=UTC)
_RESOLVE = Resolve(gazetteer())


def registry() -> Registry:
    """The project's own templates and sites."""
    return Registry.load("spiders.templates", ROOT / "spiders" / "sites")


def normalised(known: Registry, page: Page, role: str = "original", **told: Any) -> PageItem:
    """The item of *page* after the pipelines that need no store; *told* is what its list said (fields of ``Errand``)."""
    dated = replace(page, fetched_at=page.fetched_at or CAPTURED)
    key = page.url.split("//", 1)[-1]
    item = itemise(known, Errand(key=key, document_id=1, role=role, **told), dated, known.read(dated), None)
    return finished(item)


def finished(item: PageItem) -> PageItem:
    """*item* after the pipelines that need no store."""
    done = _RESOLVE.process_item(Normalise().process_item(item))
    assert isinstance(done, PageItem)
    return done


def article(item: PageItem) -> ArticleItem:
    """*item*, which is an article."""
    assert isinstance(item, ArticleItem), item.why
    return item

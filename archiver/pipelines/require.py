"""What an article must have before it may become one: a title, and a text or an image."""

from __future__ import annotations

import dataclasses

from archiver.items import ArticleItem, FailureItem, PageItem

_BASE = tuple(f.name for f in dataclasses.fields(PageItem))


class Require:
    """First of the pipelines. A page that lacks what it must have keeps its capture and becomes ``unreadable``."""

    def process_item(self, item: PageItem | FailureItem) -> PageItem | FailureItem:
        """The item itself, or the bare page in its place."""
        if not isinstance(item, ArticleItem):
            return item
        lacks = [name for name, found in (("title", item.title_raw), ("body", item.paragraphs or item.assets)) if not found]
        if not lacks:
            return item
        base = {name: getattr(item, name) for name in _BASE}
        return PageItem(**base | {"verdict": "unreadable", "why": f"no {' and no '.join(lacks)}", "missing": [*item.missing, *lacks]})

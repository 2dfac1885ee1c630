"""A world's articles put straight into an archive, as a crawl that read everything right would: pairing is judged alone."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from archiver.gazetteer import gazetteer
from archiver.items import ArticleItem, DateEvidence, Errand, Raw
from archiver.normalise.urls import canonical
from archiver.pairing import Pairing
from archiver.store.engine import open_engine
from archiver.store.migrate import create_or_check
from archiver.store.place import Place
from archiver.store.read import Reader
from archiver.store.writer import Writer

AT = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)


class Shelf:
    """An archive in *folder* to which articles are added one by one, each paired as it comes."""

    def __init__(self, folder: Path) -> None:
        place = Place(folder)
        place.prepare()
        if place.database is not None:
            place.database.write_bytes(_empty_database())
        self.engine = open_engine(place.url)
        self.writer = Writer(self.engine)
        self.pairing = Pairing(self.writer)
        self.reader = Reader(self.engine)
        self.pairing_seconds = 0.0

    def add(
        self,
        url: str,
        title: str,
        paragraphs: Sequence[str],
        *,
        role: str = "original",
        day: date | None = None,
        organ: str | None = None,
        author: str | None = None,
        links: Sequence[str] = (),
    ) -> int:
        """Store a reading of *url* and pair it; the document's id. *organ* is a gazetteer id."""
        named = canonical(url)
        document = self.writer.document(named.key, url, role=role, host=named.host)
        for link in links:
            target = canonical(link)
            self.writer.document(target.key, link, role="original", host=target.host)
        item = ArticleItem(
            errand=Errand(key=named.key, document_id=document, role=role), url=url, final_url=url, fetched_at=AT, status=200,
            verdict="article", role=role, host=named.host, title=title, paragraphs=list(paragraphs), body="\n".join(paragraphs),
            published_on=day, source_organisation=organ, author=author, original_links=[Raw(link, "label:原文链接") for link in links],
            dates=[DateEvidence("published", str(day), "label", day, None, "day")] if day else [],
        )  # fmt: skip
        self.writer.store_article(item, document)
        started = time.process_time()
        self.pairing.article(document, list(links))
        self.pairing_seconds += time.process_time() - started
        return document

    def rows(self, view: str, **equal: Any) -> list[dict[str, Any]]:
        """The rows of a view, committed."""
        self.writer.commit()
        return list(self.reader.view(view, **equal))


@cache
def _empty_database() -> bytes:
    """A new archive with its organisations: made once, not once a test."""
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder))
        place.prepare()
        create_or_check(place)
        engine = open_engine(place.url)
        writer = Writer(engine)
        writer.sync_organisations(gazetteer())
        writer.commit()
        writer.close()
        engine.dispose()
        return Path(folder, "archive.db").read_bytes()


@contextmanager
def shelf(folder: Path) -> Iterator[Shelf]:
    """A new archive, closed at the end."""
    made = Shelf(folder)
    try:
        yield made
    finally:
        made.writer.close()
        made.engine.dispose()


def organ_of(code: str | None, name: str | None) -> str | None:
    """The gazetteer id of a source that the truth names."""
    known = gazetteer()
    found = known.by_code(code) if code else known.by_name(name) if name else None
    return found.id if found else None


def add_page(to: Shelf, page: dict[str, Any], *, linked: bool = True) -> int:
    """A page of ``World.truth`` as an article; *linked* False takes its 原文链接 away."""
    return to.add(
        page["url"],
        page["title"],
        page["paragraphs"],
        role=page["kind"],
        day=date.fromisoformat(page["published_on"]),
        organ=organ_of(page["source_code"], page["source"]),
        author=page["author"],
        links=[page["original_url"]] if linked and page["original_url"] and urlsplit(page["original_url"]).scheme else [],
    )

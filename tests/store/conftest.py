"""An archive in a temporary folder, a clock that stands still, and builders of items."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from archiver.items import ArticleItem, Capture, Errand, FailureItem, Link, ListItem, PageItem, Raw
from archiver.store.engine import open_engine
from archiver.store.migrate import create_or_check
from archiver.store.place import Place
from archiver.store.read import Reader
from archiver.store.writer import Writer


class Clock:
    """Aware UTC times, moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **units: float) -> None:
        self.now += timedelta(**units)


class Archive:
    """A writer with its run open, and short ways to make what it stores."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self.engine = engine
        self.clock = clock
        self.writer = Writer(engine, clock=clock)
        self.run = self.writer.open_run("portal", "")
        self.reader = Reader(engine)
        self._offsets = count(0, 100)

    def begin_at(self, offset: int) -> None:
        """Where in its WARC file the next capture starts, for a second writer of one archive."""
        self._offsets = count(offset, 100)

    def lead(self, url: str = "http://www.example.gov.cn/a", role: str = "original", **told: Any) -> int:
        return self.writer.document(url, url, role=role, host="www.example.gov.cn", **told)

    def capture(self, document: int | None, url: str = "http://www.example.gov.cn/a", status: int = 200, **other: Any) -> Capture:
        offset = next(self._offsets)
        fields: dict[str, Any] = {
            "url": url,
            "final_url": url,
            "fetched_at": self.clock.now,
            "status": status,
            "content_type": "text/html",
            "bytes": 10,
            "sha256": "0" * 64,
            "warc_file": "a.warc.gz",
            "warc_offset": offset,
            "warc_length": 100,
            "record_id": f"urn:uuid:{offset}",
        }
        item = Capture(**fields | other)
        self.writer.add_capture(item, run_id=self.run, document=document)
        return item

    def _page(self, document: int, verdict: str, fields: dict[str, Any]) -> dict[str, Any]:
        status = fields.get("status", 200)
        url = fields.get("url", "http://www.example.gov.cn/a")
        capture = self.capture(document, url, status, final_url=fields.get("final_url", url))
        errand = Errand(key=url, document_id=document, role="original")
        given = {"errand": errand, "url": url, "final_url": url, "fetched_at": self.clock.now, "status": status}
        return given | {"verdict": verdict, "capture": capture} | fields

    def article(self, document: int, **fields: Any) -> bool:
        paragraphs = fields.setdefault("paragraphs", ["第一段。", "第二段。"])
        fields.setdefault("title", "标题")
        fields.setdefault("body", "\n".join(paragraphs))
        return self.writer.store_article(ArticleItem(**self._page(document, "article", fields)), document)

    def list_page(self, document: int, **fields: Any) -> None:
        fields.setdefault("links", [Link("http://www.example.gov.cn/item")])
        self.writer.store_list(ListItem(**self._page(document, "list", fields)), document)

    def page(self, document: int, verdict: str, **fields: Any) -> None:
        self.writer.store_page(PageItem(**self._page(document, verdict, fields)), document)

    def failure(self, document: int, stage: str = "download", reason: str = "timeout") -> None:
        errand = Errand(key="", document_id=document, role="original")
        item = FailureItem(errand=errand, url="http://www.example.gov.cn/a", at=self.clock.now, stage=stage, reason=reason)
        self.writer.store_failure(item, document, self.run)

    def rows(self, view: str, **equal: Any) -> list[dict[str, Any]]:
        self.writer.commit()
        return list(self.reader.view(view, **equal))

    def one(self, view: str, **equal: Any) -> dict[str, Any]:
        (row,) = self.rows(view, **equal)
        return row


def raw(text: str) -> Raw:
    return Raw(text, "label")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A fresh database's bytes: migrating once, not once a test."""
    place = Place(tmp_path_factory.mktemp("template"))
    place.prepare()
    create_or_check(place)
    assert place.database is not None
    return place.database.read_bytes()


@pytest.fixture
def place(tmp_path: Path, empty_database: bytes) -> Place:
    made = Place(tmp_path / "data")
    made.prepare()
    assert made.database is not None
    made.database.write_bytes(empty_database)
    return made


@pytest.fixture
def engine(place: Place) -> Iterator[Engine]:
    opened = open_engine(place.url)
    yield opened
    opened.dispose()


@pytest.fixture
def archive(engine: Engine, clock: Clock) -> Iterator[Archive]:
    made = Archive(engine, clock)
    yield made
    made.writer.close()

"""``rebuild``: the database made anew from the WARC files alone, each capture judged and read as the crawl did.

Each record says why it was asked for (``captures.errands``). What no record says is not made up: failures without an answer, leads that
were never fetched and the ledger of runs are gone; the next crawl finds what still leads anywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from archiver.attachments import Extracted, text_of
from archiver.captures.read import read_capture
from archiver.errors import ArchiveDamaged
from archiver.items import ArticleItem, Capture, Errand
from archiver.pipelines.pair import Pair
from archiver.pipelines.persist import Persist
from archiver.proof import inventory
from archiver.proof.inventory import Held
from archiver.reading.assetfile import judge_file
from archiver.reading.model import Page
from archiver.rereading.again import name_originals
from archiver.rereading.reader import Reader, page_of
from archiver.session import Session

Sheets = list[tuple[Page, Capture]]


@dataclass(slots=True)
class Rebuilt:
    """What came of it; ``counts`` are those of the pipelines."""

    captures: int = 0
    documentless: int = 0  # robots.txt, and what nobody noted an errand for
    faults: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def inc_value(self, key: str, count: int = 1) -> None:
        """Add to a counter of the pipelines."""
        self.counts[key] = self.counts.get(key, 0) + count


class Rebuild:
    """Takes the captures of one file after another, in the order in which they came; ``finish`` closes what is still open."""

    def __init__(self, session: Session, reader: Reader, done: Rebuilt) -> None:
        self.session = session
        self.writer = session.writer
        self.reader = reader
        self.done = done
        self.persist = Persist(session, done)
        self.pair = Pair(session)
        self._bodies: dict[str, Capture] = {}  # by record id: what a 304 may confirm
        self._open: dict[str, tuple[Errand, Sheets]] = {}  # articles whose next page is still to come, by key

    def file(self, name: str, seen: Callable[[], None]) -> None:
        """All captures of one file that are whole. Raises the ArchiveError that ends the run."""
        for held in inventory.captures(self.session.place.warc, name):
            self.done.captures += 1
            try:
                self._capture(held)
            except ArchiveDamaged as error:
                self.done.faults.append(str(error))
            self._page_done()
            seen()

    def finish(self) -> None:
        """Articles whose last pages never came are what there is of them."""
        for errand, sheets in self._open.values():
            self._store(errand, sheets)
            self._page_done()
        self._open.clear()
        self.writer.commit()

    def _page_done(self) -> None:
        self.writer.page_done()
        if self.session.fault is not None:
            raise self.session.fault

    def _capture(self, held: Held) -> None:
        capture = held.capture
        if not capture.revisit:
            self._bodies[capture.record_id] = capture
        errand = self._errand(held)
        self.writer.add_capture(capture, run_id=self.session.run_id, document=errand.document_id if errand else None)
        if held.told is None or errand is None:
            self.done.documentless += 1
            self._file(held)
        elif held.stored.location is None:
            self._page(held, errand, held.told.asked_url)

    def _errand(self, held: Held) -> Errand | None:
        """Why it was asked for, its document known or made; None where nobody noted that."""
        if held.told is None:
            return None
        told = held.told.errand
        known = self.writer.known([told.key]).get(told.key)
        if told.page > 1:
            return replace(told, document_id=known.id) if known else None
        site = self.reader.registry.site_for(held.told.asked_url)
        document = self.writer.document(
            told.key,
            held.told.asked_url,
            role=told.role,
            host=told.key.split("/", 1)[0],
            site=site.slug if site else "",
            section=told.section,
            listed_title=told.listed_title,
            listed_raw=told.listed_raw,
            listed_on=told.listed_on,
        )
        return replace(told, document_id=document)

    def _file(self, held: Held) -> None:
        """An image or attachment, where an article names this URL as its own."""
        wanted = self.writer.assets.wanted(held.capture.url)
        if wanted is None:
            return
        page = page_of(held.stored, asked_url=held.capture.url, url=held.capture.url, fetched_at=held.capture.fetched_at)
        verdict = judge_file(page)
        if verdict.verdict == "asset":
            found = text_of(page.body) or Extracted(None)
            self.writer.assets.kept(wanted.id, held.capture, verdict.why, found.text, found.note)

    def _page(self, held: Held, errand: Errand, asked_url: str) -> None:
        page = self._shown(held, asked_url)
        first, sheets = self._open.pop(errand.key, (errand, []))
        if errand.page != len(sheets) + 1:  # the run ended between two pages: the article was begun anew
            if sheets:
                self._store(first, sheets)
            first, sheets = errand, []
        sheets.append((page, held.capture))
        more = self.reader.next_url([page for page, _ in sheets], errand.role)
        if more is not None and len(sheets) < self.session.config.max_article_pages:
            self._open[errand.key] = (first, sheets)
        else:
            self._store(first, sheets)

    def _shown(self, held: Held, asked_url: str) -> Page:
        """The page, with the body that a 304 confirms in its place."""
        stored, place = held.stored, self._bodies.get(held.confirms)
        if held.capture.revisit and place is not None:
            stored = read_capture(self.session.place.warc / place.warc_file, place.warc_offset, place.warc_length)
        return page_of(stored, asked_url=asked_url, url=held.capture.url, fetched_at=held.capture.fetched_at)

    def _store(self, errand: Errand, sheets: Sheets) -> None:
        (page, capture), *beside = sheets
        item = self.reader.item(page, errand, capture, *beside)
        for each in (item, *item.beside):
            each.errand.document_id = errand.document_id
        self.persist.process_item(item)
        if isinstance(item, ArticleItem):
            self._want_files(item)
            name_originals(self.session, self.reader, item)
            self.pair.process_item(item)

    def _want_files(self, item: ArticleItem) -> None:
        for asset in item.assets:
            if host := _host(asset.url):
                self.writer.assets.want(asset.url, asset.kind, host, item.errand, page_url=item.final_url, now=item.fetched_at)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""

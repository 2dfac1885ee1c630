"""``ingest``: captures made elsewhere become captures of ours, judged and read as a crawl would.

A capture is known again by URL, second and bytes, so that taking a file in twice adds nothing. What an older capture shows adds a version
to the past and changes nothing of the present (see ``store.timeline``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from archiver.attachments import Extracted, text_of
from archiver.captures.exchange import Exchange, Origin
from archiver.captures.foreign import Entry, entries
from archiver.captures.sources import sources
from archiver.captures.stored import Stored
from archiver.errors import ArchiveDamaged, NotUnderstood
from archiver.itemise import role_of
from archiver.items import ArticleItem, Capture, Errand, ListItem, PageItem
from archiver.normalise.urls import Canonical, canonical
from archiver.pipelines.pair import Pair
from archiver.pipelines.persist import Persist
from archiver.reading.assetfile import judge_file
from archiver.reading.model import Page
from archiver.rereading.again import name_originals
from archiver.rereading.reader import Reader, page_of
from archiver.rereading.visits import Answers
from archiver.session import Session

Sheet = tuple[Page, Capture]


@dataclass(slots=True)
class Taken:
    """What became of the answers in the files; ``counts`` are those of the pipelines."""

    captures: int = 0
    known: int = 0  # were there already
    unread: int = 0  # kept without a document: of hosts that nobody vouches for, or no page of an article or list
    files: int = 0  # images and attachments that articles name
    faults: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def inc_value(self, key: str, count: int = 1) -> None:
        """Add to a counter of the pipelines."""
        self.counts[key] = self.counts.get(key, 0) + count


class Ingest:
    """Takes in one file after another."""

    def __init__(self, session: Session, reader: Reader, taken: Taken) -> None:
        self.session = session
        self.writer = session.writer
        self.reader = reader
        self.taken = taken
        self.persist = Persist(session, taken)
        self.pair = Pair(session)

    def file(self, path: Path, seen: Callable[[], None]) -> None:
        """All of *path*, a WARC or WACZ file; *seen* is called after each visit.

        Raises NotReplayable where it is neither, and the ArchiveError that ends the run. What is damaged goes to ``faults``.
        """
        for source in sources(path):
            answers = Answers(entries(source, self.taken.faults.append))
            for visit in answers.visits():
                try:
                    self._visit(answers, visit)
                except ArchiveDamaged as error:
                    self.taken.faults.append(str(error))
                self.writer.page_done()
                if self.session.fault is not None:
                    raise self.session.fault
                seen()

    def _visit(self, answers: Answers, visit: list[Entry]) -> None:
        records = [(entry, answers.read(entry)) for entry in visit]
        copies = [self._copy(entry, stored) for entry, stored in records]
        *hops, last = copies
        asked_url, stored = records[0][1].url, records[-1][1]
        document = None
        if last is not None and (last.status < 300 or last.status >= 400):
            page = page_of(stored, asked_url=asked_url, url=stored.url, fetched_at=stored.fetched_at)
            document = self._file(page, last) or self._page(answers, page, last)
        elif last is not None:
            hops.append(last)  # a redirect that led out of the file
        for hop in hops:
            if hop is not None:
                self._keep(hop, document)

    def _copy(self, entry: Entry, stored: Stored) -> Capture | None:
        """The answer appended to our own WARC file, at its own date and with where it came from; None where we have it already."""
        if self.writer.is_captured(stored.url, stored.fetched_at, hashlib.sha256(stored.raw_body).hexdigest()):
            self.taken.known += 1
            return None
        self.taken.captures += 1
        exchange = Exchange(
            url=stored.url,
            fetched_at=stored.fetched_at,
            status=stored.status,
            reason=stored.reason,
            headers=stored.headers,
            body=stored.raw_body,
            ip=stored.field("WARC-IP-Address"),
            truncated=stored.truncated,
            origin=Origin(entry.source.name, entry.offset, entry.record_id),
        )
        return self.session.warc.append(exchange)

    def _keep(self, capture: Capture, document: int | None, verdict: str = "other") -> None:
        self.writer.add_capture(capture, run_id=self.session.run_id, document=document, verdict=verdict)

    def _file(self, page: Page, capture: Capture) -> int | None:
        """Where an article names this very URL as its file: that file, kept. Always None: a file is no document."""
        wanted = self.writer.assets.wanted(capture.url)
        if wanted is None or judge_file(page).verdict != "asset":
            return None
        self._keep(capture, None)
        found = text_of(page.body) or Extracted(None)
        self.writer.assets.kept(wanted.id, capture, "", found.text, found.note)
        self.taken.files += 1
        return None

    def _page(self, answers: Answers, page: Page, capture: Capture) -> int | None:
        """The page read; its document, where it is one: a page we know, or an article or list of a host that is vouched for."""
        if capture.id is not None:
            return None
        where = _canonical(page.asked_url)
        known = self.writer.known([where.key]).get(where.key) if where else None
        if where is None or not (known or self.reader.registry.allowed(page.url)):
            self._leave(capture, "other")
            return None
        role = known.role if known else role_of(self.reader.registry, page.url)
        errand = Errand(key=where.key, document_id=known.id if known else 0, role=role)
        beside = self._following(answers, page, role)
        item = self.reader.item(page, errand, capture, *beside)
        if known is None and not isinstance(item, (ArticleItem, ListItem)):
            self._leave(capture, item.verdict)
            return None
        document = known.id if known else self.writer.document(where.key, where.url, role=role, host=where.host, site=item.site)
        for each in (capture, *(capture for _, capture in beside)):
            self._keep(each, document)
        self._store(item, document)
        return document

    def _leave(self, capture: Capture, verdict: str) -> None:
        self.taken.unread += 1
        self._keep(capture, None, verdict)

    def _following(self, answers: Answers, page: Page, role: str) -> list[Sheet]:
        """The other pages of an article on several, as far as they are in the file."""
        sheets: list[Sheet] = []
        while url := self.reader.next_url([page, *(each for each, _ in sheets)], role):
            entry = answers.take(url, page.fetched_at) if page.fetched_at else None
            stored = answers.read(entry) if entry else None
            capture = self._copy(entry, stored) if entry and stored else None
            if stored is None or capture is None or len(sheets) + 1 >= self.session.config.max_article_pages:
                break
            sheets.append((page_of(stored, asked_url=stored.url, url=stored.url, fetched_at=stored.fetched_at), capture))
        return sheets

    def _store(self, item: PageItem, document: int) -> None:
        for each in (item, *item.beside):
            each.errand.document_id = document
        self.persist.process_item(item)
        if isinstance(item, ArticleItem):
            name_originals(self.session, self.reader, item)
            self.pair.process_item(item)


def _canonical(url: str) -> Canonical | None:
    try:
        return canonical(url)
    except NotUnderstood:
        return None

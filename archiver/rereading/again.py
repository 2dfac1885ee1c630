"""``reparse``: every capture read again from the WARC files with today's readers, and what that changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from archiver.captures.read import read_capture
from archiver.errors import ArchiveDamaged, NotUnderstood
from archiver.items import ArticleItem, PageItem
from archiver.normalise.urls import canonical
from archiver.pipelines.pair import Pair
from archiver.reading.model import Page
from archiver.rereading.reader import Reader, page_of
from archiver.session import Session
from archiver.store.replan import Plan
from archiver.store.rereads import Kept, Rereads, Wanted

_READ = ("article", "list")


class Again:
    """Reads the captures of one document after another; *damaged* is told of a capture that its file does not give back."""

    def __init__(self, rereads: Rereads, reader: Reader, warc: Path, damaged: Callable[[str], None]) -> None:
        self.rereads = rereads
        self.reader = reader
        self.warc = warc
        self.damaged = damaged

    def plans(self, wanted: Wanted) -> Iterator[Plan]:
        """What each wanted document's captures say today. A document with a damaged capture is left as it is: half of it proves nothing."""
        for document_id in self.rereads.documents(wanted):
            try:
                again = list(self._items(self.rereads.captures(document_id)))
            except ArchiveDamaged as error:
                self.damaged(str(error))
            else:
                yield self.rereads.plan(document_id, again)

    def _items(self, captures: Iterable[Kept]) -> Iterator[tuple[Kept, PageItem]]:
        confirmed: Kept | None = None
        for kept, *beside in _visits(captures):
            held = confirmed if kept.capture.revisit and confirmed is not None else kept
            others = [(self._page(each, each), each.capture) for each in beside]
            item = self.reader.item(self._page(kept, held), kept.errand, kept.capture, *others)
            if not kept.capture.revisit and item.verdict in _READ:
                confirmed = kept
            yield next((each for each in beside if each.capture is item.capture), kept), item

    def _page(self, kept: Kept, held: Kept) -> Page:
        """The page of *kept*, whose body *held* has."""
        place = held.capture
        stored = read_capture(self.warc / place.warc_file, place.warc_offset, place.warc_length)
        return page_of(stored, asked_url=kept.asked_url, url=kept.final_url, fetched_at=kept.capture.fetched_at)


def _visits(captures: Iterable[Kept]) -> Iterator[list[Kept]]:
    """Captures in the order in which they came, those of one article's pages together."""
    visit: list[Kept] = []
    for kept in captures:
        if kept.errand.page == 1 and visit:
            yield visit
            visit = []
        visit.append(kept)
    if visit:
        yield visit


def write(session: Session, reader: Reader, plans: Iterable[Plan]) -> Iterator[Plan]:
    """Store what each plan changes, a document whole or not at all, in the writer's batches; each plan again, once it is written.

    Raises the ArchiveError that ends the run; what was committed before it stays.
    """
    pair = Pair(session)
    for plan in plans:
        if plan.changes:
            with session.writer.savepoint():
                session.writer.rereads.apply(plan)
            article = plan.latest_item
            if article is not None:
                name_originals(session, reader, article)
                pair.process_item(article)
        session.writer.page_done()
        if session.fault is not None:
            raise session.fault
        yield plan
    session.writer.commit()


def name_originals(session: Session, reader: Reader, item: ArticleItem) -> None:
    """The originals that a repost names are leads, whichever reader found them."""
    if item.role != "repost":
        return
    for link in item.original_links:
        try:
            where = canonical(link.value)
        except NotUnderstood:
            continue
        site = reader.registry.site_for(link.value)
        role = "repost" if site is not None and site.kind == "portal" else "original"
        slug = site.slug if site else ""
        session.writer.document(where.key, where.url, role=role, host=where.host, site=slug, found_on=item.errand.document_id)

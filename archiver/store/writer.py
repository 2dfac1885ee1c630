"""The one writer of a run: synchronous, on one connection, in one open transaction that holds a batch of pages.

Nothing is acknowledged before ``commit`` has returned; after it nothing is lost, whatever kills the process. A call writes its rows
at once, so that later calls and ``known`` and ``due`` see them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any

from sqlalchemy import Engine

from archiver.clock import Clock, utc_now
from archiver.items import ArticleItem, Capture, FailureItem, ListItem, PageItem
from archiver.store import captures, documents, frontier, listings, organisations, pairs, runs, sites, values, visits
from archiver.store.assets import Assets
from archiver.store.batch import Batch
from archiver.store.documents import Found
from archiver.store.evidence import Evidence
from archiver.store.ledger import Ledger
from archiver.store.organisations import Organ
from archiver.store.pairs import PairRow, Side
from archiver.store.rereads import Rereads


class Writer:
    """*clock* gives aware times. ``before_commit`` holds the hooks that make safe what rows point at: the WARC writer's fsync."""

    def __init__(self, engine: Engine, *, batch_pages: int = 50, batch_seconds: float = 1.0, clock: Clock = utc_now) -> None:
        self._batch = Batch(engine, batch_pages, batch_seconds)
        self._clock = clock
        self._warc_ends: dict[str, tuple[int, int]] = {}  # file → (end in bytes, run): written once a batch
        self._batch.after_rollback.append(self._warc_ends.clear)
        self.before_commit = self._batch.before_commit
        self.evidence = Evidence(lambda: self._batch.conn)
        self.assets = Assets(lambda: self._batch.conn)
        self.rereads = Rereads(lambda: self._batch.conn)
        self.ledger = Ledger(lambda: self._batch.conn, clock)

    # the batch

    def savepoint(self) -> AbstractContextManager[None]:
        """One item's rows, all or nothing, inside the batch."""
        return self._batch.savepoint()

    def page_done(self) -> None:
        """Count a page; commits where the batch is full or old."""
        if self._batch.page_done():
            self.commit()

    def commit(self) -> None:
        """Acknowledge all that was written. Raises WriteFailed, after which nothing since the last commit is stored."""
        self._note_warc_ends()
        self._batch.commit()

    def rollback(self) -> None:
        """Forget all that was written since the last commit."""
        self._batch.rollback()

    def close(self) -> None:
        """Give the connection back. What was not committed is rolled back."""
        self._batch.close()

    # runs

    def open_run(self, spider: str, arguments: str) -> int:
        """Start a run and commit it, so that a killed run is seen in the ledger; its id."""
        run_id = runs.open_run(self._batch.conn, spider, arguments, self._clock())
        self.commit()
        return run_id

    def close_run(self, run_id: int, outcome: str, exit_status: int, **counters: int) -> None:
        """End a run and commit. *counters* are those of the view ``runs``: requests, captures, new_versions, errors, bytes."""
        runs.close_run(self._batch.conn, run_id, outcome, exit_status, counters, now=self._clock())
        self.commit()

    def failure(self, *, run_id: int | None, url: str, stage: str, reason: str, detail: str = "", document_id: int | None = None) -> None:
        """Note a failure that says nothing of a document's state."""
        conn, now = self._batch.conn, self._clock()
        runs.add_failure(conn, run_id=run_id, document_id=document_id, url=url, at=now, stage=stage, reason=reason, detail=detail)

    # captures

    def add_capture(self, capture: Capture, *, run_id: int, document: int | None, verdict: str = "other") -> int:
        """Insert a capture whose bytes are in the WARC file; sets and returns its id. *document* is None for robots.txt."""
        end = capture.warc_offset + capture.warc_length
        previous = self._warc_ends.get(capture.warc_file, (0, run_id))[0]
        self._warc_ends[capture.warc_file] = (max(end, previous), run_id)
        return captures.add(self._batch.conn, capture, run_id=run_id, document_id=document, verdict=verdict)

    def is_captured(self, url: str, at: datetime, sha256: str) -> bool:
        """True where the archive has this very capture: the same bytes of the same URL at the same second."""
        return captures.is_known(self._batch.conn, url, at, sha256)

    def committed_ends(self) -> dict[str, int]:
        """Where each WARC file's last committed record ends, for ``captures.recover``."""
        return captures.committed_ends(self._batch.conn)

    # documents

    def document(
        self,
        key: str,
        url: str,
        *,
        role: str,
        host: str,
        site: str = "",
        section: str | None = None,
        listed_title: str | None = None,
        listed_raw: str | None = None,
        listed_on: date | None = None,
        found_on: int | None = None,
        list_root: int | None = None,
        depth: int = 1,
    ) -> int:
        """The id of the document with the canonical identity *key*: a known one, or a new lead (see ``documents.ensure``)."""
        found = Found(
            key=key,
            url=url,
            role=role,
            host=host,
            site=site,
            section=section,
            listed_title=listed_title,
            listed_raw=listed_raw,
            listed_on=listed_on,
            found_on=found_on,
            list_root=list_root,
            depth=depth,
        )
        return documents.ensure(self._batch.conn, found, self._clock())

    def alias(self, document_id: int, url: str, key: str) -> None:
        """Keep another name of a document: a form as found, or the page that a redirect led to (never a home or error page).

        A redirect's target must be noted before its page is stored: that is how a page is known to have moved.
        """
        documents.add_alias(self._batch.conn, document_id, url, key, self._clock())

    def known(self, keys: Collection[str]) -> dict[str, frontier.Known]:
        """Those of *keys* that are documents; see ``frontier.known``."""
        return frontier.known(self._batch.conn, keys, self._clock())

    def due(
        self,
        *,
        roles: Sequence[str],
        limit: int,
        site: str | None = None,
        host: str | None = None,
        section: str | None = None,
        after: int = 0,
    ) -> list[frontier.Lead]:
        """The next documents to fetch; see ``frontier.due``."""
        conn, now = self._batch.conn, self._clock()
        return frontier.due(conn, roles=roles, now=now, limit=limit, site=site, host=host, section=section, after=after)

    def listed(self, list_id: int, documents: Collection[int]) -> int:
        """Note that a list (its first page's document) names *documents*; how many of them it had not named before."""
        return listings.listed(self._batch.conn, list_id, documents, self._clock())

    def mark_due(self, document_id: int) -> None:
        """Have a document fetched from now on: a list page that a sweep decided to go on to. Cleared when it is stored."""
        documents.set_due(self._batch.conn, document_id, self._clock())

    def earlier(self, document_id: int) -> frontier.Earlier | None:
        """The capture that a conditional request would confirm."""
        return frontier.earlier(self._batch.conn, document_id)

    # what was read

    def store_article(self, item: ArticleItem, document_id: int) -> bool:
        """Store what was read; True where its text made a new version. Equal text makes none, a revert does."""
        return visits.store_article(self._batch.conn, item, document_id)

    def store_list(self, item: ListItem, document_id: int) -> None:
        """Store a visit to a list page, which is then no longer due."""
        visits.store_list(self._batch.conn, item, document_id)

    def store_page(self, item: PageItem, document_id: int) -> None:
        """Store a visit that gave neither article nor list: its verdict, and what that says of the document's state."""
        visits.store_page(self._batch.conn, item, document_id)

    def store_failure(self, item: FailureItem, document_id: int | None, run_id: int | None) -> None:
        """Note a failure and, where it is a document's, what it says of its state."""
        runs.add_failure(
            self._batch.conn,
            run_id=run_id,
            document_id=document_id,
            url=item.url,
            at=item.at,
            stage=item.stage,
            reason=item.reason,
            detail=item.detail,
        )
        if document_id is not None:
            visits.store_failure(self._batch.conn, item, document_id)

    # what is known beside the pages

    def pair(self, row: PairRow) -> None:
        """Insert or replace what is known of a repost and a candidate for its original."""
        pairs.put(self._batch.conn, row)

    def keep_pairs(self, repost_id: int, original_urls: Collection[str]) -> None:
        """Drop the pairs by link whose original the repost's current version no longer names."""
        pairs.keep_linked(self._batch.conn, repost_id, original_urls)

    def reposts_of(self, original_id: int) -> list[tuple[int, str, str]]:
        """The reposts, with the URL and the rule of each pair, to compare again once an original is read."""
        return pairs.reposts_of(self._batch.conn, original_id)

    def side(self, document_id: int) -> Side | None:
        """A document's latest version, to be compared; None while it has none."""
        return pairs.side(self._batch.conn, document_id)

    def sync_organisations(self, organs: Iterable[Organ]) -> int:
        """Bring the organisations to what the gazetteer says; how many rows that changed."""
        return organisations.sync(self._batch.conn, organs)

    def organisation_id(self, key: str | None) -> int | None:
        """The row of a gazetteer id."""
        return organisations.id_of(self._batch.conn, key)

    def site(self, host: str, **columns: Any) -> int:
        """Insert a host or set *columns* of it (name, organisation_id, template, expected); its id."""
        return sites.put(self._batch.conn, host, columns)

    def count_site(self, host: str, *, seen: int = 0, read: int = 0) -> None:
        """Add to what was seen and read of a host."""
        sites.count(self._batch.conn, host, seen=seen, read=read, now=self._clock())

    def _note_warc_ends(self) -> None:
        for name, (end, run_id) in self._warc_ends.items():
            captures.set_end(self._batch.conn, name, end, run_id, values.instant(self._clock()))
        self._warc_ends.clear()

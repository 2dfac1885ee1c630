"""Answers of a file put together as a crawl would have met them: a redirect with what it led to, a revisit with the body it confirms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from archiver.captures import index
from archiver.captures.foreign import Entry
from archiver.captures.stored import Stored
from archiver.errors import ArchiveDamaged

MOST_HOPS = 10
APART = timedelta(days=1)  # a redirect and its target in one file belong together where no more than this lies between them


class Answers:
    """The answers of one file, by URL and by record id. An answer belongs to one visit only."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = sorted(entries, key=lambda entry: entry.at)
        self._by_url: dict[str, list[Entry]] = {}
        self._bodies: dict[str, Entry] = {}
        self._done: set[Entry] = set()
        for entry in self._entries:
            self._by_url.setdefault(entry.url, []).append(entry)
            if entry.kind == "response":
                self._bodies[entry.record_id] = entry

    def visits(self) -> Iterator[list[Entry]]:
        """Each visit: redirects and, last, the answer they led to, as far as it is in the file; redirects first, else the oldest."""
        for entry in sorted(self._entries, key=lambda entry: entry.location is None):
            if entry not in self._done:
                yield self._chain(entry)

    def _chain(self, entry: Entry) -> list[Entry]:
        chain = [entry]
        self._done.add(entry)
        while chain[-1].location and len(chain) <= MOST_HOPS:
            found = self.take(chain[-1].location, chain[-1].at)
            if found is None:
                break
            chain.append(found)
        return chain

    def take(self, url: str, at: datetime) -> Entry | None:
        """The answer of *url* that is nearest to *at* and in no visit yet; None where there is none within a day."""
        near = [each for each in self._by_url.get(index.canonical(url), ()) if each not in self._done and abs(each.at - at) <= APART]
        found = min(near, key=lambda each: abs(each.at - at), default=None)
        if found is not None:
            self._done.add(found)
        return found

    def read(self, entry: Entry) -> Stored:
        """The answer, whole. Raises ArchiveDamaged, also for a revisit of what is not in the file."""
        stored = entry.read()
        if entry.kind != "revisit":
            return stored
        body = self._bodies.get(entry.confirms[0])
        if body is None or entry.status == 304:
            raise ArchiveDamaged(f"{entry.source} at byte {entry.offset}: a revisit without a body that could be taken in")
        whole = body.read()
        return replace(stored, payload=whole.payload, raw_body=whole.raw_body, body=whole.body, coding_fault=whole.coding_fault)

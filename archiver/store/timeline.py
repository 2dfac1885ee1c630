"""What a document's captures were read as, in the order of their time: where a version begins, and which one is the latest.

A capture is compared with its neighbours in time. In a crawl the only neighbour is the latest version; an older capture that is taken in
later has one on either side. Versions are numbered in the order in which they came; the latest is the one that was seen last.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, func, select

from archiver.store import values
from archiver.store.schema import capture, version
from archiver.store.states import Watched

NO_CAPTURE = 2**63 - 1  # of a reading without one: it stands behind all others of its second


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """One capture that was read as an article; ``at`` is an instant as ``values.instant`` writes it."""

    at: str
    capture_id: int
    version_id: int
    sha256: str


_SEEN = (
    select(func.coalesce(capture.c.fetched_at, version.c.created_at), capture.c.id, version.c.id, version.c.sha256)
    .select_from(version)
    .outerjoin(capture, and_(capture.c.document_id == version.c.document_id, capture.c.version_id == version.c.id))
    .where(version.c.document_id == bindparam("document_id"))
)


class Timeline:
    """The readings of one document."""

    def __init__(self, seen: Iterable[Seen] = ()) -> None:
        self._seen = sorted(seen)

    @classmethod
    def of(cls, conn: Connection, document_id: int) -> Timeline:
        """The timeline as it is stored."""
        rows = conn.execute(_SEEN, {"document_id": document_id})
        return cls(Seen(at, NO_CAPTURE if capture_id is None else capture_id, own, digest) for at, capture_id, own, digest in rows)

    def same(self, at: str, capture_id: int, sha256: str) -> int | None:
        """The version that a capture shows again: that of the capture before it, or else of the one after; None where it is a new one."""
        before = [each for each in self._seen if (each.at, each.capture_id) <= (at, capture_id)]
        after = self._seen[len(before) :]
        beside = [*before[-1:], *after[:1]]
        return next((each.version_id for each in beside if each.sha256 == sha256), None)

    def add(self, seen: Seen) -> None:
        """Put a reading in its place."""
        insort(self._seen, seen)

    @property
    def latest(self) -> int | None:
        """The version that was seen last."""
        return self._seen[-1].version_id if self._seen else None


_CHANGES = select(func.count(), func.min(version.c.created_at)).where(version.c.document_id == bindparam("document_id"))


def watched(conn: Connection, document_id: int, now: datetime) -> Watched | None:
    """How often the document's text changed since it was read first; None where it never was."""
    versions, first = conn.execute(_CHANGES, {"document_id": document_id}).one()
    if first is None:
        return None
    return Watched(changes=versions - 1, days=max(0, (now - values.moment(first)).days))

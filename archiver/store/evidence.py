"""The part of the writer that pairing works with: signatures, who shares what, candidates found, clusters."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from sqlalchemy import Connection

from archiver.store import clusters, pairs, traces
from archiver.store.pairs import Told
from archiver.store.traces import Signed


class Evidence:
    """Writes and reads in the writer's open transaction. *connection* gives it, which is another one after each commit."""

    def __init__(self, connection: Callable[[], Connection]) -> None:
        self._connection = connection

    def signed(self, documents: Collection[int]) -> dict[int, Signed]:
        """The signatures of *documents*; see ``traces.signed``."""
        return traces.signed(self._connection(), documents)

    def sign(self, document_id: int, content: str, old_keys: Collection[int], keys: Collection[int]) -> None:
        """Give a document the signature of its latest version; see ``traces.put``."""
        traces.put(self._connection(), document_id, content, old_keys, keys)

    def holders(self, keys: Sequence[int]) -> dict[int, list[int]]:
        """Who has each key; see ``traces.holders``."""
        return traces.holders(self._connection(), keys)

    def told(self, repost_id: int) -> list[Told]:
        """What the repost's own links have come to."""
        return pairs.told(self._connection(), repost_id)

    def keep_found(self, repost_id: int, found: Collection[tuple[str, str]]) -> None:
        """Drop the pairs by evidence that are not among *found*: (URL, rule)."""
        pairs.keep_found(self._connection(), repost_id, found)

    def join(self, document_id: int, equals: Collection[int]) -> None:
        """Put a document into one cluster with its *equals*."""
        clusters.join(self._connection(), document_id, equals)

    def cluster_of(self, documents: Collection[int]) -> dict[int, int]:
        """The clusters of *documents*, of those that are in one."""
        return clusters.cluster_of(self._connection(), documents)

    def dissolve(self, document_id: int) -> list[int]:
        """Take apart the cluster of a document; its other members."""
        return clusters.dissolve(self._connection(), document_id)

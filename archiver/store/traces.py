"""What articles are found by: each has a signature and a row for each of its keys; who shares a key is a candidate."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import CompoundSelect, Connection, Select, bindparam, delete, insert, select, union_all

from archiver.store.pair_tables import signature, trace
from archiver.store.schema import document

Query = Select[tuple[int, int]] | CompoundSelect[tuple[int, int]]

# A key that more articles have than this is stock: a disclaimer, a form, a slogan. It tells nothing, and reading who has it would cost
# the square of their number.
STOCK = 40
_AT_ONCE = 48  # keys asked for in one statement, whose text is then always the same


@dataclass(frozen=True, slots=True)
class Signed:
    """An article's signature, as it was stored. ``content`` is what the caller gave."""

    document_id: int
    version_id: int
    role: str
    content: str


_FIND = (
    select(signature.c.document_id, signature.c.version_id, document.c.role, signature.c.content)
    .join(document, document.c.id == signature.c.document_id)
    .where(signature.c.document_id.in_(bindparam("ids", expanding=True)))
)
_LATEST = select(document.c.latest_version_id).where(document.c.id == bindparam("id"))
_REMOVE = delete(signature).where(signature.c.document_id == bindparam("own"))
_ADD = insert(signature)
_REMOVE_TRACE = delete(trace).where(trace.c.key == bindparam("old_key"), trace.c.document_id == bindparam("own"))
_ADD_TRACE = insert(trace)


def _who_has(count: int) -> Query:
    """At most ``STOCK + 1`` articles for each of *count* keys."""
    limited = [
        select(trace.c.key, trace.c.document_id).where(trace.c.key == bindparam(f"k{number}")).limit(STOCK + 1).subquery()
        for number in range(count)
    ]
    return union_all(*(select(each.c.key, each.c.document_id) for each in limited))


_WHO_HAS = _who_has(_AT_ONCE)


def signed(conn: Connection, documents: Collection[int]) -> dict[int, Signed]:
    """The signatures of *documents*, of those that have one."""
    if not documents:
        return {}
    return {row.document_id: Signed(*row) for row in conn.execute(_FIND, {"ids": sorted(documents)})}


def put(conn: Connection, document_id: int, content: str, old_keys: Collection[int], keys: Collection[int]) -> None:
    """Replace the signature of a document, and its traces: *old_keys* are those it had until now."""
    version_id = conn.execute(_LATEST, {"id": document_id}).scalar_one()
    conn.execute(_REMOVE, {"own": document_id})
    conn.execute(_ADD, {"document_id": document_id, "version_id": version_id, "content": content})
    if gone := set(old_keys) - set(keys):
        conn.execute(_REMOVE_TRACE, [{"old_key": key, "own": document_id} for key in sorted(gone)])
    if new := set(keys) - set(old_keys):
        conn.execute(_ADD_TRACE, [{"key": key, "document_id": document_id} for key in sorted(new)])


def holders(conn: Connection, keys: Sequence[int]) -> dict[int, list[int]]:
    """Who has each of *keys*, ``STOCK + 1`` articles at most: more would not be read, since the key is stock."""
    found: dict[int, list[int]] = {}
    for start in range(0, len(keys), _AT_ONCE):
        part = list(keys[start : start + _AT_ONCE])
        padded = part + [None] * (_AT_ONCE - len(part))  # which no article has
        seen = conn.execute(_WHO_HAS, {f"k{number}": key for number, key in enumerate(padded)})
        for row in seen:
            found.setdefault(row.key, []).append(row.document_id)
    return found

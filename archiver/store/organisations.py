"""The gazetteer's organisations as rows, which versions and sites refer to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from sqlalchemy import Connection, bindparam, insert, select, update

from archiver.store.schema import organisation


class Organ(Protocol):
    """What is asked of an organisation of the gazetteer. ``id`` and ``parent`` are gazetteer ids; "" stands for nothing known."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def revision(self) -> str: ...
    @property
    def parent(self) -> str: ...
    @property
    def hosts(self) -> Sequence[str]: ...
    @property
    def aliases(self) -> Sequence[str]: ...


_ID_OF_KEY = select(organisation.c.id).where(organisation.c.key == bindparam("key"))
_ADD = insert(organisation)
_CHANGE = update(organisation).where(organisation.c.id == bindparam("row_id"))


def id_of(conn: Connection, key: str | None) -> int | None:
    """The row of a gazetteer id; None for None and for one that is not stored."""
    return None if key is None else conn.execute(_ID_OF_KEY, {"key": key}).scalar()


def sync(conn: Connection, organs: Iterable[Organ]) -> int:
    """Bring the table to what the gazetteer says; how many rows that changed. None is ever removed: versions refer to them.

    Parents are set in a second pass, since an organ may come before its own.
    """
    wanted = {organ.id: organ for organ in organs}
    stored = {row.key: row._asdict() for row in conn.execute(select(organisation))}
    columns = {key: _columns(organ) for key, organ in wanted.items()}
    new = [row | {"key": key} for key, row in columns.items() if key not in stored]
    changed = [
        row | {"row_id": stored[key]["id"]} for key, row in columns.items() if key in stored and not row.items() <= stored[key].items()
    ]
    if new:
        conn.execute(_ADD, new)
    if changed:
        conn.execute(_CHANGE, changed)
    return len(new) + len(changed) + _sync_parents(conn, wanted)


def _sync_parents(conn: Connection, wanted: Mapping[str, Organ]) -> int:
    rows = {row.key: row for row in conn.execute(select(organisation.c.id, organisation.c.key, organisation.c.parent_id))}
    parents = {key: rows[organ.parent].id if organ.parent in rows else None for key, organ in wanted.items()}
    moved = [{"row_id": rows[key].id, "parent_id": parent} for key, parent in parents.items() if rows[key].parent_id != parent]
    if moved:
        conn.execute(_CHANGE, moved)
    return len(moved)


def _columns(organ: Organ) -> dict[str, str | None]:
    return {
        "name": organ.name,
        "kind": organ.kind or None,
        "level": organ.level or None,
        "code": organ.code or None,
        "revision": organ.revision or None,
        "hosts": json.dumps(list(organ.hosts), ensure_ascii=False),
        "aliases": json.dumps(list(organ.aliases), ensure_ascii=False),
    }

"""The ledger of runs, and what failed in them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, update

from archiver.store import values
from archiver.store.rows import insert_row
from archiver.store.schema import failure, run

_OPEN = insert(run)
_CLOSE = update(run).where(run.c.id == bindparam("row_id"))
_FAIL = insert(failure)
COUNTERS = frozenset({"requests", "captures", "new_versions", "errors", "bytes"})


def open_run(conn: Connection, spider: str, arguments: str, now: datetime) -> int:
    """Start a run; its id."""
    row = {"spider": spider, "arguments": values.text(arguments), "started_at": values.instant(now)}
    return insert_row(conn, _OPEN, row)


def close_run(conn: Connection, run_id: int, outcome: str, exit_status: int, counters: dict[str, int], *, now: datetime) -> None:
    """End a run. Raises ValueError for a counter that the view ``runs`` has not."""
    if unknown := counters.keys() - COUNTERS:
        raise ValueError(f"a run has no counters {sorted(unknown)}")
    row = {"row_id": run_id, "finished_at": values.instant(now), "outcome": values.text(outcome), "exit_status": exit_status, **counters}
    conn.execute(_CLOSE, row)


def add_failure(
    conn: Connection, *, run_id: int | None, document_id: int | None, url: str, at: datetime, stage: str, reason: str, detail: str = ""
) -> None:
    """Note a failure. *reason* is one machine word, *detail* the words for a person."""
    row = {
        "run_id": run_id,
        "document_id": document_id,
        "url": values.text(url),
        "at": values.instant(at),
        "stage": stage,
        "reason": values.text(reason),
        "detail": values.text(detail) or None,
    }
    conn.execute(_FAIL, row)

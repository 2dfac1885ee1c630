"""``verify``: every byte of our WARC files held against itself and against the rows that point at it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from archiver.captures import naming
from archiver.captures.check import check_capture, differs
from archiver.captures.examine import Examined, examine
from archiver.captures.parse import BadRecord
from archiver.captures.read import HTTP_KINDS, reason
from archiver.captures.recover import ASIDE
from archiver.captures.walk import BadAt
from archiver.store.audit import Audit, Placed


@dataclass(slots=True)
class Verified:
    """What was looked at, and what was found. ``bytes`` are those of the files, ``opened`` the same unpacked.

    A fault means damage; a note does not: the next run sets it right, or somebody else's file lies there.
    """

    files: int = 0
    records: int = 0
    captures: int = 0
    bytes: int = 0
    opened: int = 0
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def count(self, record: Examined) -> None:
        """One record of a file."""
        self.records += 1
        self.bytes += record.length
        self.opened += record.size


class Whole:
    """Goes through the files of one folder; *seen* is called after each record or capture."""

    def __init__(self, warc: Path, done: Verified, seen: Callable[[], None]) -> None:
        self.warc = warc
        self.done = done
        self.seen = seen

    def all(self, audit: Audit) -> None:
        """Every file that the database has committed to, to its committed end; what lies beyond is noted."""
        ends = audit.committed_ends()
        for name, end in sorted(ends.items()):
            self.file(name, end, audit.captures(name))
        self._others(ends)

    def sample(self, captures: Iterable[Placed]) -> None:
        """These captures only, each by its own place."""
        for row in captures:
            fault = check_capture(self.warc / row.warc_file, row.offset, row.length, row.sha256)
            if fault:
                self._fault(row.warc_file, row.offset, f"capture {row.id}: {fault}")
            self.done.captures += 1
            self.done.bytes += row.length
            self.seen()

    def file(self, name: str, end: int, captures: list[Placed]) -> None:
        """One file up to *end*, every record of it, and every row that points into it."""
        self.done.files += 1
        rows = {row.offset: row for row in captures}
        try:
            with (self.warc / name).open("rb") as file:
                for record in self._records(name, file, end, rows):
                    self._record(name, record, rows)
                beyond = file.seek(0, 2) - end
        except OSError as error:
            self.done.faults.append(f"{name}: {reason(error)}, though {end} bytes of it are committed")
            return
        for row in rows.values():
            self._fault(name, row.offset, f"capture {row.id} does not stand there")
        if beyond > 0:
            self.done.notes.append(
                f"{name}: {beyond} bytes that no commit acknowledged; the next run cuts them, or one is writing them now"
            )

    def unknown(self) -> None:
        """Every file by itself, where no database tells what it must hold."""
        for path in self._ours():
            self.file(path.name, path.stat().st_size, [])

    def _records(self, name: str, file: BinaryIO, end: int, rows: Mapping[int, Placed]) -> Iterator[Examined]:
        """The records before *end*. Behind damage it goes on with the next one that a row knows."""
        at: int | None = 0 if end else None
        while at is not None:
            try:
                for record in examine(file, at, ours=naming.is_ours(name)):
                    if record.end > end:
                        raise BadAt(record.offset, f"no record ends at byte {end}, up to which the file is committed")
                    yield record
                    at = record.end
                    if at == end:
                        return
                raise BadAt(at, f"the file ends, though {end} bytes of it are committed")
            except BadRecord as error:
                place = error.offset if isinstance(error, BadAt) else at
                row = rows.get(place)
                self.done.faults.append(f"{name} {error}" + (f" (capture {row.id})" if row else ""))
                at = min((offset for offset in rows if offset > place), default=None)

    def _record(self, name: str, record: Examined, rows: dict[int, Placed]) -> None:
        self.done.count(record)
        row = rows.pop(record.offset, None)
        fault = record.fault
        if row is not None:
            self.done.captures += 1
            fault = fault or differs(record.kind, record.sha256, row.sha256) or _misplaced(record, row)
        elif record.kind in HTTP_KINDS:
            fault = fault or f"a {record.kind} that no row points at"
        if fault:
            self._fault(name, record.offset, f"capture {row.id}: {fault}" if row else fault)
        self.seen()

    def _others(self, ends: Mapping[str, int]) -> None:
        for path in self._ours():
            if path.name not in ends:
                self.done.notes.append(f"{path.name}: was never committed to; the next run removes it or sets it aside")
        for path in sorted(self.warc.glob(f"*{ASIDE}")):
            self.done.notes.append(f"{path.name}: set aside after a crash, served by nobody")

    def _ours(self) -> list[Path]:
        return sorted(path for path in self.warc.glob(f"*{naming.SUFFIX}") if naming.is_ours(path.name))

    def _fault(self, name: str, offset: int, what: str) -> None:
        self.done.faults.append(f"{name} at byte {offset}: {what}")


def _misplaced(record: Examined, row: Placed) -> str | None:
    if record.length != row.length:
        return f"{record.length} bytes where {row.length} were stored"
    return None if record.record_id == row.record_id else f"record {record.record_id} where {row.record_id} was stored"


def foreign(path: Path, done: Verified, seen: Callable[[], None]) -> None:
    """A WARC file from anywhere, by itself."""
    done.files += 1
    try:
        with path.open("rb") as file:
            for record in examine(file, ours=naming.is_ours(path.name)):
                done.count(record)
                done.captures += record.kind in HTTP_KINDS
                if record.fault:
                    done.faults.append(f"{path} at byte {record.offset}: {record.fault}")
                seen()
            if not file.tell():
                done.faults.append(f"{path}: empty")
    except BadRecord as error:
        done.faults.append(f"{path} {error}")
    except OSError as error:
        done.faults.append(f"{path}: {reason(error)}")

"""The start of a run: what a kill or a power cut left behind in the WARC folder is cut back to what was committed (FAULTS.md, fact 3)."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from archiver.captures import naming
from archiver.captures.files import failing_at, sync_folder
from archiver.captures.parse import BadRecord
from archiver.captures.walk import walk
from archiver.errors import ArchiveDamaged

MOST_LOST = 5_000  # captures; a crash leaves one batch, so more means that the database is not the one these files belong to
ASIDE = ".orphan"

_CAPTURES = frozenset({"response", "revisit"})


@dataclass(slots=True)
class Recovery:
    """What was done. ``cut_records`` counts the whole captures among ``cut_bytes``: they were never acknowledged, and are fetched again."""

    cut_files: list[str] = field(default_factory=list)
    cut_bytes: int = 0
    cut_records: int = 0
    removed_files: list[str] = field(default_factory=list)  # held no whole capture
    aside_files: list[str] = field(default_factory=list)  # held some: renamed to NAME.orphan, served by nobody

    def __bool__(self) -> bool:
        return bool(self.cut_files or self.removed_files or self.aside_files)


@dataclass(frozen=True, slots=True)
class _Left:
    """A file with bytes beyond its committed *end*, *captures* of them whole."""

    path: Path
    end: int
    beyond: int
    captures: int


def recover(folder: Path, committed: Mapping[str, int], prefix: str) -> Recovery:
    """Cuts every file of *folder* that we named to its end in *committed* (file name → end of its last committed capture, bytes).

    Files that *committed* does not name are removed, or set aside where they hold whole captures; others than ours are never touched.
    It runs before a writer is opened, under the lock of the run; it may be killed and run again at any point.

    Raises ArchiveDamaged, with nothing touched, where a committed file is missing, shorter than its end or no regular file, or where
    more captures would go than a crash can leave behind: then the database is another archive's, or an older one. Raises WriteFailed.
    """
    names = [name for name in _listed(folder) if naming.is_ours(name, prefix)]
    for name, end in committed.items():
        if end > 0:  # a file that was announced and never committed to may be gone
            _check_holds(folder / name, end)
    left = [found for name in names if (found := _beyond(folder / name, committed.get(name, 0)))]
    lost = sum(found.captures for found in left)
    if lost > MOST_LOST:
        raise ArchiveDamaged(
            f"{folder}: {lost} captures that the database does not know; is it an older one? `scrapy rebuild` takes them in"
        )
    return _carry_out(folder, left)


def _carry_out(folder: Path, left: list[_Left]) -> Recovery:
    done = Recovery()
    for found in left:
        with failing_at(found.path):
            if found.end:
                _cut(found.path, found.end)
                done.cut_files.append(found.path.name)
                done.cut_bytes += found.beyond
                done.cut_records += found.captures
            elif found.captures:
                found.path.rename(found.path.with_name(found.path.name + ASIDE))
                done.aside_files.append(found.path.name)
            else:
                found.path.unlink()
                done.removed_files.append(found.path.name)
    if done:
        sync_folder(folder)
    return done


def _listed(folder: Path) -> list[str]:
    with failing_at(folder):
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def _check_holds(path: Path, end: int) -> None:
    try:
        status = path.lstat()
    except FileNotFoundError:
        raise ArchiveDamaged(f"{path}: missing, though {end} bytes of it are committed") from None
    if not stat.S_ISREG(status.st_mode):
        raise ArchiveDamaged(f"{path}: not a regular file")
    if status.st_size < end:
        raise ArchiveDamaged(f"{path}: {status.st_size} bytes, though {end} are committed")


def _beyond(path: Path, end: int) -> _Left | None:
    """What *path* holds beyond *end*, or None; an empty file that nobody named counts too."""
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode):
        raise ArchiveDamaged(f"{path}: not a regular file")
    if end and status.st_size == end:
        return None
    return _Left(path, end, status.st_size - end, _whole_captures(path, end))


def _whole_captures(path: Path, start: int) -> int:
    count = 0
    with failing_at(path), path.open("rb") as file:
        try:
            for record in walk(file, start):
                count += record.fields.kind in _CAPTURES
        except BadRecord:  # the record that was being written when the process died
            return count
    return count


def _cut(path: Path, end: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        os.ftruncate(handle, end)
        os.fsync(handle)
    finally:
        os.close(handle)

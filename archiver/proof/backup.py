"""``backup``: a copy of a live archive that is an archive itself: the database first, then of each file what it has committed to."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from archiver.errors import ArchiveDamaged, BadArgument, WriteFailed
from archiver.sealing import manifest
from archiver.sealing.keys import PUBLIC
from archiver.store.audit import auditing
from archiver.store.copying import copy_database
from archiver.store.engine import open_engine
from archiver.store.place import Place

_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Copied:
    """How much of it there is."""

    files: int
    bytes: int
    manifests: int


def back_up(place: Place, folder: Path) -> Copied:
    """Copy the archive to *folder*, new or empty. Its private key stays behind.

    Raises BadArgument, ArchiveDamaged where a file is shorter than what is committed of it, WriteFailed.
    """
    if folder.exists() and any(folder.iterdir()):
        raise BadArgument(f"{folder}: it must be a new or an empty folder")
    to = Place(folder)
    to.prepare()
    copy_database(place, folder / "archive.db")
    engine = open_engine(to.url, read_only=True)
    with auditing(engine) as audit:
        ends = audit.committed_ends()
    engine.dispose()
    try:
        for name, end in ends.items():
            _copy_to(place.warc / name, to.warc / name, end)
        sealed = _manifests(place, to, ends)
    except OSError as error:
        raise WriteFailed(f"{error.filename or folder}: {error.strerror}") from error
    return Copied(len(ends), sum(ends.values()), sealed)


def _copy_to(path: Path, to: Path, end: int) -> None:
    left = end
    with path.open("rb") as source, to.open("xb") as target:
        while left and (chunk := source.read(min(_CHUNK, left))):
            target.write(chunk)
            left -= len(chunk)
        target.flush()
        os.fsync(target.fileno())
    if left:
        raise ArchiveDamaged(f"{path}: ends {left} bytes before what is committed of it")


def _manifests(place: Place, to: Place, ends: dict[str, int]) -> int:
    """Those that seal nothing beyond what was copied: a run may have ended meanwhile."""
    count = 0
    for path in manifest.listed(place.runs):
        try:
            inside = all(each.offset + each.length <= ends.get(each.warc_file, 0) for each in manifest.read(path).captures)
        except ValueError as error:
            raise ArchiveDamaged(f"{path}: {error}") from error
        if not inside:
            break
        shutil.copyfile(path, to.runs / path.name)
        count += 1
    if (place.dir / PUBLIC).exists():
        shutil.copyfile(place.dir / PUBLIC, to.dir / PUBLIC)
    return count

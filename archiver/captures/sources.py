"""The files that replay reads: WARC, gzipped WARC, and the WARC files inside a WACZ; each one opened on demand."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from archiver.captures import members, parse
from archiver.errors import NotReplayable

SUFFIXES = (".warc", ".warc.gz", ".wacz")

_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Source:
    """One WARC file: *path* itself or, in a WACZ, its member *inner*."""

    path: Path
    inner: str | None = None

    def __str__(self) -> str:
        return f"{self.path}!{self.inner}" if self.inner else str(self.path)

    @property
    def name(self) -> str:
        """Without the folder it stands in, which says nothing to others."""
        return f"{self.path.name}!{self.inner}" if self.inner else self.path.name

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The file, open and seekable. Raises OSError or BadZipFile."""
        if self.inner is None:
            with self.path.open("rb") as file:
                yield file
        else:
            with zipfile.ZipFile(self.path) as archive, archive.open(self.inner) as member:
                yield cast("BinaryIO", member)


def listed(paths: Path | Iterable[Path]) -> list[Path]:
    """*paths*, one or several, with each folder replaced by the WARC and WACZ files anywhere below it, by name. Raises NotReplayable."""
    found: list[Path] = []
    for path in [paths] if isinstance(paths, Path) else paths:
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*") if file.name.endswith(SUFFIXES) and file.is_file())
            if not inside:
                raise NotReplayable(f"{path}: no WARC or WACZ file in this folder")
            found += inside
        else:
            found.append(path)
    return found


def sources(path: Path) -> list[Source]:
    """The WARC files in *path*, told by its first bytes, not by its name. Raises NotReplayable."""
    try:
        with path.open("rb") as file:
            start = file.read(len(parse.MAGIC))
        if start.startswith(_ZIP):
            return _in_wacz(path)
    except (OSError, zipfile.BadZipFile) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise NotReplayable(f"{path}: {reason}") from error
    if not start.upper().startswith((members.GZIP, parse.MAGIC)):
        raise NotReplayable(f"{path}: {'neither WARC nor WACZ' if start else 'an empty file'}")
    return [Source(path)]


def _in_wacz(path: Path) -> list[Source]:
    """WACZ 1.1.1 §5.2: the WARC files stand in ``archive/``."""
    with zipfile.ZipFile(path) as archive:
        names = sorted(name for name in archive.namelist() if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")))
    if not names:
        raise NotReplayable(f"{path}: a zip file without archive/*.warc.gz, so no WACZ")
    return [Source(path, name) for name in names]

"""The file under the writer: created for us alone, appended to in whole pieces, cut back where a piece did not fit."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from archiver.errors import WriteFailed

MODE = 0o640  # FAULTS.md T22
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC


@contextlib.contextmanager
def failing_at(path: Path) -> Iterator[None]:
    """Turns an OSError of the block into WriteFailed, naming *path*."""
    try:
        yield
    except OSError as error:
        raise WriteFailed(f"{path}: {error.strerror or error}") from error


def sync_folder(folder: Path) -> None:
    """Makes the names in *folder* durable. Raises WriteFailed."""
    with failing_at(folder):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


class AppendFile:
    """A new file, ours alone. Every method raises WriteFailed where the system refuses; after that it is ``broken`` and takes no more."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.end = 0  # bytes of whole pieces
        self.broken = False
        self._dirty = False
        self._named = False  # is its name durable?
        with failing_at(path):
            self._handle = os.open(path, _FLAGS, MODE)

    def append(self, data: bytes) -> int:
        """Writes all of *data* or, as far as the system lets us, nothing; the offset it stands at."""
        if self.broken:
            raise WriteFailed(f"{self.path}: an earlier write failed; no more is appended to this file")
        offset = self.end
        self._dirty = True
        with self._breaking():
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(self._handle, rest) :]
        self.end += len(data)
        return offset

    def sync(self) -> None:
        """On return all that was appended, and the name of the file, would survive a power cut."""
        if self.broken:
            raise WriteFailed(f"{self.path}: an earlier write failed; what it holds is not acknowledged")
        if self._dirty:
            with self._breaking():
                os.fsync(self._handle)
            self._dirty = False
        if not self._named:
            sync_folder(self.path.parent)
            self._named = True

    def close(self) -> None:
        """Syncs, unless broken, and closes; the handle is given back in any case."""
        try:
            if not self.broken:
                self.sync()
        finally:
            with failing_at(self.path):
                os.close(self._handle)

    @contextlib.contextmanager
    def _breaking(self) -> Iterator[None]:
        try:
            with failing_at(self.path):
                yield
        except WriteFailed:
            # After a failed fsync the kernel may have dropped the pages: what stands in the file is not known, so it is left for good.
            self.broken = True
            with contextlib.suppress(OSError):  # else recover() cuts it at the next start
                os.ftruncate(self._handle, self.end)
            raise

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
    """A new file, ours alone. Every method raises WriteFailed where the system refuses.

    After a failed append the file is ``broken``: it takes no more, but what it holds can still be made safe. After a failed sync, or where
    it could not be cut back, it is ``lost``: what stands in it is not known, and nothing of it may be acknowledged any more.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.end = 0  # bytes of whole pieces
        self.broken = False
        self.lost = False
        self._dirty = False
        self._named = False  # is its name durable?
        self._closed = False
        with failing_at(path):
            self._handle = os.open(path, _FLAGS, MODE)

    def append(self, data: bytes) -> int:
        """Writes all of *data* or, as far as the system lets us, nothing; the offset it stands at."""
        if self.broken:
            raise WriteFailed(f"{self.path}: an earlier write failed; no more is appended to this file")
        offset = self.end
        self._dirty = True
        try:
            with failing_at(self.path):
                rest = memoryview(data)
                while rest:
                    rest = rest[os.write(self._handle, rest) :]
        except WriteFailed:
            self._cut_back()
            raise
        self.end += len(data)
        return offset

    def sync(self) -> None:
        """On return all that was appended, and the name of the file, would survive a power cut."""
        if self.lost:
            raise WriteFailed(f"{self.path}: an earlier sync failed; what it holds is not acknowledged")
        try:
            if self._dirty:
                with failing_at(self.path):
                    os.fsync(self._handle)
                self._dirty = False
            if not self._named:
                sync_folder(self.path.parent)
                self._named = True
        except WriteFailed:
            # The kernel may have dropped the pages it could not write: a second fsync that succeeds would prove nothing.
            self.broken = self.lost = True
            raise

    def close(self) -> None:
        """Syncs and closes; the handle is given back in any case."""
        try:
            self.sync()
        finally:
            self._release()

    def discard(self) -> None:
        """Closes the file and removes it, as far as the system lets us; ``recover`` removes the rest."""
        with contextlib.suppress(WriteFailed):
            self._release()
        with contextlib.suppress(OSError):
            self.path.unlink()

    def _cut_back(self) -> None:
        self.broken = True
        try:
            os.ftruncate(self._handle, self.end)
        except OSError:  # recover() cuts it at the next start
            self.lost = True

    def _release(self) -> None:
        if not self._closed:
            self._closed = True
            with failing_at(self.path):
                os.close(self._handle)

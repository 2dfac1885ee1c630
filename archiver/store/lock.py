"""One run at a time: an flock on a file in the archive's folder. The kernel drops it with the process, so none goes stale."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from archiver.errors import ArchiveLocked, WriteFailed

_held: dict[Path, tuple[int, int]] = {}  # path → (file descriptor, how often taken): one flock a process, whoever asks


class ArchiveLock:
    """``with ArchiveLock(place.lock_path):`` holds the archive. Re-entrant within one process, for one thread.

    Raises ArchiveLocked at once where another process holds it, WriteFailed where the file cannot be made or is a symbolic link.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.release()

    def acquire(self) -> None:
        if self.path in _held:
            fd, count = _held[self.path]
            _held[self.path] = (fd, count + 1)
            return
        fd = _open(self.path)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.pread(fd, 32, 0).decode("ascii", "replace").strip()
            os.close(fd)
            by = f", process {holder}" if holder.isdigit() else ""
            raise ArchiveLocked(f"another run holds {self.path}{by}") from error
        os.ftruncate(fd, 0)
        os.pwrite(fd, f"{os.getpid()}\n".encode(), 0)
        _held[self.path] = (fd, 1)

    def release(self) -> None:
        fd, count = _held[self.path]
        if count > 1:
            _held[self.path] = (fd, count - 1)
            return
        del _held[self.path]
        os.close(fd)  # the file stays: removing it would let two processes lock two files of one name


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise WriteFailed(f"{path}: {error.strerror}") from error

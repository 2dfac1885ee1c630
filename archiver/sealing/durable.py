"""A file that is whole on disk, or not there."""

from __future__ import annotations

import os
from pathlib import Path

from archiver.errors import WriteFailed


def write(path: Path, data: bytes, mode: int) -> None:
    """Write *data* so that it survives a power cut. Raises WriteFailed naming the path."""
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise WriteFailed(f"{path}: {error.strerror}") from error

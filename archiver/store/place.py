"""Where an archive lives: its folder and its database, from the values of ARCHIVE_DIR and ARCHIVE_DATABASE_URL."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from archiver.errors import BadArgument, WriteFailed
from archiver.store.engine import sqlite_path


class Place:
    """The paths of one archive. Nothing is touched before ``prepare``.

    *url* is any SQLAlchemy URL, "" for ``archive.db`` in *folder*. Raises BadArgument for a URL that is none.
    """

    def __init__(self, folder: Path, url: str = "") -> None:
        self.dir = folder.absolute()
        self.url = url or f"sqlite:///{self.dir / 'archive.db'}"
        self._parsed = _parse(self.url)

    @property
    def warc(self) -> Path:
        return self.dir / "warc"

    @property
    def exports(self) -> Path:
        return self.dir / "exports"

    @property
    def runs(self) -> Path:
        return self.dir / "runs"

    @property
    def lock_path(self) -> Path:
        return self.dir / "archive.lock"

    @property
    def database(self) -> Path | None:
        """The SQLite file; None where the archive is on a server."""
        return sqlite_path(self._parsed) if self._parsed.get_backend_name() == "sqlite" else None

    @property
    def name(self) -> str:
        """The database for messages: the file, or the URL without its password."""
        return str(self.database or self._parsed.render_as_string(hide_password=True))

    def prepare(self) -> None:
        """Create the folders, for the owner alone. Raises WriteFailed naming the path that cannot be made or written.

        A lock or database that is a symbolic link is refused: whoever put it there chose what we overwrite (FAULTS.md C23).
        """
        for path in (self.dir, self.warc, self.exports, self.runs):
            _make_writable(path)
        for file in (self.lock_path, self.database):
            if file is not None and file.is_symlink():
                raise WriteFailed(f"{file} is a symbolic link; the archive writes to plain files only")


def _parse(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError:
        # the text may hold a password: name the setting, not the value
        raise BadArgument("ARCHIVE_DATABASE_URL is no database URL, such as sqlite:////path/archive.db") from None


def _make_writable(path: Path) -> None:
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise WriteFailed(f"{path}: {error.strerror}") from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise WriteFailed(f"{path} cannot be written to")

"""A copy of a live database: one consistent state of it, whoever writes meanwhile (FAULTS.md C12)."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from archiver.errors import BadArgument, WriteFailed
from archiver.store.place import Place


def copy_database(place: Place, to: Path) -> None:
    """Copy the SQLite database to the new file *to*. Raises BadArgument where the archive is on a server, WriteFailed."""
    if place.database is None:
        raise BadArgument(f"{place.name}: a database on a server is copied with the server's own tools")
    try:
        os.close(os.open(to, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o640))
        source = sqlite3.connect(f"file:{quote(str(place.database))}?mode=ro", uri=True)
        with closing(source), closing(sqlite3.connect(to)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
    except (OSError, sqlite3.Error) as error:
        raise WriteFailed(f"{to}: {error}") from error

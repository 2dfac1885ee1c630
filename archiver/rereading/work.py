"""A run without Scrapy: the archive opened, its row in the ledger, and how it ended."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from archiver.config import Config
from archiver.errors import ArchiveError, WriteFailed
from archiver.sealing.seal import seal
from archiver.session import Session

INTERRUPTED = 130
_EVERY = 0.5  # seconds


class Interrupted(ArchiveError):
    """Ctrl-C. Raised by ``working``; what was committed stays, and the rest is done by the next run."""

    exit_status = INTERRUPTED


@contextmanager
def working(config: Config, name: str, arguments: Mapping[str, object]) -> Iterator[Session]:
    """The archive, locked and open for the run *name*, which ends in the ledger as the block ends.

    Raises:
        ArchiveError: locked, damaged, of another schema or not writable; what the block raises; Interrupted for Ctrl-C.
    """
    session = Session(config, name, json.dumps(arguments, ensure_ascii=False, sort_keys=True, default=str))
    ended: ArchiveError | None = None
    try:
        yield session
    except ArchiveError as error:
        ended = error
        raise
    except KeyboardInterrupt:
        ended = Interrupted("interrupted; the rest is left to the next run")
        raise ended from None
    except BaseException as error:
        ended = ArchiveError(f"{type(error).__name__}: {error}"[:200])
        raise
    finally:
        try:
            _close(session, ended)
        finally:
            session.close()


def _close(session: Session, ended: ArchiveError | None) -> None:
    if isinstance(ended, WriteFailed):
        return  # nothing more can be written: the run stays open in the ledger, as a killed one does
    if ended is not None:
        session.writer.rollback()
    outcome, status = (str(ended), ended.exit_status) if ended else ("finished", 0)
    session.writer.close_run(session.run_id, outcome, status)
    seal(session.place, session.engine, session.run_id, session.clock())


class Progress:
    """One line on stderr while a person looks on; nothing in a log."""

    def __init__(self) -> None:
        self._drawn = 0.0
        self._shows = sys.stderr.isatty()

    def draw(self, line: str) -> None:
        """Redraw the line, now and then."""
        if self._shows and time.monotonic() - self._drawn >= _EVERY:
            self._drawn = time.monotonic()
            sys.stderr.write("\r\x1b[2K" + line)
            sys.stderr.flush()

    def clear(self) -> None:
        """Leave the terminal to what comes next."""
        if self._shows and self._drawn:
            sys.stderr.write("\r\x1b[2K")

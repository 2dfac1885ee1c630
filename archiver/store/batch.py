"""The writer's connection: one open transaction that holds a batch of pages."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from archiver.errors import WriteFailed
from archiver.store.engine import require_open


class Batch:
    """Full when *pages* are in it, or when a page ends that finds it *seconds* old.

    ``before_commit`` runs ahead of every COMMIT: what a row points at, such as bytes of a WARC file, is made safe first
    (FAULTS.md fact 3). Where a hook or the COMMIT raises, the batch is rolled back and nothing of it was acknowledged.
    """

    def __init__(self, engine: Engine, pages: int, seconds: float) -> None:
        self.before_commit: list[Callable[[], None]] = []
        self.after_rollback: list[Callable[[], None]] = []
        self._connection = engine.connect()
        self._limits = (pages, seconds)
        self._pages = 0
        self._began = time.monotonic()

    @property
    def conn(self) -> Connection:
        """The connection; using it opens a batch where none is open.

        Raises WriteFailed where the database gave the open batch up: what came after would be stored without what came before.
        """
        if self._connection.in_transaction():
            require_open(self._connection)
        else:
            self._began = time.monotonic()
            self._pages = 0
            self._connection.begin()
        return self._connection

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """The rows written inside stay or go together, whatever becomes of the rest of the batch."""
        failed: WriteFailed | None = None
        try:
            with self.conn.begin_nested():
                try:
                    yield
                except WriteFailed as error:
                    failed = error
                    raise
        except SQLAlchemyError:
            if failed is not None:  # on a full disk the whole batch may be gone, and with it the savepoint to go back to
                raise failed from None
            raise

    def page_done(self) -> bool:
        """Count a page; True where the batch is full or old, and so is to be committed."""
        self._pages += 1
        most, seconds = self._limits
        return self._pages >= most or time.monotonic() - self._began >= seconds

    def commit(self) -> None:
        """All hooks, then COMMIT. Does nothing where no batch is open."""
        if not self._connection.in_transaction():
            return
        try:
            for hook in self.before_commit:
                hook()
            self._connection.commit()
        except BaseException:
            self.rollback()
            raise

    def rollback(self) -> None:
        self._connection.rollback()
        for hook in self.after_rollback:
            hook()

    def close(self) -> None:
        """Close without committing; what is open is rolled back."""
        self.rollback()
        self._connection.close()

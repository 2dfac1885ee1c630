"""What time it is, for everything that stores a time or compares one: the machine's clock, moved where a test asks for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]


def clock(offset: float = 0) -> Clock:
    """A clock of aware UTC times, *offset* seconds ahead of the machine's (``ARCHIVE_CLOCK_OFFSET``; negative: behind it)."""
    ahead = timedelta(seconds=offset)
    return lambda: datetime.now(UTC) + ahead


utc_now = clock()

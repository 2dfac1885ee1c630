"""Python values as the tables hold them. Everything that came from the web passes here before it reaches a driver.

Days are ``YYYY-MM-DD`` and instants ISO 8601 to the second with offset, both in Asia/Shanghai (CONTRACT.md, "Views"), so that text
order is time order for all the times the archive itself makes.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
_INT64 = (-(2**63), 2**63 - 1)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # NUL ends a C string, a lone surrogate has no UTF-8 (FAULTS.md P4)


def text(value: str | None) -> str | None:
    """*value* without NUL and lone surrogates, the only characters that SQLite or PostgreSQL cannot keep; all else unchanged."""
    return None if value is None else _UNSTORABLE.sub("", value)


def integer(value: int | None) -> int | None:
    """*value* clamped to 64 bits: a status of a hundred digits must not end a batch (FAULTS.md fact 5)."""
    return None if value is None else max(_INT64[0], min(_INT64[1], value))


def flag(value: bool | None) -> int | None:
    """``True``, ``False``, unknown as 1, 0, NULL."""
    return None if value is None else int(value)


def instant(value: datetime) -> str:
    """An aware time as text in Asia/Shanghai, to the second. Raises ValueError for a naive one."""
    if value.tzinfo is None:
        raise ValueError(f"a time without a zone cannot be stored: {value}")
    return value.astimezone(SHANGHAI).isoformat(timespec="seconds")


def moment(value: str) -> datetime:
    """The aware time that ``instant`` wrote."""
    return datetime.fromisoformat(value)


def page_instant(value: datetime | None) -> str | None:
    """``instant`` for a time that a page showed, NULL for none; near the ends of the calendar the offset as given stays."""
    if value is None:
        return None
    try:
        return instant(value)
    except OverflowError:
        return value.isoformat(timespec="seconds")


def day(value: date | None) -> str | None:
    """A day as ``YYYY-MM-DD``."""
    return None if value is None else value.isoformat()


def day_number(value: date | None) -> int | None:
    """Days since 0001-01-01, so that views subtract days the same way on every database."""
    return None if value is None else value.toordinal()

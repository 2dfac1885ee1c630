"""Names of the WARC files we write: ``prefix-UTCTIME-SERIAL-PID-RANDOM.warc.gz``, which no two runs, processes or hosts share."""

from __future__ import annotations

import os
import re
import secrets
from datetime import UTC, datetime

from archiver.errors import BadArgument

SUFFIX = ".warc.gz"

_PREFIX = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_TAIL = r"-[0-9]{14}-[0-9]{5,9}-[0-9]{1,9}-[0-9a-f]{8}\.warc\.gz"
_OURS = re.compile(_PREFIX.pattern + _TAIL)


def check_prefix(prefix: str) -> str:
    """*prefix* itself, where it can begin a file name. Raises BadArgument."""
    if not _PREFIX.fullmatch(prefix):
        raise BadArgument(f"WARC prefix {prefix!r}: letters, digits, '-', '_' and '.' only, 64 at most")
    return prefix


def new_name(prefix: str, at: datetime, serial: int) -> str:
    """A fresh name; *at* is aware, *serial* counts the files of one writer."""
    return f"{prefix}-{at.astimezone(UTC):%Y%m%d%H%M%S}-{serial:05d}-{os.getpid()}-{secrets.token_hex(4)}{SUFFIX}"


def is_ours(name: str, prefix: str | None = None) -> bool:
    """True where *name* has the form of ``new_name``, with *prefix* or, at None, with any."""
    if prefix is None:
        return _OURS.fullmatch(name) is not None
    return name.startswith(prefix) and re.fullmatch(_TAIL, name[len(prefix) :]) is not None

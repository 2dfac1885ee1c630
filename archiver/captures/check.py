"""Is what stands in the files still what was written? By bytes and digests; ``warcio check`` misses most damage (FAULTS.md, fact 2)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from archiver.captures import members, naming, parse
from archiver.captures.examine import Opened, check_record, examine
from archiver.captures.read import HTTP_KINDS, bytes_at, open_record, reason


def check_capture(path: Path, offset: int, length: int, sha256: str) -> str | None:
    """None where the response or revisit stands there whole, its payload of digest *sha256* (hex); else what is wrong, in one line."""
    try:
        with path.open("rb") as file:
            packed = bytes_at(file, offset, length)
        found = check_record(offset, Opened(packed, open_record(packed)), ours=naming.is_ours(path.name))
    except (OSError, members.BadMember, parse.BadRecord) as error:
        return reason(error)
    return found.fault or differs(found.kind, found.sha256, sha256)


def differs(kind: str, found: str, committed: str) -> str | None:
    """What is wrong where a record of this *kind* and payload digest stands in place of a capture *committed* with that digest (hex)."""
    if kind not in HTTP_KINDS:
        return f"a {kind or 'nameless'} record where a response was stored"
    return None if found == committed.lower() else "payload digest differs from the one committed"


def check_file(path: Path) -> Iterator[str]:
    """What is wrong in the WARC file *path*, record by record, each in one line that begins with the offset; nothing where all is well."""
    try:
        with path.open("rb") as file:
            for record in examine(file, ours=naming.is_ours(path.name)):
                if record.fault:
                    yield f"at byte {record.offset}: {record.fault}"
    except (OSError, parse.BadRecord) as error:
        yield reason(error)

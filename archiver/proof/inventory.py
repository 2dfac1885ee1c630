"""Our WARC files and the captures in them, told from the files alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

from archiver.captures import errands, members, naming, parse
from archiver.captures.examine import Examined, examine
from archiver.captures.read import HTTP_KINDS, read_capture
from archiver.captures.stored import Stored
from archiver.items import Capture

_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Held:
    """A capture as its record tells of it, read; ``told`` is None where nobody noted why it was asked for."""

    capture: Capture
    stored: Stored
    told: errands.Told | None
    confirms: str  # of a revisit: the id of the record that has the body


def ours(warc: Path) -> list[Path]:
    """The files that we wrote, in the order of their making."""
    return sorted((path for path in warc.glob(f"*{naming.SUFFIX}") if naming.is_ours(path.name)), key=_made)


def whole_ends(warc: Path, faulty: Callable[[str], None]) -> dict[str, int]:
    """Where the last whole record of each file ends (bytes); *faulty* is told of what is no record."""
    return {path.name: max((record.end for record in _records(path, faulty)), default=0) for path in ours(warc)}


def captures(warc: Path, name: str) -> Iterator[Held]:
    """The captures of one file that are whole, in their order."""
    for record in _records(warc / name, lambda _: None):
        if record.kind in HTTP_KINDS:
            yield _held(warc, name, record.offset, record.length)


def _records(path: Path, faulty: Callable[[str], None]) -> Iterator[Examined]:
    """The whole records of a file. Behind damage they are found again by the bytes that each of ours begins with."""
    at: int | None = 0
    with path.open("rb") as file:
        while at is not None:
            place = at
            try:
                for record in examine(file, at, ours=True):
                    place = record.end
                    if record.fault is None:
                        yield record
                    else:
                        faulty(f"{path.name} at byte {record.offset}: {record.fault}")
                at = None
            except parse.BadRecord as error:
                faulty(f"{path.name} {error}")
                at = _next_start(file, place + 1)


def _next_start(file: BinaryIO, offset: int) -> int | None:
    """Where the bytes from *offset* on look like one of our records again; None where nowhere."""
    file.seek(offset)
    window, base = b"", offset
    while chunk := file.read(_CHUNK):
        window += chunk
        place = window.find(members.HEADER)
        if place >= 0:
            return base + place
        kept = window[-len(members.HEADER) :]
        base += len(window) - len(kept)
        window = kept
    return None


def _held(warc: Path, name: str, offset: int, length: int) -> Held:
    stored = read_capture(warc / name, offset, length)
    told = errands.read(stored.field(errands.FIELD))
    refers = (stored.field("WARC-Refers-To") or "").strip("<>")
    capture = Capture(
        url=stored.url,
        final_url=stored.location or stored.url,
        fetched_at=stored.fetched_at,
        status=stored.status,
        content_type=stored.header("content-type"),
        bytes=len(stored.payload),
        sha256=hashlib.sha256(stored.payload).hexdigest(),
        warc_file=name,
        warc_offset=offset,
        warc_length=length,
        record_id=stored.record_id,
        etag=stored.header("etag"),
        last_modified=stored.header("last-modified"),
        revisit=stored.kind == "revisit",
        origin=_origin(stored),
    )
    return Held(capture, stored, told, refers)


def _origin(stored: Stored) -> str | None:
    """Where a capture was copied from, as its row has it."""
    file, offset, record = (stored.field(f"WARC-Origin-{name}") for name in ("File", "Offset", "Record-ID"))
    if file is None or offset is None:
        return None
    return json.dumps({"file": unquote(file), "offset": int(offset), "record_id": (record or "").strip("<>")}, ensure_ascii=False)


def _made(path: Path) -> tuple[str, str]:
    """The time and serial in the name, whatever the prefix."""
    parts = path.name.rsplit("-", 4)
    return parts[1] + parts[2], path.name

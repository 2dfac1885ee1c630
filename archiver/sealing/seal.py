"""The end of a run: its captures sealed, and those that a killed run before it left unsealed."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from pathlib import Path

from archiver.captures.read import bytes_at
from archiver.errors import ArchiveDamaged
from archiver.sealing import durable, keys, manifest
from archiver.sealing.manifest import FORMAT, NOTHING, Manifest, Sealed, Statement
from archiver.store.audit import Placed, auditing
from archiver.store.engine import Engine
from archiver.store.place import Place


def seal(place: Place, engine: Engine, run_id: int, at: datetime) -> Path | None:
    """Write the manifest of all committed captures that are in none yet; None where there are none. *at* is aware.

    Raises ArchiveDamaged where the manifests there cannot be gone on with, or a capture is not in its file; WriteFailed.
    """
    known = _known(place.runs)
    done = {(each.warc_file, each.offset) for one in known for each in one.captures}
    with auditing(engine) as audit:
        rows = [row for name in sorted(audit.committed_ends()) for row in audit.captures(name) if (name, row.offset) not in done]
    if not rows:
        return None
    captures = tuple(_sealed(place.warc, row) for row in rows)
    number, previous = (known[-1].statement.number + 1, known[-1].digest) if known else (1, NOTHING)
    statement = Statement(FORMAT, number, run_id, at.isoformat(), len(captures), manifest.root_of(captures), previous)
    signature = keys.own_key(place.dir).sign(statement.signed_bytes)
    path = place.runs / manifest.name_of(statement.number)
    durable.write(path, json.dumps(Manifest(statement, signature, captures).written, indent=0).encode(), 0o640)
    return path


def _known(runs: Path) -> list[Manifest]:
    try:
        return [manifest.read(path) for path in manifest.listed(runs)]
    except (OSError, ValueError) as error:
        raise ArchiveDamaged(f"{runs}: {error}; `scrapy verify --chain` says which manifest") from error


def _sealed(warc: Path, row: Placed) -> Sealed:
    try:
        with (warc / row.warc_file).open("rb") as file:
            record = hashlib.sha256(bytes_at(file, row.offset, row.length)).hexdigest()
    except (OSError, ValueError) as error:
        raise ArchiveDamaged(f"{row.warc_file} at byte {row.offset}: {error}") from error
    return Sealed(row.record_id, row.warc_file, row.offset, row.length, row.sha256, record)

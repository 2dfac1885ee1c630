"""``verify --chain``: with the public key alone, offline: is every capture still the one that was sealed, and every manifest there?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from archiver.captures.parse import BadRecord
from archiver.captures.read import bytes_at, reason
from archiver.sealing import keys, manifest
from archiver.sealing.manifest import FORMAT, NOTHING, Manifest, Sealed


class Chain:
    """``sealed`` holds the places (file, offset) that the manifests vouch for, once ``faults`` has gone through."""

    def __init__(self, runs: Path, warc: Path, key: Ed25519PublicKey) -> None:
        self.runs = runs
        self.warc = warc
        self.key = key
        self.manifests = 0
        self.sealed: set[tuple[str, int]] = set()

    def faults(self) -> Iterator[str]:
        """What is wrong, one finding each."""
        previous = NOTHING
        for path in manifest.listed(self.runs):
            try:
                found = manifest.read(path)
            except (OSError, ValueError) as error:
                yield f"{path.name}: {error}"
                previous = ""
                continue
            self.manifests += 1
            yield from (f"{path.name}: {fault}" for fault in self._manifest(path, found, previous))
            previous = found.digest

    def _manifest(self, path: Path, found: Manifest, previous: str) -> Iterator[str]:
        statement = found.statement
        if statement.format != FORMAT or path.name != manifest.name_of(statement.number):
            yield "is not the manifest that its name says"
        if not keys.holds(self.key, found.signature, statement.signed_bytes):
            yield "the signature is not that of the archive's key"
        if statement.previous != previous:
            yield "does not follow the manifest before it: one was changed, dropped or put elsewhere"
        if statement.captures != len(found.captures) or statement.root != manifest.root_of(found.captures):
            yield "the captures listed are not those that were signed"
        for each in found.captures:
            self.sealed.add((each.warc_file, each.offset))
            if fault := self._capture(each):
                yield f"{each.warc_file} at byte {each.offset}: {fault}"

    def _capture(self, each: Sealed) -> str | None:
        try:
            with (self.warc / Path(each.warc_file).name).open("rb") as file:
                record = bytes_at(file, each.offset, each.length)
        except (OSError, BadRecord) as error:
            return reason(error)
        return None if hashlib.sha256(record).hexdigest() == each.record_sha256 else "not the record that was sealed"

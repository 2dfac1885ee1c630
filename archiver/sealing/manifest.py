"""One manifest: the captures it seals, and the signed statement that binds them to all manifests before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from archiver.sealing import merkle

FORMAT = "procuratorate-archive manifest 1"
SUFFIX = ".manifest.json"
NOTHING = "0" * 64  # before the first


class Sealed(NamedTuple):
    """One capture: its record, where it stands, the digest (hex) of its payload and that of its bytes in the file."""

    record_id: str
    warc_file: str
    offset: int
    length: int
    sha256: str
    record_sha256: str

    @property
    def leaf(self) -> bytes:
        """What the tree is built over."""
        return json.dumps(list(self)).encode()


@dataclass(frozen=True, slots=True)
class Statement:
    """What is signed. ``number`` counts from 1; ``previous`` is the digest of the manifest before (hex); ``made_at`` ISO 8601."""

    format: str
    number: int
    run: int
    made_at: str
    captures: int
    root: str
    previous: str

    @property
    def signed_bytes(self) -> bytes:
        """One form only: JSON with sorted names, no blanks, in ASCII."""
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True)
class Manifest:
    """A statement, its signature and the captures it is about."""

    statement: Statement
    signature: bytes
    captures: tuple[Sealed, ...]

    @property
    def digest(self) -> str:
        """What the next manifest names as the one before it (hex)."""
        return hashlib.sha256(self.statement.signed_bytes + self.signature).hexdigest()

    @property
    def written(self) -> dict[str, Any]:
        """As it stands in its file."""
        return {"statement": asdict(self.statement), "signature": self.signature.hex(), "captures": [list(each) for each in self.captures]}


def root_of(captures: Sequence[Sealed]) -> str:
    """The Merkle root (hex)."""
    return merkle.root([each.leaf for each in captures]).hex()


def name_of(number: int) -> str:
    """The file in ``runs/``."""
    return f"{number:06d}{SUFFIX}"


def listed(runs: Path) -> list[Path]:
    """The manifests in their order."""
    return sorted(runs.glob(f"*{SUFFIX}"))


def read(path: Path) -> Manifest:
    """Raises ValueError where the file is no manifest, OSError where it cannot be read."""
    try:
        told = json.loads(path.read_bytes())
        captures = tuple(Sealed(*each) for each in told["captures"])
        return Manifest(Statement(**told["statement"]), bytes.fromhex(told["signature"]), captures)
    except (TypeError, KeyError, ValueError) as error:
        raise ValueError("no manifest of this form") from error

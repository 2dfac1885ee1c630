"""An archive looked at in this process, and one bit of it flipped.

``python -m tests.proof.spoil [N]`` harvests the demo's capture, flips N random bits of its WARC files (1,000), one at a time, and says
how many of them ``verify`` saw; then how many of N random cuts of the files it saw.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archiver.proof.whole import Verified, Whole
from archiver.store.audit import auditing
from archiver.store.engine import open_engine
from archiver.store.place import Place


def look(archive: Path) -> Verified:
    """What ``verify`` finds."""
    done, place = Verified(), Place(archive)
    engine = open_engine(place.url, read_only=True)
    with auditing(engine) as audit:
        done.faults.extend(audit.faults())
        Whole(place.warc, done, lambda: None).all(audit)
    engine.dispose()
    return done


def faults_of(archive: Path, name: str) -> list[str]:
    """The faults of one WARC file."""
    done, place = Verified(), Place(archive)
    engine = open_engine(place.url, read_only=True)
    with auditing(engine) as audit:
        Whole(place.warc, done, lambda: None).file(name, audit.committed_ends()[name], audit.captures(name))
    engine.dispose()
    return done.faults


def files(archive: Path) -> list[Path]:
    """The WARC files, the smallest first."""
    return sorted((archive / "warc").iterdir(), key=lambda path: path.stat().st_size)


@contextmanager
def written(path: Path, data: bytes) -> Iterator[None]:
    """*path* holds *data* for a while."""
    whole = path.read_bytes()
    path.write_bytes(data)
    yield
    path.write_bytes(whole)


def flipped(data: bytes, bit: int) -> bytes:
    """*data* with one bit the other way."""
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def main() -> None:
    from tests.proof.conftest import harvest

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    dice = random.Random(8)
    with tempfile.TemporaryDirectory() as folder:
        archive = harvest(Path(folder) / "archive")
        assert look(archive).faults == []
        seen = {"flips": 0, "cuts": 0}
        for _ in range(count):
            path = dice.choice(files(archive))
            data = path.read_bytes()
            with written(path, flipped(data, dice.randrange(len(data) * 8))):
                seen["flips"] += bool(faults_of(archive, path.name))
            with written(path, data[: dice.randrange(len(data))]):
                seen["cuts"] += bool(faults_of(archive, path.name))
    print(f"seen: {seen['flips']} of {count} flipped bits, {seen['cuts']} of {count} cuts")


if __name__ == "__main__":
    main()

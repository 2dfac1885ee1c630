"""How fast ``verify`` reads WARC files: ``python -m tests.proof.speed``, by CPU time, so that a busy machine says the same.

The pages are 30 to 90 kB of Chinese text and markup, which gzip packs to about a quarter; the images are noise, which it does not pack.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from archiver.captures.exchange import Exchange
from archiver.captures.warc import WarcWriter
from archiver.proof.whole import Verified, foreign

SIZE = 60_000_000  # bytes of WARC
HAN = [chr(code) for code in range(0x4E00, 0x5600)]


def page(dice: random.Random) -> bytes:
    """A page whose text is random words, its markup what sites repeat."""
    row = '<li class="item"><a href="/xwzx/202306/t20230630_{}.shtml" target="_blank" title="{}">{}</a><span>2023-06-30</span></li>\n'
    words = ("".join(dice.choices(HAN, k=dice.randrange(8, 30))) for _ in range(dice.randrange(150, 400)))
    return "".join(row.format(dice.randrange(10**7), word, word) for word in words).encode()


def bodies(dice: random.Random, *, images: bool) -> Iterator[tuple[str, bytes]]:
    """Pages without end, with as many images between them or none."""
    while True:
        yield "text/html", page(dice)
        if images:
            yield "image/jpeg", dice.randbytes(dice.randrange(20_000, 400_000))


def measure(folder: Path, *, images: bool) -> tuple[float, float]:
    """MB/s of WARC, and of what it opens to."""
    with WarcWriter(folder, "archive", software="speed", max_bytes=2 * SIZE) as warc:
        for number, (kind, body) in enumerate(bodies(random.Random(1), images=images)):
            url = f"http://www.example.org/{number}"
            capture = warc.append(
                Exchange(url=url, fetched_at=datetime.now(UTC), status=200, reason="OK", headers=[("Content-Type", kind)], body=body)
            )
            if capture.warc_offset > SIZE:
                break
    done, began = Verified(), time.process_time()
    foreign(folder / capture.warc_file, done, lambda: None)
    seconds = time.process_time() - began
    assert done.faults == []
    return done.bytes / seconds / 1e6, done.opened / seconds / 1e6


def main() -> None:
    for name, images in (("pages", False), ("pages and images", True)):
        with tempfile.TemporaryDirectory() as folder:
            packed, opened = measure(Path(folder), images=images)
        print(f"{name}: {packed:.0f} MB/s of WARC ({opened:.0f} MB/s opened)")


if __name__ == "__main__":
    main()

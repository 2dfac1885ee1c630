"""``python -m tests.web_page.measure [ARTICLES]``: how long the pages of a large archive take, asked of the application itself."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from archiver.store.engine import open_engine
from archiver.web.app import create_app
from tests.web_page.client import Client
from tests.web_page.many import make

PATHS = ("/", "/index.json", "/documents/1", "/pairs/1/2", "/organs", "/runs", "/sites", "/feeds/versions.atom", "/feeds/vanished.atom")
TIMES = 7


def main(articles: int) -> None:
    """Print for each page what the first answer over a new connection took, and the median and the worst of those after it.

    The first three figures are of the clock, the last is the median of processor time: the two part where the machine is busy.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = make(Path(folder), articles, 1500)
        size = place.database.stat().st_size / 1e6 if place.database else 0
        print(f"{articles:,} articles of 1,500 characters, {size:,.0f} MB; milliseconds: first, median, slowest of {TIMES}, median CPU")
        for path in PATHS:
            engine = open_engine(place.url, read_only=True)
            with Client(create_app(place, engine)) as client:
                took = [timed(client, path) for _ in range(TIMES + 1)]
            clock, cpu = zip(*took, strict=True)
            print(f"{path:<24}{clock[0]:8.0f}{statistics.median(clock[1:]):8.0f}{max(clock[1:]):8.0f}{statistics.median(cpu[1:]):8.0f}")
            engine.dispose()


def timed(client: Client, path: str) -> tuple[float, float]:
    """Milliseconds of one answer, which must be a good one: of the clock, of the processor."""
    start, worked = time.perf_counter(), time.process_time()
    assert client.get(path).status_code == 200
    return 1000 * (time.perf_counter() - start), 1000 * (time.process_time() - worked)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)

"""SIGTERM once ends a run in order, twice at once; of two runs started together one works and the other leaves (FAULTS.md C4, C5, C20)."""

from __future__ import annotations

import signal
import time
from dataclasses import dataclass
from pathlib import Path

from tests.crawl.compare import content, verify
from tests.crawl.run import ask
from tests.torture.process import DONE, Good, finish, replica, start


@dataclass(slots=True)
class Stopped:
    """How a run took its signals: its exit status, how long it took to leave, and what it left."""

    status: int
    seconds: float
    faults: list[str]
    resumed_equal: bool


def stopped(archive: Path, good: Good, reposts: int, *, after: int, signals: int) -> Stopped:
    """SIGTERM, as often as *signals* says, once *after* requests were made; then a run to the end."""
    with replica(reposts) as served:
        process = start(archive, served)
        while len(served.log) < after and process.poll() is None:
            time.sleep(0.005)
        began = time.monotonic()
        for _ in range(signals):
            process.send_signal(signal.SIGTERM)
            time.sleep(0.2)
        process.communicate(timeout=120)
        seconds = time.monotonic() - began
        faults = verify(archive) if ask(archive, "SELECT 1 AS one FROM captures LIMIT 1") else []
        finish(archive, served)
        return Stopped(process.returncode, seconds, faults, content(archive) == content(good.archive))


def doubled(archive: Path, good: Good, reposts: int, *, apart: float) -> tuple[list[int], float, bool]:
    """Two runs, *apart* seconds from each other: their exit statuses, the time the loser took, and whether the archive is right."""
    with replica(reposts) as served:
        first = start(archive, served)
        time.sleep(apart)
        began = time.monotonic()
        second = start(archive, served)
        lost = None
        while lost is None:
            lost = next((p for p in (first, second) if p.poll() == 4), None)
            if lost is None and first.poll() is not None and second.poll() is not None:
                break
            time.sleep(0.01)
        seconds = time.monotonic() - began
        statuses = sorted(p.wait() for p in (first, second) if not p.communicate()[0])
        equal = content(archive) == content(good.archive)
        return statuses, seconds, equal and not verify(archive) and any(s in DONE for s in statuses)

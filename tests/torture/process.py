"""One crawl in a process of its own, over the replica: started, killed at some moment, started again until it ends by itself."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.crawl.run import ROOT, environment
from tests.torture.forker import Child, Forker
from tests.web.proxy import Served, serve
from tests.web.world import World, build

#: Quick, and yet as a polite crawl is: a pause between two requests to a host, and few hosts at once.
PACE = (
    "-s",
    "DOWNLOAD_DELAY=0.1",
    "-s",
    "AUTOTHROTTLE_ENABLED=False",
    "-s",
    "CONCURRENT_REQUESTS=4",
    "-s",
    "RETRY_TIMES=1",
    "-L",
    "ERROR",
)
DONE = (0, 5)
COMMAND = ("crawl", "portal", "-a", "sweep=full")


def world(reposts: int) -> World:
    """The web that all of them crawl: always the same."""
    return build(seed=11, reposts=reposts)


def start(archive: Path, served: Served, *arguments: str, command: tuple[str, ...] = COMMAND, **env: str) -> subprocess.Popen[bytes]:
    """A crawl under way."""
    argv = [sys.executable, "-m", "scrapy", *command, *PACE, *arguments]
    return subprocess.Popen(argv, cwd=ROOT, env=environment(archive, served.url, **env), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def finish(archive: Path, served: Served, *arguments: str, **env: str) -> int:
    """A crawl to its end; its exit status."""
    process = start(archive, served, *arguments, **env)
    _, err = process.communicate(timeout=900)
    if process.returncode not in DONE:
        sys.stderr.write(err.decode("utf-8", "replace")[-2000:])
    return process.returncode


@dataclass(slots=True)
class Good:
    """An undisturbed crawl: its archive and how many requests it made."""

    archive: Path
    requests: int
    seconds: float


def undisturbed(archive: Path, reposts: int) -> Good:
    """Crawl the web once, in peace."""
    with serve(world(reposts)) as served:
        began = time.monotonic()
        status = finish(archive, served)
        assert status in DONE, status
        return Good(archive, len(served.log), time.monotonic() - began)


class Killer:
    """Starts a crawl again and again, and kills it at a random moment: while it starts, recovers, asks, or writes."""

    def __init__(self, forker: Forker, archive: Path, served: Served, seed: int) -> None:
        self.forker = forker
        self.archive = archive
        self.served = served
        self.rng = random.Random(seed)
        self.kills = 0

    def kill(self, longest: float, *, after_first_request: bool) -> int | None:
        """One start and one SIGKILL within *longest* seconds, of the start or of its first request; the exit status if it ended before."""
        process = self._start(wait=after_first_request)
        if process.wait(self.rng.uniform(0, longest)) is None:
            process.kill()
            self.kills += 1
            return None
        return process.returncode

    def pause(self, longest: float) -> int | None:
        """One start and one SIGTERM within *longest* seconds of its first request; the exit status."""
        process = self._start(wait=True)
        process.wait(self.rng.uniform(0, longest))
        process.send_signal(signal.SIGTERM)
        return process.wait(120.0)

    def finish(self) -> int | None:
        """A crawl to its end; its exit status."""
        return self._start(wait=False).wait(900.0)

    def _start(self, *, wait: bool) -> Child:
        before = len(self.served.log)
        process = self.forker.start(self.archive, self.served.url, *COMMAND, *PACE)
        while wait and len(self.served.log) == before and process.poll() is None:
            time.sleep(0.005)
        return process


@contextmanager
def replica(reposts: int) -> Iterator[Served]:
    """The same web, served anew: nothing of an earlier crawl is in its log."""
    with serve(world(reposts)) as served:
        yield served

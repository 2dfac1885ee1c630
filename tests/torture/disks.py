"""A full disk and writes that fail: exit status 3 with the path, nothing acknowledged lost, and the same archive once there is space
(FAULTS.md C13 to C17)."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.crawl.compare import content, verify
from tests.crawl.run import ROOT, environment
from tests.torture.kills import Acknowledged
from tests.torture.process import COMMAND, DONE, PACE, Good, finish, replica
from tests.web.proxy import Served


@dataclass(slots=True)
class Full:
    """How a run ended that could not write, and what became of the archive after there was space."""

    status: int
    named: bool  # the message names the path
    lost: int
    equal: bool
    faults: list[str]

    @property
    def passed(self) -> bool:
        """Stopped with status 3 and its path, and whole afterwards."""
        return self.status == 3 and self.named and self.lost == 0 and self.equal and not self.faults


def file_limit(archive: Path, good: Good, reposts: int, *, most: int) -> Full:
    """No file may grow beyond *most* bytes: the database, its journal and the WARC file alike."""
    return _full(archive, good, reposts, archive, limit=most)


def small_disk(archive: Path, good: Good, reposts: int, *, most: int) -> Full | None:
    """The WARC folder is a file system of *most* bytes; then one that has room. None where we may not mount one."""
    warc = archive / "warc"
    warc.mkdir(parents=True)
    with _mounted(warc, most) as mounted:
        if not mounted:
            return None
        return _full(archive, good, reposts, warc, grow=lambda: _mount("remount,size=200m", warc))


def failing_writes(archive: Path, good: Good, reposts: int, *, probability: float) -> Full | None:
    """One write or fsync in so many fails, at random (fiu-run from Debian's fiu-utils; None where it is absent)."""
    if shutil.which("fiu-run") is None:
        return None
    points = ("posix/io/rw/write", "posix/io/rw/pwrite*", "posix/io/sync/*")  # reads too would fail the start of Python, and no more
    wrap = ("fiu-run", "-x", *(part for point in points for part in ("-c", f"enable_random name={point},probability={probability}")))
    return _full(archive, good, reposts, archive, wrap=wrap)


def _full(
    archive: Path, good: Good, reposts: int, path: Path, *, limit: int | None = None, grow: object = None, wrap: tuple[str, ...] = ()
) -> Full:
    acknowledged = Acknowledged(archive)
    with replica(reposts) as served:
        status, err = _crawl(archive, served, limit, wrap)
        acknowledged.look()
        if callable(grow):
            grow()
        if status not in DONE:
            finish(archive, served)
        equal = content(archive) == content(good.archive)
        return Full(status, str(path) in err, acknowledged.lost(), equal, verify(archive))


def _crawl(archive: Path, served: Served, limit: int | None, wrap: tuple[str, ...]) -> tuple[int, str]:
    def limited() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    argv = [*wrap, sys.executable, "-m", "scrapy", *COMMAND, *PACE]
    done = subprocess.run(
        argv, cwd=ROOT, env=environment(archive, served.url), capture_output=True, text=True, timeout=900, check=False, preexec_fn=limited
    )
    return done.returncode, done.stdout + done.stderr


@contextmanager
def _mounted(folder: Path, most: int) -> Iterator[bool]:
    done = _mount(f"size={most}", folder)
    try:
        yield done
    finally:
        if done:
            subprocess.run(["umount", str(folder)], check=False, capture_output=True)


def _mount(options: str, folder: Path) -> bool:
    argv = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    return shutil.which("mount") is not None and subprocess.run(argv, check=False, capture_output=True).returncode == 0

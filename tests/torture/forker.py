"""Starts crawls by forking a process that has imported everything already: 200 starts need not pay for 200 imports.

Run as ``python -m tests.torture.forker``, it takes one JSON line a start on stdin (``argv``, ``env``, ``log``), and answers with two lines:
the process id, and, once that process is over, its exit status (negative: the signal that ended it).
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import select
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.crawl.run import ROOT, environment

NOT_YET = ("archiver.settings", "archiver.commands", "archiver.web")  # settings read the environment of the start


class Child:
    """One process that the forker started; as much of ``subprocess.Popen`` as is needed."""

    def __init__(self, forker: Forker, pid: int, log: Path) -> None:
        self._forker = forker
        self.pid = pid
        self.log = log
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """The exit status, None while it runs."""
        return self.wait(0.0) if self.returncode is None else self.returncode

    def wait(self, timeout: float) -> int | None:
        """The exit status, None where it still runs after *timeout* seconds."""
        if self.returncode is None:
            self.returncode = self._forker.answer(timeout)
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Signal it, where it still runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """SIGKILL, and wait for the end."""
        self.send_signal(signal.SIGKILL)
        self.wait(60.0)


class Forker:
    """The process that forks. One child at a time."""

    def __init__(self) -> None:
        argv = [sys.executable, "-m", "tests.torture.forker"]
        self.process = subprocess.Popen(argv, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)

    def start(self, archive: Path, proxy: str, *arguments: str, **env: str) -> Child:
        """``scrapy`` with *arguments* on *archive*, in a process of its own; what it says goes to a file beside the archive."""
        log = archive.with_suffix(".log")
        request = {"argv": ["scrapy", *arguments], "env": environment(archive, proxy, **env), "log": str(log)}
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(request).encode() + b"\n")
        pid = self.answer(60.0)
        assert pid is not None
        return Child(self, pid, log)

    def answer(self, timeout: float) -> int | None:
        """The next number the forker says, None where it says none within *timeout* seconds."""
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], timeout)
        return int(self.process.stdout.readline()) if ready else None

    def close(self) -> None:
        """End the forker."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(60)


def preload() -> None:
    """Import all that a crawl imports but what depends on its environment, and read what is only read once."""
    for name in (
        "scrapy.cmdline",
        "scrapy.crawler",
        "scrapy.core.engine",
        "scrapy.core.downloader.handlers.http11",
        "sqlalchemy.dialects.sqlite",
    ):
        importlib.import_module(name)
    for package in ("archiver", "spiders"):
        root = importlib.import_module(package)
        for info in pkgutil.walk_packages(root.__path__, package + "."):
            if not info.name.startswith(NOT_YET) and "migrations" not in info.name:
                importlib.import_module(info.name)
    importlib.import_module("archiver.gazetteer").gazetteer()


def become(request: dict[str, Any]) -> None:
    """In the child: be the command that was asked for. Does not return."""
    os.setsid()
    log = os.open(request["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    null = os.open(os.devnull, os.O_RDONLY)
    for target, source in ((0, null), (1, log), (2, log)):
        os.dup2(source, target)
    os.environ.clear()
    os.environ.update(request["env"])
    sys.argv = request["argv"]
    from scrapy.cmdline import execute

    status = 1
    try:
        execute()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 0
    finally:
        sys.stderr.flush()
        os._exit(status)


def serve() -> None:
    """Fork for every line of stdin."""
    preload()
    for line in iter(sys.stdin.readline, ""):
        pid = os.fork()
        if pid == 0:
            become(json.loads(line))
        print(pid, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


if __name__ == "__main__":
    serve()

"""``scrapy web`` in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.crawl.run import ROOT, environment


@contextmanager
def serving(archive: Path) -> Iterator[str]:
    """The page over *archive* on a free port; its address, without a slash at its end."""
    command = [sys.executable, "-m", "scrapy", "web", "--port", "0"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(archive), stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().split("/  ")[0]
    finally:
        process.terminate()
        process.wait(30)

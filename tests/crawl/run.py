"""Whole runs: the real ``scrapy`` in a process of its own, and what its archive then says."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
FAST = ("-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=False", "-s", "CONCURRENT_REQUESTS=32", "-s", "RETRY_TIMES=1")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str


def environment(archive: Path, proxy: str | None = None, replay: Path | None = None, **more: str) -> dict[str, str]:
    """The environment of a run: nothing of ours but what is given here."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("ARCHIVE_") and "proxy" not in k.lower()}
    env |= {"ARCHIVE_DIR": str(archive), **more}
    if proxy:
        env |= {"http_proxy": proxy, "https_proxy": proxy}
    if replay:
        env["ARCHIVE_REPLAY"] = str(replay)
    return env


def scrapy(*arguments: str, env: dict[str, str], timeout: float = 300) -> Ended:
    """Run ``scrapy`` to its end."""
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", *arguments], cwd=ROOT, env=env, capture_output=True, text=True, timeout=timeout, check=False
    )
    return Ended(done.returncode, done.stdout, done.stderr)


@contextmanager
def database(archive: Path) -> Iterator[sqlite3.Connection]:
    """The archive's database, as a user's own program would open it."""
    connection = sqlite3.connect(f"file:{archive / 'archive.db'}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        yield connection
    finally:
        connection.close()


def ask(archive: Path, sql: str, *values: Any) -> list[dict[str, Any]]:
    """The rows that *sql* answers with."""
    with database(archive) as connection:
        return [dict(row) for row in connection.execute(sql, values)]

"""Disk full, fsync that fails, and processes killed in the middle: what was acknowledged stays, nothing is half there."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from archiver.captures.check import check_capture, check_file
from archiver.captures.recover import recover
from archiver.errors import WriteFailed
from tests.captures.support import exchange, place, writer

ROOT = Path(__file__).resolve().parents[2]

DISK_FULL = """
import json, resource, sys
from pathlib import Path
from archiver.errors import WriteFailed
from tests.captures.support import exchange, writer

resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
warc = writer(Path(sys.argv[1]))
kept = []
try:
    while True:
        kept.append(warc.append(exchange(body=bytes(range(256)) * 40)))
except WriteFailed as error:
    said = str(error)
try:
    warc.append(exchange(body=b""))
except WriteFailed as error:
    again = str(error)
warc.close()
print(json.dumps({"said": said, "again": again, "kept": [[c.warc_file, c.warc_offset, c.warc_length, c.sha256] for c in kept]}))
"""

APPENDER = """
import os, sys
from pathlib import Path
from tests.captures.support import end, exchange
from archiver.captures.warc import WarcWriter

log = os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
warc = WarcWriter(Path(sys.argv[1]), "test", software="archive/0", max_bytes=60_000)
number = 0
while True:
    batch = [warc.append(exchange(body=os.urandom(3_000))) for _ in range(4)]
    warc.sync()
    for c in batch:
        os.write(log, f"{c.warc_file} {c.warc_offset} {c.warc_length} {c.sha256}\\n".encode())
"""


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", textwrap.dedent(script), *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)


@pytest.mark.parametrize("limit", [100, 3_000, 20_001])
def test_disk_full_names_the_file_and_leaves_whole_records(tmp_path: Path, limit: int) -> None:
    told = json.loads(run(DISK_FULL, tmp_path, limit).stdout)
    assert str(tmp_path) in told["said"]
    assert told["again"]
    for name, offset, length, digest in told["kept"]:
        assert check_capture(tmp_path / name, offset, length, digest) is None
    for path in tmp_path.iterdir():
        assert list(check_file(path)) == []
    assert bool(list(tmp_path.iterdir())) is (limit > 100)  # a file whose first record does not fit is not left behind


def test_after_a_failed_write_another_file_can_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warc = writer(tmp_path)
    first = warc.append(exchange())
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: (_ for _ in ()).throw(OSError(errno.ENOSPC, "No space left on device")))
    with pytest.raises(WriteFailed, match=first.warc_file):
        warc.append(exchange())
    monkeypatch.setattr(os, "write", real)
    with pytest.raises(WriteFailed, match="earlier write failed"):
        warc.append(exchange())
    warc.sync()  # what stood there before is still good
    warc.roll()
    second = warc.append(exchange())
    warc.close()
    assert second.warc_file != first.warc_file
    assert [check_capture(*place(tmp_path, capture), capture.sha256) for capture in (first, second)] == [None, None]
    assert list(check_file(tmp_path / first.warc_file)) == []


def test_a_short_write_is_carried_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data[:100])))
    with writer(tmp_path) as warc:
        capture = warc.append(exchange())
    assert check_capture(*place(tmp_path, capture), capture.sha256) is None


def test_a_failed_fsync_is_never_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warc = writer(tmp_path)
    capture = warc.append(exchange())
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (_ for _ in ()).throw(OSError(errno.EIO, "Input/output error")))
    with pytest.raises(WriteFailed, match=f"{capture.warc_file}: Input/output error"):
        warc.sync()
    monkeypatch.setattr(os, "fsync", real)  # the kernel reports such an error once
    for attempt in (warc.sync, warc.roll, warc.sync, lambda: warc.append(exchange())):
        with pytest.raises(WriteFailed):
            attempt()


def test_twenty_kills_lose_nothing_that_was_committed(tmp_path: Path) -> None:
    folder, log = tmp_path / "warc", tmp_path / "committed"
    log.touch()
    chance = random.Random(1)
    for _ in range(20):
        recover(folder, committed_ends(log), "test")
        known = len(log.read_text().splitlines())
        child = subprocess.Popen([sys.executable, "-c", APPENDER, str(folder), str(log)], cwd=ROOT)
        wait_for_more(log, known)
        time.sleep(chance.random() * 0.05)
        child.send_signal(signal.SIGKILL)
        child.wait()
    recover(folder, committed_ends(log), "test")
    rows = [line.split() for line in log.read_text().splitlines() if line.count(" ") == 3]
    assert len(rows) > 20
    for name, offset, length, digest in rows:
        assert check_capture(folder / name, int(offset), int(length), digest) is None
    for name, last in committed_ends(log).items():
        assert (folder / name).stat().st_size == last
        assert list(check_file(folder / name)) == []


def wait_for_more(log: Path, known: int) -> None:
    until = time.monotonic() + 30
    while len(log.read_text().splitlines()) <= known:
        assert time.monotonic() < until, "the child never committed anything"
        time.sleep(0.005)


def committed_ends(log: Path) -> dict[str, int]:
    ends: dict[str, int] = {}
    for line in log.read_text().splitlines():
        name, offset, length, _ = line.split()
        ends[name] = max(ends.get(name, 0), int(offset) + int(length))
    return ends

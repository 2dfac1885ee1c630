from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from archiver.errors import ArchiveLocked, WriteFailed
from archiver.store.lock import ArchiveLock

HOLDER = """
import sys, time
from pathlib import Path
from archiver.store.lock import ArchiveLock
with ArchiveLock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def start_holder(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_another_process_is_refused_and_told_who_holds_it_until_that_one_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    holder = start_holder(path)
    try:
        with pytest.raises(ArchiveLocked, match=f"{path}, process {holder.pid}"), ArchiveLock(path):
            pass
    finally:
        holder.kill()
        holder.communicate()
    with ArchiveLock(path):
        assert path.read_text() != ""


def test_one_process_may_take_it_again_and_keeps_it_until_the_last_release(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    outer, inner = ArchiveLock(path), ArchiveLock(path)
    outer.acquire()
    inner.acquire()
    outer.release()
    refused = subprocess.run([sys.executable, "-c", HOLDER, str(path)], capture_output=True, text=True, check=False)
    assert "ArchiveLocked" in refused.stderr
    inner.release()
    holder = start_holder(path)
    holder.kill()
    holder.communicate()


def test_a_symbolic_link_is_refused_and_its_target_unchanged(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (tmp_path / "lock").symlink_to(victim)
    with pytest.raises(WriteFailed, match="lock"):
        ArchiveLock(tmp_path / "lock").acquire()
    assert victim.read_text() == "precious"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(WriteFailed, match="absent"):
        ArchiveLock(tmp_path / "absent" / "lock").acquire()

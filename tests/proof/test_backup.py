"""A backup is an archive, also of one that is being written."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from archiver.proof.backup import back_up
from archiver.store.place import Place
from tests.crawl.compare import content
from tests.crawl.run import ROOT, environment, scrapy
from tests.proof.spoil import look


def test_a_backup_is_the_same_archive(pristine: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    assert scrapy("backup", str(copy), env=environment(pristine)).status == 0
    assert (look(copy).faults, look(copy).notes) == ([], [])
    assert content(copy) == content(pristine)
    assert not (copy / "archive.key").exists()
    assert scrapy("verify", "--chain", env=environment(copy)).status == 0
    assert scrapy("backup", str(copy), env=environment(pristine)).status == 2


def test_backups_while_a_crawl_runs_are_whole(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    env = environment(archive, replay=ROOT / "data" / "demo.warc.gz")
    crawl = subprocess.Popen([sys.executable, "-m", "scrapy", "crawl", "portal", "--nolog"], cwd=ROOT, env=env)
    copies = 0
    while crawl.poll() is None:
        time.sleep(0.2)
        if any((archive / "warc").glob("*.warc.gz")) and copies < 10:
            back_up(Place(archive), tmp_path / f"copy{copies}")
            copies += 1
    assert copies
    for number in range(copies):
        assert look(tmp_path / f"copy{number}").faults == []

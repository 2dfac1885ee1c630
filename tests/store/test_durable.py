"""What was acknowledged is there, whatever kills the process or fills the disk (FAULTS.md C1, C14)."""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from archiver.errors import WriteFailed
from archiver.store.engine import open_engine
from archiver.store.place import Place
from tests.store.conftest import Archive, Clock

DISK_FULL = 3


def write_for_ever(place: Place, acknowledged: Path, most_in_batch: int = 5) -> None:
    """Store pages in batches; append the id of each to *acknowledged* once the commit that holds it has returned."""
    archive = Archive(open_engine(place.url), Clock())
    archive.begin_at(archive.run * 1_000_000)
    log = os.open(acknowledged, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    while True:
        batch = [store_one(archive, random.random()) for _ in range(random.randint(1, most_in_batch))]
        archive.writer.commit()
        os.write(log, "".join(f"{document}\n" for document in batch).encode())


def store_one(archive: Archive, seed: float) -> int:
    url = f"http://a.gov.cn/{archive.run}/{seed}"
    document = archive.lead(url)
    with archive.writer.savepoint():
        archive.article(document, url=url, paragraphs=["检察" * 500])
    return document


def in_child(work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        try:
            work()
        except WriteFailed:
            os._exit(DISK_FULL)
        finally:
            os._exit(1)
    return child


def check(place: Place, acknowledged: Path) -> int:
    """Every acknowledged document is stored whole; how many there are."""
    connection = sqlite3.connect(str(place.database))
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchone() is None
    stored = {row[0] for row in connection.execute("SELECT id FROM articles WHERE state = 'live' AND capture_id IS NOT NULL")}
    assert connection.execute("SELECT COUNT(*) FROM document").fetchone() == (len(stored),)
    ends = "SELECT (SELECT MAX(committed_bytes) FROM warc_file), (SELECT MAX(warc_offset + warc_length) FROM capture)"
    (committed, written) = connection.execute(ends).fetchone()
    assert committed == written
    connection.close()
    promised = {int(line) for line in acknowledged.read_text().split()} if acknowledged.exists() else set()
    assert promised <= stored
    return len(promised)


def test_twenty_kills_lose_nothing_that_was_acknowledged(place: Place, tmp_path: Path) -> None:
    acknowledged = tmp_path / "acknowledged"
    for _ in range(20):
        child = in_child(lambda: write_for_ever(place, acknowledged))
        time.sleep(random.uniform(0.02, 0.2))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        check(place, acknowledged)
    assert check(place, acknowledged) > 0


@pytest.mark.parametrize("most_in_batch", [1, 5, 20_000])  # the last is more than SQLite holds in memory: a statement fails, not the COMMIT
def test_a_full_disk_is_an_error_and_loses_nothing_that_was_acknowledged(place: Place, tmp_path: Path, most_in_batch: int) -> None:
    acknowledged = tmp_path / "acknowledged"
    archive = Archive(open_engine(place.url), Clock())
    acknowledged.write_text(f"{store_one(archive, 0)}\n")
    archive.writer.commit()
    archive.writer.close()

    def work() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
        write_for_ever(place, acknowledged, most_in_batch)

    _, status = os.waitpid(in_child(work), 0)
    assert os.waitstatus_to_exitcode(status) == DISK_FULL
    assert check(place, acknowledged) > 0


def test_nothing_is_stored_after_a_batch_was_given_up_until_it_is_rolled_back(archive: Archive) -> None:
    archive.lead("http://a.gov.cn/1")
    archive.writer._batch.conn.exec_driver_sql("ROLLBACK")  # as SQLite does by itself on a full disk
    with pytest.raises(WriteFailed, match="rolled back"):
        archive.lead("http://a.gov.cn/2")
    with pytest.raises(WriteFailed, match="rolled back"):
        archive.writer.commit()
    kept = archive.lead("http://a.gov.cn/3")
    archive.writer.commit()
    assert [lead.id for lead in archive.writer.due(roles=["original"], limit=9)] == [kept]


def test_a_hook_that_fails_keeps_the_rows_out(archive: Archive) -> None:
    def no_space() -> None:
        raise WriteFailed("warc/a.warc.gz: no space left")

    document = archive.lead()
    archive.article(document)
    archive.writer.before_commit.append(no_space)
    try:
        archive.writer.commit()
    except WriteFailed:
        archive.writer.before_commit.clear()
    assert archive.rows("articles") == []
    assert archive.writer.committed_ends() == {}


def test_the_hooks_run_before_every_commit_and_the_rows_are_not_there_yet(archive: Archive, engine: Engine) -> None:
    seen: list[int] = []
    archive.writer.before_commit.append(lambda: seen.append(len(list(archive.reader.view("captures")))))
    document = archive.lead()
    archive.article(document)
    archive.writer.commit()
    archive.article(document)
    archive.writer.commit()
    archive.writer.commit()  # nothing is open
    assert seen == [0, 1]
    assert archive.writer.committed_ends() == {"a.warc.gz": 200}


def test_a_batch_is_committed_when_it_is_full(place: Place) -> None:
    archive = Archive(open_engine(place.url), Clock())
    for _ in range(49):
        store_one(archive, random.random())
        archive.writer.page_done()
    assert list(archive.reader.view("articles")) == []
    store_one(archive, random.random())
    archive.writer.page_done()
    assert len(list(archive.reader.view("articles"))) == 50
    archive.writer.close()

"""Bad input is refused in one line that names it, with the contract's exit status, and nothing is touched."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.crawl.conftest import Crawled
from tests.crawl.run import Ended, environment, scrapy

NOWHERE = "http://127.0.0.1:9"  # discard: nothing listens


def refused(ended: Ended, status: int, *named: str) -> None:
    assert ended.status == status, ended
    lines = [line for line in ended.err.splitlines() if line]
    assert len(lines) == 1, ended.err
    for word in named:
        assert word in lines[0]
    assert ended.out == ""


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("foo=1",), ("foo", "section")),
        (("since=2023-13-01",), ("since", "2023-13-01")),
        (("since=yesterday",), ("since", "yesterday")),
        (("until=20230101",), ("until", "2023-01-01")),
        (("since=2023-02-01", "until=2023-01-01"), ("since", "until")),
        (("limit=0",), ("limit", "from 1")),
        (("limit=many",), ("limit", "many")),
        (("originals=perhaps",), ("originals", "follow, queue, ignore")),
        (("sweep=half",), ("sweep", "head, full")),
        (("site=nowhere",), ("site", "nowhere", "ffdy")),
        (("section=",), ("section",)),
        (("url=ftp://www.nm.jcy.gov.cn/",), ("url", "ftp:")),
        (("url=@/nonexistent/list.txt",), ("url", "/nonexistent/list.txt")),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else str(value),
)
def test_a_wrong_argument(tmp_path: Path, arguments: tuple[str, ...], named: tuple[str, ...]) -> None:
    archive = tmp_path / "archive"
    given = [part for argument in arguments for part in ("-a", argument)]
    refused(scrapy("crawl", "portal", *given, env=environment(archive, NOWHERE)), 2, *named)
    assert not archive.exists()


def test_a_wrong_setting(tmp_path: Path) -> None:
    env = environment(tmp_path / "archive", NOWHERE, ARCHIVE_BATCH_PAGES="lots")
    refused(scrapy("crawl", "portal", env=env), 2, "ARCHIVE_BATCH_PAGES", "lots")
    refused(scrapy("harvest", "--max-pages", "0", env=environment(tmp_path / "archive", NOWHERE)), 2, "--max-pages")
    refused(scrapy("crawl", "nobody", env=environment(tmp_path / "archive", NOWHERE)), 2, "nobody", "originals, portal")
    assert not (tmp_path / "archive").exists()


def test_an_archive_that_cannot_be_written(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder", encoding="utf-8")
    refused(scrapy("crawl", "portal", env=environment(file / "archive", NOWHERE)), 3, str(file / "archive"))
    assert file.read_text(encoding="utf-8") == "not a folder"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    refused(scrapy("crawl", "portal", env=environment(tmp_path / "archive", NOWHERE)), 3, str(tmp_path / "archive"))


def test_a_database_of_a_newer_schema(tmp_path: Path, crawled: Crawled) -> None:
    shutil.copyfile(crawled.archive / "archive.db", tmp_path / "archive.db")
    with sqlite3.connect(tmp_path / "archive.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = (tmp_path / "archive.db").read_bytes()
    for command in (("crawl", "portal"), ("status",), ("upgrade",), ("search", "检察"), ("export",)):
        refused(scrapy(*command, env=environment(tmp_path, NOWHERE)), 6, "archive.db", "9999")
    assert (tmp_path / "archive.db").read_bytes() == before


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "archive.db").write_text("this is a letter, not a database; " * 100, encoding="utf-8")
    before = (tmp_path / "archive.db").read_bytes()
    refused(scrapy("crawl", "portal", env=environment(tmp_path, NOWHERE)), 6, "archive.db")
    assert (tmp_path / "archive.db").read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"hello, this is no capture\n", b"\x1f\x8b\x08torn"], ids=["empty", "text", "torn"])
def test_a_replay_that_is_no_warc(tmp_path: Path, content: bytes) -> None:
    replay = tmp_path / "capture.warc.gz"
    replay.write_bytes(content)
    refused(scrapy("crawl", "portal", env=environment(tmp_path / "archive", replay=replay)), 2, str(replay))
    refused(scrapy("crawl", "portal", env=environment(tmp_path / "archive", replay=tmp_path / "absent.warc.gz")), 2, "absent.warc.gz")
    assert not (tmp_path / "archive").exists()


def test_questions_before_there_is_an_archive(tmp_path: Path) -> None:
    for command in (("status",), ("show", "1"), ("search", "检察"), ("sql", "SELECT 1"), ("export",)):
        refused(scrapy(*command, env=environment(tmp_path / "archive")), 2, "no archive yet")
    assert not (tmp_path / "archive").exists()


def test_another_run_holds_the_lock(tmp_path: Path) -> None:
    from archiver.store.lock import ArchiveLock
    from archiver.store.place import Place

    place = Place(tmp_path)
    place.prepare()
    with ArchiveLock(place.lock_path):
        refused(scrapy("crawl", "portal", env=environment(tmp_path, NOWHERE)), 4, "archive.lock")
        refused(scrapy("harvest", env=environment(tmp_path, NOWHERE)), 4, "archive.lock")
    assert not (tmp_path / "archive.db").exists()

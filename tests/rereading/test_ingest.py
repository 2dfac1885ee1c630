"""``scrapy ingest``: captures made elsewhere, judged and read as by a crawl; the past is added to, the present stands."""

from __future__ import annotations

import json
import shutil
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from archiver.captures.exchange import Exchange
from archiver.captures.warc import WarcWriter
from tests.crawl.compare import verify
from tests.crawl.run import Ended, ask, environment, scrapy
from tests.rereading.conftest import DEMO

OLD = datetime(2023, 8, 1, 4, 0, tzinfo=UTC)
LOST = (
    "SELECT * FROM pairs WHERE original_title IS NULL AND original_id IS NOT NULL AND original_state <> 'lead' ORDER BY repost_id LIMIT 1"
)


def page(title: str, body: str) -> bytes:
    paragraphs = "".join(f"<p>{text}</p>" for text in body.split("\n"))
    return (
        f'<html><head><meta charset="utf-8"><title>{title}</title></head><body><h1>{title}</h1>'
        f'<div class="info">时间：2023-06-30 来源：某某检察院</div><div class="TRS_Editor">{paragraphs}</div></body></html>'
    ).encode()


def warc(folder: Path, *answers: tuple[str, int, bytes, dict[str, str]], at: datetime = OLD) -> Path:
    with WarcWriter(folder, "elsewhere", software="test") as writer:
        for number, (url, status, body, headers) in enumerate(answers):
            named = {"Content-Type": "text/html"} | headers
            when = at + timedelta(seconds=number)
            writer.append(Exchange(url=url, fetched_at=when, status=status, headers=list(named.items()), body=body))
        assert writer.path is not None
        return writer.path


def ingest(archive: Path, *files: Path) -> Ended:
    return scrapy("ingest", *map(str, files), "--json", env=environment(archive))


def told(ended: Ended) -> dict[str, Any]:
    assert ended.status in (0, 6), ended.err
    return dict(json.loads(ended.out))


def test_an_original_that_is_gone_is_paired_with_an_older_capture(archive: Path, tmp_path: Path) -> None:
    pair = ask(archive, LOST)[0]
    body = ask(archive, "SELECT body FROM articles WHERE id = ?", pair["repost_id"])[0]["body"]
    states = ask(archive, "SELECT * FROM states")
    made = warc(tmp_path / "in", (pair["original_url"], 200, page(pair["repost_title"], body), {}))
    found = told(ingest(archive, made))
    assert (found["captures"], found["articles"], found["new_versions"], found["damaged"]) == (1, 1, 1, 0)
    (now,) = ask(archive, "SELECT * FROM pairs WHERE repost_id = ? AND original_url = ?", pair["repost_id"], pair["original_url"])
    assert now["original_title"] == pair["repost_title"]
    assert now["fidelity"] == "verbatim"
    assert now["original_state"] == pair["original_state"], "what is gone stays gone"
    assert ask(archive, "SELECT * FROM states") == states
    capture = ask(archive, "SELECT * FROM capture WHERE document_id = ? AND version_id IS NOT NULL", now["original_id"])[0]
    origin = json.loads(capture["origin"])
    assert origin["file"] == made.name
    assert origin["offset"] > 0
    assert capture["fetched_at"].startswith("2023-08-01T12:00:00")
    assert verify(archive) == []
    assert scrapy("reparse", "--dry-run", "--json", env=environment(archive)).out.count("\n") == 1, "read again it says the same"


def test_the_same_file_twice_adds_nothing_nor_does_the_archive_itself(archive: Path, tmp_path: Path) -> None:
    made = warc(tmp_path / "in", ("http://www.nm.jcy.gov.cn/a/1.html", 200, page("关于公开听证的公告", "某某院于今日召开听证会。" * 9), {}))
    assert told(ingest(archive, made))["captures"] == 1
    count = ask(archive, "SELECT COUNT(*) AS n FROM captures")
    renamed = made.with_name("other-name.warc.gz")
    shutil.copy(made, renamed)
    again = told(ingest(archive, made, renamed, archive / "warc"))
    assert (again["captures"], again["pages"]) == (0, 0)
    assert again["known"] >= count[0]["n"]
    assert ask(archive, "SELECT COUNT(*) AS n FROM captures") == count


def test_an_older_text_becomes_a_version_of_the_past(archive: Path, tmp_path: Path) -> None:
    row = ask(archive, "SELECT * FROM articles WHERE role = 'original' ORDER BY id LIMIT 1")[0]
    made = warc(tmp_path / "in", (row["url"], 200, page("从前的标题", row["body"]), {}), at=datetime(2001, 1, 1, tzinfo=UTC))
    assert told(ingest(archive, made))["new_versions"] == 1
    now = ask(archive, "SELECT * FROM articles WHERE id = ?", row["id"])[0]
    assert now == row | {"versions": 2, "first_seen_at": "2001-01-01T08:00:00+08:00"}
    assert ask(archive, "SELECT number, title FROM version WHERE document_id = ? ORDER BY number", row["id"]) == [
        {"number": 1, "title": row["title"]},
        {"number": 2, "title": "从前的标题"},
    ]
    assert scrapy("reparse", "--dry-run", "--json", env=environment(archive)).out.count("\n") == 1


def test_a_redirect_and_its_target_are_one_visit(archive: Path, tmp_path: Path) -> None:
    moved = ("http://www.nm.jcy.gov.cn/old.html", 301, b"", {"Location": "/202306/t20230630_1.shtml"})
    target = ("http://www.nm.jcy.gov.cn/202306/t20230630_1.shtml", 200, page("关于公开听证的公告", "某某院于今日召开听证会。" * 9), {})
    assert told(ingest(archive, warc(tmp_path / "in", moved, target)))["articles"] == 1
    (row,) = ask(archive, "SELECT id, url, state FROM articles WHERE title = '关于公开听证的公告'")
    assert (row["url"].endswith("/old.html"), row["state"]) == (True, "moved")
    assert ask(archive, "SELECT status FROM captures WHERE document_id = ? ORDER BY status", row["id"]) == [
        {"status": 200},
        {"status": 301},
    ]


def test_pages_of_hosts_that_nobody_vouches_for_are_kept_and_not_read(archive: Path, tmp_path: Path) -> None:
    articles = ask(archive, "SELECT COUNT(*) AS n FROM articles")
    made = warc(tmp_path / "in", ("http://www.clone.example/a.html", 200, page("检察院公告", "某某院于今日召开听证会。" * 9), {}))
    found = told(ingest(archive, made))
    assert (found["captures"], found["unread"], found["articles"]) == (1, 1, 0)
    assert ask(archive, "SELECT COUNT(*) AS n FROM articles") == articles


def test_what_is_whole_in_a_damaged_file_is_taken_and_the_rest_named(archive: Path, tmp_path: Path) -> None:
    answers = [(f"http://www.nm.jcy.gov.cn/{n}.html", 200, page(f"第{n}号公告", f"第{n}次召开听证会。" * 15), {}) for n in range(1, 6)]
    made = warc(tmp_path / "in", *answers)
    data = bytearray(made.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 20] = b"\0" * 20
    damaged = tmp_path / "damaged.warc.gz"
    damaged.write_bytes(data[:-30])
    ended = ingest(archive, damaged)
    assert ended.status == 6
    assert "damaged.warc.gz" in ended.err
    assert 2 <= told(ended)["articles"] <= 4
    assert "Traceback" not in ended.err


def test_a_wacz_of_a_whole_crawl_makes_an_archive(tmp_path: Path) -> None:
    wacz = tmp_path / "demo.wacz"
    with zipfile.ZipFile(wacz, "w") as archive:
        archive.write(DEMO, "archive/demo.warc.gz")
    new = tmp_path / "new"
    found = told(ingest(new, wacz))
    assert found["articles"] > 150
    pairs = ask(new, "SELECT COUNT(*) AS n FROM pairs WHERE fidelity IS NOT NULL")[0]["n"]
    assert pairs > 50
    assert told(ingest(new, DEMO))["captures"] == 0


def test_files_of_other_programs_are_taken_or_refused_in_words(tmp_path: Path, shared: Path) -> None:
    files = sorted(path for path in (shared / "suites" / "warc").rglob("*.warc*") if path.is_file())
    if not files:
        pytest.skip("no WARC suite here")
    readable = [path for path in files if scrapyless(path)]
    ended = ingest(tmp_path / "archive", *readable)
    assert ended.status in (0, 6)
    assert "Traceback" not in ended.err
    assert told(ended)["captures"] > 20
    assert verify(tmp_path / "archive") == []


def scrapyless(path: Path) -> bool:
    """True where the file begins with a WARC record at all; others are refused before anything is touched."""
    from archiver.captures.replay import Replay
    from archiver.errors import NotReplayable

    try:
        Replay.check(path)
    except NotReplayable:
        return False
    return True


def test_what_is_no_warc_is_refused_before_anything_is_touched(tmp_path: Path) -> None:
    wrong = tmp_path / "notes.txt"
    wrong.write_text("no records here")
    ended = ingest(tmp_path / "archive", wrong)
    assert ended.status == 2
    assert "notes.txt" in ended.err
    assert len(ended.err.splitlines()) == 1
    assert not (tmp_path / "archive" / "archive.db").exists()

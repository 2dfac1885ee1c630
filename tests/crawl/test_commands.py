"""The commands over a real archive: words for a person, JSON for a program, nothing written where only asked."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from archiver.store.views import VIEWS
from tests.crawl.conftest import Crawled
from tests.crawl.run import ask, environment, scrapy


def run(crawled: Crawled, *arguments: str) -> str:
    ended = scrapy(*arguments, env=environment(crawled.archive))
    assert ended.status == 0, ended.err
    assert ended.err == ""
    return ended.out


@pytest.mark.parametrize("name", ["status", "show", "search", "sql", "export", "upgrade", "doctor", "crawl", "harvest"])
def test_help(crawled: Crawled, name: str) -> None:
    out = run(crawled, name, "--help")
    assert f"scrapy {name}" in out
    assert ("--json" in out) == (name != "crawl")


def test_status(crawled: Crawled) -> None:
    words = run(crawled, "status")
    assert "documents:" in words
    assert "pairs, by what became of the original:" in words
    assert "failures, by reason:" in words
    glance = json.loads(run(crawled, "status", "--json"))
    assert glance["documents"]["repost"]["live"] == ask(crawled.archive, "SELECT COUNT(*) AS n FROM articles WHERE role = 'repost'")[0]["n"]
    assert sum(glance["pairs"].values()) == ask(crawled.archive, "SELECT COUNT(*) AS n FROM pairs")[0]["n"]


def test_show_by_id_and_by_any_form_of_the_url(crawled: Crawled) -> None:
    row = ask(crawled.archive, "SELECT * FROM articles WHERE role = 'original' ORDER BY id LIMIT 1")[0]
    by_id = json.loads(run(crawled, "show", str(row["id"]), "--json"))
    assert {name: by_id[name] for name in VIEWS["articles"].columns} == row
    assert by_id["dates"]
    assert by_id["captures"]
    other_form = row["url"].replace("http://www.", "https://").replace("http://", "https://") + "?utm_source=x#top"
    assert json.loads(run(crawled, "show", other_form, "--json")) == by_id
    words = run(crawled, "show", str(row["id"]))
    assert row["title"] in words
    assert f"← {row['source_raw']}" in words
    shown = {field["field"]: field for field in by_id["fields"]}
    assert all(
        shown[name]["value"] == row[name] for name in ("title", "published_on", "author", "editor", "source", "original_url", "body")
    )
    for name in ("title", "published_on", "source", "body"):
        assert shown[name]["rule"], name
        assert shown[name]["capture_id"] == row["capture_id"]
        assert f"[{shown[name]['rule']}] capture {row['capture_id']}" in words


def test_show_what_is_not_there(crawled: Crawled) -> None:
    for which in ("999999", "http://www.nowhere.gov.cn/", "nonsense"):
        ended = scrapy("show", which, env=environment(crawled.archive))
        assert ended.status == 2
        assert which in ended.err


def test_search(crawled: Crawled) -> None:
    row = ask(crawled.archive, "SELECT id, title, body FROM articles WHERE role = 'repost' ORDER BY id LIMIT 1")[0]
    word, other = row["title"][:4], row["body"][10:13]
    found = [json.loads(line) for line in run(crawled, "search", word, other, "--role", "repost", "--limit", "500", "--json").splitlines()]
    assert row["id"] in {r["id"] for r in found}
    assert all(word in r["title"] + r["body"] and other in r["title"] + r["body"] for r in found)
    assert set(found[0]) == {*VIEWS["articles"].columns, "snippet"}
    assert run(crawled, "search", "这些字在哪里都没有出现过") == "nothing found\n"
    since = [json.loads(line) for line in run(crawled, "search", "检察", "--since", "2023-01-01", "--limit", "500", "--json").splitlines()]
    assert all(r["published_on"] >= "2023-01-01" for r in since)


def test_export_csv_and_jsonl_of_every_view(crawled: Crawled, tmp_path: Path) -> None:
    for view in VIEWS:
        expected = ask(crawled.archive, f"SELECT * FROM {view}")
        run(crawled, "export", "--view", view, "--format", "jsonl", "--to", str(tmp_path / f"{view}.jsonl"))
        rows = [json.loads(line) for line in (tmp_path / f"{view}.jsonl").read_text(encoding="utf-8").splitlines()]
        assert sorted(map(str, rows)) == sorted(map(str, expected))
        run(crawled, "export", "--view", view, "--to", str(tmp_path / f"{view}.csv"))
        with (tmp_path / f"{view}.csv").open(encoding="utf-8", newline="") as file:
            cells = list(csv.reader(file))
        assert cells[0] == list(VIEWS[view].columns)
        assert len(cells) == len(expected) + 1


def test_export_of_a_search_to_stdout(crawled: Crawled) -> None:
    rows = [json.loads(line) for line in run(crawled, "export", "--search", "检察", "--json").splitlines()]
    assert rows
    assert all("检察" in row["title"] + row["body"] for row in rows)


def test_sql_reads_and_never_writes(crawled: Crawled) -> None:
    count = "SELECT COUNT(*) AS n FROM articles"
    assert json.loads(run(crawled, "sql", count, "--json")) == ask(crawled.archive, count)[0]
    before = (crawled.archive / "archive.db").read_bytes()
    for statement in ("DELETE FROM document", "DROP VIEW articles", "SELECT nonsense", "SELECT 1; SELECT 2", "ATTACH '/tmp/x.db' AS x"):
        ended = scrapy("sql", statement, env=environment(crawled.archive))
        assert ended.status == 2, (statement, ended)
        assert len(ended.err.splitlines()) == 1
    assert (crawled.archive / "archive.db").read_bytes() == before
    assert not Path("/tmp/x.db").exists()


def test_doctor_and_upgrade_find_nothing_to_do(crawled: Crawled) -> None:
    findings = [json.loads(line) for line in run(crawled, "doctor", "--json").splitlines()]
    assert {f["level"] for f in findings} <= {"ok", "note"}
    assert {"python", "sqlite", "schema", "lock", "contact"} <= {f["subject"] for f in findings}
    assert "already" in run(crawled, "upgrade")


def test_upgrade_makes_a_new_archive(tmp_path: Path) -> None:
    assert scrapy("upgrade", env=environment(tmp_path / "new")).status == 0
    assert ask(tmp_path / "new", "SELECT COUNT(*) AS n FROM articles")[0]["n"] == 0

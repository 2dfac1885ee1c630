"""Asking by command, on the demo archive."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.crawl.run import ask, environment, scrapy


def run(demo: Path, *arguments: str) -> str:
    ended = scrapy(*arguments, env=environment(demo))
    assert (ended.status, ended.err) == (0, "")
    return ended.out


def test_search_and_the_documented_sql_give_the_same_rows(demo: Path) -> None:
    asked = "title:(检察院 OR 公益诉讼) NOT 上海"
    found = [json.loads(line) for line in run(demo, "search", asked, "--limit", "500", "--json").splitlines()]
    assert found
    assert all("«" in row["snippet"] or "检察院" in row["title"] or "公益诉讼" in row["title"] for row in found)
    ids = "SELECT document_id FROM search WHERE words MATCH {} ORDER BY newest DESC"
    by_function = run(demo, "sql", ids.format(f"zh_query('{asked}')"), "--json").splitlines()
    match = run(demo, "search", asked, "--match").strip()
    by_hand = ask(demo, ids.format("'" + match.replace("'", "''") + "'"))  # a program without our function
    assert (
        [row["id"] for row in found] == [json.loads(line)["document_id"] for line in by_function] == [row["document_id"] for row in by_hand]
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("search", "受贿 AND ("), "a word is missing"),
        (("search", '"受贿'), "not closed"),
        (("search", "受贿", "--since", "yesterday"), "--since"),
        (("export", "--search", "受贿 OR", "--to", "-"), "a word is missing"),
        (("export", "--search", "受贿", "--view", "runs"), "--view runs"),
        (("sql", "SELECT document_id FROM search WHERE words MATCH zh_query('(')"), "zh_query"),
    ],
)
def test_what_cannot_be_is_named_in_one_line(demo: Path, arguments: tuple[str, ...], said: str) -> None:
    ended = scrapy(*arguments, env=environment(demo))
    assert ended.status == 2
    assert said in ended.err
    assert len(ended.err.splitlines()) == 1


def test_export_of_what_a_search_finds_and_of_its_pairs(demo: Path, tmp_path: Path) -> None:
    found = {json.loads(line)["id"] for line in run(demo, "export", "--search", "公益诉讼", "--role", "repost", "--json").splitlines()}
    assert found
    run(demo, "export", "--search", "公益诉讼", "--role", "repost", "--view", "pairs", "--to", str(tmp_path / "pairs.csv"))
    with (tmp_path / "pairs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {int(row["repost_id"]) for row in rows} == found


def test_a_citation_names_copy_and_original(demo: Path) -> None:
    pair = ask(demo, "SELECT * FROM pairs WHERE fidelity IS NOT NULL AND fidelity <> 'unrelated' ORDER BY repost_id LIMIT 1")[0]
    digests = [
        row["sha256"]
        for row in ask(demo, "SELECT sha256 FROM captures WHERE document_id IN (?, ?)", pair["repost_id"], pair["original_id"])
    ]
    out = run(demo, "show", str(pair["repost_id"]), "--cite")
    assert "[EB/OL]" in out
    assert f"@online{{archive-{pair['repost_id']}," in out
    assert all(out.count(said) >= 2 for said in (pair["repost_url"], *digests))


def test_status_for_prometheus(demo: Path) -> None:
    out = run(demo, "status", "--prometheus")
    reposts = ask(demo, "SELECT COUNT(*) AS n FROM articles WHERE role = 'repost'")[0]["n"]
    assert f'archive_documents{{role="repost",state="live"}} {reposts}' in out.splitlines()

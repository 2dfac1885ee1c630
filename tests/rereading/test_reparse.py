"""``scrapy reparse``: what a reader changes is shown before it is written, and written where it belongs."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.crawl.compare import content, verify
from tests.crawl.run import ROOT, Ended, ask, environment, scrapy

STATES = "SELECT document_id, state, since_at, until_at, note FROM states ORDER BY document_id, since_at, until_at"
VERSIONS = "SELECT id, document_id, number, capture_id, created_at, sha256 FROM version ORDER BY id"
RETITLED_PAIRS = "SELECT COUNT(*) AS n FROM pairs WHERE fidelity = 'retitled'"
DONE = "SELECT COUNT(*) AS n FROM articles WHERE title LIKE '%（改）'"
FIELDS = {"title", "rules", "template_version"}  # rules: the raw title stands there too
RETITLED = """
import dataclasses

from spiders.templates import trs_wcm


class Retitled(trs_wcm.TrsWcm):
    version = trs_wcm.TrsWcm.version + 1

    def read(self, document, site):
        reading = super().read(document, site)
        if reading.title:
            reading.title.value += "（改）"
        return reading
"""
BLIND = RETITLED.replace('reading.title.value += "（改）"', "reading.title, reading.paragraphs, reading.assets = None, [], []")


def templates(folder: Path, source: str) -> dict[str, str]:
    """A package of templates that is ours but for the one module that *source* takes the place of."""
    package = folder / "other_templates"
    shutil.copytree(ROOT / "spiders" / "templates", package)
    (package / "trs_wcm.py").write_text(source, encoding="utf-8")
    return {"PYTHONPATH": f"{folder}:{ROOT}", "ARCHIVE_TEMPLATES": "other_templates"}


def reparse(archive: Path, *arguments: str, **more: str) -> Ended:
    return scrapy("reparse", *arguments, env=environment(archive, **more))


def rows(ended: Ended) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    *changes, whole = [json.loads(line) for line in ended.out.splitlines()]
    return changes, whole


def test_an_unchanged_reader_changes_nothing(archive: Path) -> None:
    before = (archive / "archive.db").read_bytes()
    ended = reparse(archive, "--dry-run", "--json")
    assert ended.status == 0, ended.err
    changes, whole = rows(ended)
    assert changes == []
    errands = [json.loads(row["errand"]) for row in ask(archive, "SELECT errand FROM capture WHERE errand IS NOT NULL")]
    assert whole["captures"] == sum(errand.get("page", 1) == 1 for errand in errands) > 60  # later pages are read with the first
    assert (archive / "archive.db").read_bytes() == before
    was = content(archive), ask(archive, STATES), ask(archive, VERSIONS)
    assert reparse(archive).status == 0
    assert (content(archive), ask(archive, STATES), ask(archive, VERSIONS)) == was
    assert ask(archive, "SELECT spider, outcome, exit_status FROM runs ORDER BY id")[-1] == {
        "spider": "reparse",
        "outcome": "finished",
        "exit_status": 0,
    }


def test_what_was_read_is_restored_from_the_captures(archive: Path) -> None:
    was = content(archive), ask(archive, VERSIONS)
    with sqlite3.connect(archive / "archive.db") as connection:
        connection.execute(
            "UPDATE version SET title = '', published_on = NULL, published_at = NULL, author = NULL, source = NULL, sha256 = ''"
        )
        connection.execute("UPDATE version SET body = '', organisation_id = NULL, source_code = NULL, day_number = NULL")
        for table in ("date_shown", "person", "asset"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("UPDATE pair SET fidelity = NULL, title_similarity = NULL, text_similarity = NULL")
    assert reparse(archive).status == 0
    assert (content(archive), ask(archive, VERSIONS)) == was


def test_a_changed_template_corrects_the_versions_it_read_and_no_others(archive: Path, tmp_path: Path) -> None:
    other = templates(tmp_path, RETITLED)
    read = ask(archive, "SELECT document_id FROM version WHERE template = 'trs_wcm'")
    before = {row["url"]: row for row in content(archive)["articles"]}
    retitled = ask(archive, RETITLED_PAIRS)[0]["n"]
    changes, whole = rows(reparse(archive, "--dry-run", "--json", **other))
    assert {change["template"] for change in changes} == {"trs_wcm"}
    assert {change["field"] for change in changes} == FIELDS
    assert sum(change["changes"] for change in changes if change["field"] == "title") == len(read) == whole["changed"] > 10
    example = next(change for change in changes if change["field"] == "title")["examples"][0]
    assert example["after"] == example["before"] + "（改）"
    assert reparse(archive, **other).status == 0
    after = {row["url"]: row for row in content(archive)["articles"]}
    differ = {url for url in before if before[url] != after[url]}
    assert len(differ) == len(read)
    assert all(after[url] == before[url] | {"title": before[url]["title"] + "（改）"} for url in differ), "in place: no later version"
    assert ask(archive, RETITLED_PAIRS)[0]["n"] > retitled, "pairs are compared again"
    assert rows(reparse(archive, "--dry-run", "--json", **other))[0] == []


def test_a_blind_reader_takes_its_articles_away_and_a_better_one_brings_them_back(archive: Path, tmp_path: Path) -> None:
    was = content(archive), [row | {"id": 0} for row in ask(archive, VERSIONS)], ask(archive, STATES)
    other = templates(tmp_path, BLIND)
    assert reparse(archive, **other).status == 0
    assert ask(archive, "SELECT COUNT(*) AS n FROM version WHERE template = 'trs_wcm'")[0]["n"] == 0
    assert ask(archive, "PRAGMA foreign_key_check") == []
    assert len(content(archive)["articles"]) < len(was[0]["articles"])
    assert reparse(archive).status == 0
    versions = sorted((row | {"id": 0} for row in ask(archive, VERSIONS)), key=lambda row: row["capture_id"])
    assert (content(archive), versions, ask(archive, STATES)) == (was[0], sorted(was[1], key=lambda row: row["capture_id"]), was[2])


def test_only_what_is_asked_for_is_read(archive: Path) -> None:
    site = ask(
        archive,
        "SELECT site, COUNT(*) AS n FROM document WHERE site IS NOT NULL AND latest_capture_id IS NOT NULL GROUP BY site ORDER BY n",
    )[0]
    assert rows(reparse(archive, "--dry-run", "--json", "--site", site["site"]))[1]["documents"] == site["n"]
    assert rows(reparse(archive, "--dry-run", "--json", "--since", "2100-01-01"))[1]["documents"] == 0
    every = rows(reparse(archive, "--dry-run", "--json"))[1]["documents"]
    day = ask(archive, "SELECT MAX(substr(fetched_at, 1, 10)) AS day FROM captures")[0]["day"]
    assert rows(reparse(archive, "--dry-run", "--json", "--until", day))[1]["documents"] == every


@pytest.mark.parametrize("wrong", [("--site", "nowhere"), ("--template", "none"), ("--since", "yesterday")])
def test_wrong_options_are_refused_by_name(archive: Path, wrong: tuple[str, str]) -> None:
    ended = reparse(archive, *wrong)
    assert ended.status == 2
    assert wrong[0] in ended.err
    assert len(ended.err.splitlines()) == 1


def test_a_damaged_capture_is_named_and_its_document_left_as_it_is(archive: Path) -> None:
    was = content(archive)
    place = ask(archive, "SELECT warc_file, warc_offset, warc_length FROM captures WHERE verdict = 'article' LIMIT 1")[0]
    with (archive / "warc" / place["warc_file"]).open("r+b") as file:
        file.seek(place["warc_offset"] + place["warc_length"] // 2)
        file.write(b"\0" * 8)
    ended = reparse(archive)
    assert ended.status == 6
    assert place["warc_file"] in ended.err
    assert content(archive) == was


def test_the_archive_s_lock_is_respected(archive: Path) -> None:
    from archiver.store.lock import ArchiveLock

    with ArchiveLock(archive / "archive.lock"):
        assert reparse(archive).status == 4
        assert reparse(archive, "--dry-run").status == 0


def test_a_killed_reparse_leaves_whole_documents_and_the_next_one_goes_on(archive: Path, tmp_path: Path) -> None:
    other = templates(tmp_path, RETITLED)
    good = Path(shutil.copytree(archive, tmp_path / "good"))
    assert reparse(good, **other).status == 0
    command = [sys.executable, "-m", "scrapy", "reparse", "-s", "ARCHIVE_BATCH_PAGES=3"]
    for changed in (1, 8):
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment(archive, **other), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        while process.poll() is None and ask(archive, DONE)[0]["n"] < changed:
            time.sleep(0.02)
        process.kill()
        process.wait()
    assert 8 <= ask(archive, DONE)[0]["n"] < ask(good, DONE)[0]["n"], "killed in the middle"
    assert verify(archive) == []
    assert reparse(archive, **other).status == 0
    assert content(archive) == content(good)

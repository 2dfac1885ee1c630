"""A database made from the WARC files alone says of every page what the crawl's own says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.captures import errands
from archiver.items import Errand
from tests.crawl.compare import content
from tests.crawl.run import FAST, ask, environment, scrapy
from tests.proof.spoil import files, flipped, look
from tests.web.proxy import serve
from tests.web.world import build

WORDS = st.none() | st.text(max_size=40)


def parsed(archive: Path) -> dict[str, list[dict[str, Any]]]:
    """What was read from pages. The state of an original that never answered is no page's word, and in no WARC file."""
    said = content(archive)
    answered = {row["url"] for row in ask(archive, "SELECT url FROM captures")}
    for row in said["pairs"]:
        if row["original_url"] not in answered:
            row["original_state"] = None
    return said


@pytest.fixture(scope="module")
def crawled_twice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A replica web crawled, and its originals looked at again a year later: redirects, articles on several pages, 304s, files."""
    archive = tmp_path_factory.mktemp("rebuild") / "archive"
    with serve(build(seed=11, reposts=40)) as served:
        scrapy("crawl", "portal", *FAST, env=environment(archive, served.url))
        scrapy("crawl", "originals", *FAST, env=environment(archive, served.url, ARCHIVE_CLOCK_OFFSET=str(366 * 86_400)))
    yield archive


def rebuilt(archive: Path, to: Path) -> Path:
    ended = scrapy("rebuild", "--to", str(to), env=environment(archive))
    assert (ended.status, ended.err) == (0, "")
    return to


def test_a_replica_crawl_is_rebuilt_field_by_field(crawled_twice: Path, tmp_path: Path) -> None:
    again = rebuilt(crawled_twice, tmp_path / "again")
    assert len(content(again)["articles"]) > 60
    assert ask(again, "SELECT COUNT(*) AS n FROM captures WHERE verdict = 'revisit'")[0]["n"] > 0
    assert parsed(again) == parsed(crawled_twice)
    same = (
        "SELECT url, verdict, sha256, bytes, status, warc_offset, document_id IS NULL AS none FROM captures ORDER BY warc_file, warc_offset"
    )
    assert ask(again, same) == ask(crawled_twice, same)
    assert look(again).faults == []


def test_the_demo_is_rebuilt_where_its_database_was_lost(archive: Path, pristine: Path) -> None:
    env = environment(archive)
    before = {path.name: path.read_bytes() for path in files(archive)}
    assert scrapy("rebuild", env=env).status == 2, "a database that is there is never overwritten"
    for path in archive.glob("archive.db*"):
        path.unlink()
    assert scrapy("rebuild", env=env).status == 0
    assert parsed(archive) == parsed(pristine)
    assert {path.name: path.read_bytes() for path in files(archive)} == before


def test_damage_costs_no_more_than_what_it_hit(archive: Path, tmp_path: Path) -> None:
    path = files(archive)[-1]
    data = flipped(path.read_bytes(), path.stat().st_size * 4)
    path.write_bytes(data)
    for database in archive.glob("archive.db*"):
        database.unlink()
    ended = scrapy("rebuild", "--json", env=environment(archive))
    assert ended.status == 6
    assert path.name in ended.err
    captures = ask(archive, "SELECT MAX(warc_offset) AS last FROM captures WHERE warc_file = ?", path.name)[0]["last"]
    assert captures > len(data) / 2
    assert path.read_bytes() == data, "nothing is cut off a damaged file"


def test_a_folder_with_something_in_it_is_refused(pristine: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert scrapy("rebuild", "--to", str(tmp_path), env=environment(pristine)).status == 2
    assert scrapy("rebuild", env=environment(tmp_path / "none")).status == 2


@given(WORDS, WORDS, WORDS, st.none() | st.dates(), st.integers(1, 99), st.text(max_size=40))
def test_an_errand_survives_its_record(section: Any, title: Any, raw: Any, on: date | None, page: int, url: str) -> None:
    errand = Errand(
        key="a.cn/1", document_id=7, role="repost", section=section, listed_title=title, listed_raw=raw, listed_on=on, page=page
    )
    field = errands.written(errand, url)
    assert field.isascii() and field.isprintable()
    told = errands.read(field)
    assert told is not None
    assert told.asked_url == url
    errand.document_id = 0
    assert told.errand == errand


@pytest.mark.parametrize("value", [None, "", "[]", "{}", "7", '{"key": 1}', '{"key": "a", "url": "b", "role": "c", "listed_on": "x"}'])
def test_a_field_that_we_did_not_write_says_nothing(value: str | None) -> None:
    assert errands.read(value) is None

"""Images and attachments over whole runs: asked for once, tied to their place, found by their text, and never an article."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

from tests.crawl.conftest import Crawled
from tests.crawl.run import FAST, ask, environment, scrapy
from tests.web.proxy import serve
from tests.web.world import build

FILES = (
    "SELECT d.url AS page, a.url, a.kind, a.position, f.state, f.text, c.verdict"
    " FROM asset a JOIN document d ON d.latest_version_id = a.version_id"
    " LEFT JOIN asset_file f ON f.id = a.file_id LEFT JOIN captures c ON c.id = f.capture_id"
)


def test_every_file_of_every_version_is_captured_and_tied_to_its_place(crawled: Crawled) -> None:
    rows = ask(crawled.archive, FILES)
    assert Counter(row["state"] for row in rows) == {"kept": len(rows)}
    assert {row["verdict"] for row in rows} == {"asset"}
    images = Counter(row["url"] for row in rows if row["kind"] == "image")
    assert sum(images.values()) == ask(crawled.archive, "SELECT SUM(image_count) AS n FROM articles")[0]["n"] > 20
    named = {a["url"]: a for page in crawled.world.truth["pages"].values() for a in page.get("attachments", ())}
    found = {row["url"]: row for row in rows if row["kind"] == "attachment"}
    assert found
    assert set(found) <= set(named)
    assert all(row["text"] == named[url]["text"] for url, row in found.items())
    assert max(Counter(crawled.served.asked()).get(url, 0) for url in (*images, *found)) == 1, "asked for once"


def test_a_file_is_no_document_and_no_article(crawled: Crawled) -> None:
    assert ask(crawled.archive, "SELECT COUNT(*) AS n FROM captures WHERE verdict = 'asset' AND document_id IS NOT NULL")[0]["n"] == 0
    assert ask(crawled.archive, "SELECT COUNT(*) AS n FROM articles WHERE url LIKE '%.pdf' OR url LIKE '%.jpg'")[0]["n"] == 0


def test_show_lists_the_files_of_an_article(crawled: Crawled) -> None:
    row = next(row for row in ask(crawled.archive, FILES) if row["text"])
    shown = json.loads(scrapy("show", row["page"], "--json", env=environment(crawled.archive)).out)
    assert {"url": row["url"], "state": "kept"}.items() <= next(each for each in shown["assets"] if each["url"] == row["url"]).items()


def test_a_second_run_asks_for_no_file_again(tmp_path: Path) -> None:
    with serve(build(seed=11, reposts=25)) as served:
        env = environment(tmp_path, served.url)
        assert scrapy("crawl", "portal", *FAST, "-s", "ARCHIVE_ASSETS=none", env=env).status in (0, 5)
        assert _files(served.asked()) == []
        assert ask(tmp_path, "SELECT COUNT(*) AS n FROM asset_file")[0]["n"] == 0
        first = scrapy("crawl", "portal", *FAST, "-s", "ARCHIVE_ASSETS=attachments", env=environment(tmp_path / "a", served.url))
        assert first.status in (0, 5)
        asked = len(served.asked())
        assert not any(url.endswith(".jpg") for url in served.asked())
        assert scrapy("crawl", "portal", *FAST, "-s", "ARCHIVE_ASSETS=attachments", env=environment(tmp_path / "a", served.url)).status in (
            0,
            5,
        )
        assert _files(served.asked()[asked:]) == []


def test_a_file_that_cannot_be_had_is_a_failure_and_tried_again_later(tmp_path: Path) -> None:
    with serve(build(seed=11, reposts=25)) as served:
        env = environment(tmp_path, served.url)
        assert scrapy("crawl", "portal", *FAST, "-s", "ARCHIVE_MAX_ASSET_BYTES=20", env=env).status in (0, 5)
        failed = ask(tmp_path, "SELECT reason, COUNT(*) AS n FROM failures WHERE stage = 'asset' GROUP BY reason")
        files = ask(tmp_path, "SELECT COUNT(*) AS n FROM asset_file WHERE state = 'failed'")[0]["n"]
        assert failed == [{"reason": "too_large", "n": files}]
        assert files > 1
        assert ask(tmp_path, "SELECT COUNT(*) AS n FROM states WHERE state = 'unreachable' AND note LIKE '%large%'")[0]["n"] == 0
        asked = len(served.asked())
        assert scrapy("crawl", "portal", *FAST, env=env).status in (0, 5)
        assert _files(served.asked()[asked:]) == [], "not before its time"
        later = ("-s", f"ARCHIVE_CLOCK_OFFSET={2 * 86_400}")
        assert scrapy("crawl", "portal", *FAST, *later, env=env).status in (0, 5)
    states = {row["state"] for row in ask(tmp_path, "SELECT state FROM asset_file")}
    assert states == {"kept"}


def test_a_replay_without_files_is_quiet(tmp_path: Path) -> None:
    with serve(build(seed=2, reposts=20)) as served:
        scrapy("crawl", "portal", *FAST, env=environment(tmp_path / "without", served.url, ARCHIVE_ASSETS="none"))
    tmp_path /= "again"
    ended = scrapy("crawl", "portal", "-a", "limit=20", env=environment(tmp_path, replay=tmp_path.parent / "without" / "warc"))
    assert ended.status in (0, 5), ended.err
    assert ask(tmp_path, "SELECT COUNT(*) AS n FROM failures WHERE stage = 'asset'")[0]["n"] == 0
    assert {row["state"] for row in ask(tmp_path, "SELECT state FROM asset_file")} == {"wanted"}
    assert ".jpg" not in ended.err


def _files(urls: list[str]) -> list[str]:
    return [url for url in urls if urlsplit(url).path.endswith((".jpg", ".pdf", ".doc"))]

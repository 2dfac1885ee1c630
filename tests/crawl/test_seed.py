"""The seed: the text of one real portal page, laid into each of the replica's skins, replayed, stored."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from archiver.captures.exchange import Exchange
from archiver.captures.warc import WarcWriter
from tests.crawl.run import ask, environment, scrapy
from tests.web.portal.skins import SKINS
from tests.web.seedpage import seed_page

ORIGINAL = "http://www.nm.jcy.gov.cn/xwzx/mjyw/202306/t20230630_4799520.shtml"
TITLE = "跨域交流谋发展 共研外事启新程——跨区域边境省区外事工作经验交流会举办"


@pytest.fixture(scope="module")
def archive(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One portal page a skin, replayed."""
    text = (shared / "seed" / "portal_page.txt").read_text(encoding="utf-8")
    folder = tmp_path_factory.mktemp("seed")
    urls = [f"http://www.ffdy.org.cn/a/{number}.html" for number, _ in enumerate(SKINS)]
    with WarcWriter(folder / "in", "seed", software="test") as warc:
        for url, skin in zip(urls, SKINS, strict=True):
            answer = seed_page(skin, text)
            at = datetime(2023, 7, 10, tzinfo=UTC)
            warc.append(Exchange(url=url, fetched_at=at, status=answer.status, headers=list(answer.headers), body=answer.body))
    env = environment(folder / "archive", replay=folder / "in")
    ended = scrapy("crawl", "portal", "-a", f"url={','.join(urls)}", env=env)
    assert ended.status == 0, ended.err
    return folder / "archive"


def rows(archive: Path, sql: str) -> list[dict[str, Any]]:
    found = ask(archive, sql)
    assert len(found) == len(SKINS)
    return found


def test_every_field(archive: Path) -> None:
    for row in rows(archive, "SELECT * FROM articles"):
        assert row["role"] == "repost"
        assert row["title"] == TITLE
        assert row["section"] == "反腐法制"
        assert (row["published_on"], row["published_at"], row["published_basis"]) == ("2023-07-09", None, "label")
        assert (row["author"], row["author_raw"]) == (None, "佚名")
        assert (row["source"], row["source_raw"], row["source_code"]) == ("内蒙古自治区人民检察院", "内蒙古自治区人民检察院", "150000")
        assert row["original_url"] == ORIGINAL


def test_the_body_and_nothing_but_the_body(archive: Path) -> None:
    bodies = {row["body"] for row in rows(archive, "SELECT body FROM articles")}
    assert len(bodies) == 1, "every skin gives the same paragraphs"
    body = bodies.pop()
    assert body.startswith("6月28日至29日")
    assert body.endswith("共同接受了党史教育。")
    for foreign in ("免责声明", "原文链接", "版权", "联系", "首页", "ICP", "时间:"):
        assert foreign not in body
    assert len(body.split("\n")) == 10


def test_dates_and_lag(archive: Path) -> None:
    urls = rows(archive, "SELECT * FROM dates WHERE kind = 'url'")
    assert {(row["date_on"], row["conflict"]) for row in urls} == {("2023-06-30", 1)}
    portal = rows(archive, "SELECT * FROM dates WHERE kind = 'portal'")
    assert {(row["date_on"], row["precision"], row["conflict"]) for row in portal} == {("2023-07-09", "day", 1)}
    pairs = rows(archive, "SELECT * FROM pairs")
    assert {(row["original_url"], row["lag_days"], row["rule"]) for row in pairs} == {(ORIGINAL, 9, "link")}


def test_its_two_dates_are_the_only_conflict(archive: Path) -> None:
    flagged = ask(archive, "SELECT document_id, kind, date_on FROM dates WHERE conflict")
    assert len(flagged) == 2 * len(SKINS)
    assert {(row["kind"], row["date_on"]) for row in flagged} == {("portal", "2023-07-09"), ("url", "2023-06-30")}


def test_the_days_of_the_meeting_are_events(archive: Path) -> None:
    events = ask(archive, "SELECT document_id, raw, date_on, rule FROM dates WHERE kind = 'event' ORDER BY document_id, date_on")
    assert [(row["raw"], row["date_on"]) for row in events] == [("6月28日", "2023-06-28"), ("29日", "2023-06-29")] * len(SKINS)
    assert {row["rule"] for row in events} == {"text:1 month-day-cjk+published", "text:1 month-day-cjk+range+published"}


def test_a_url_outside_the_replay_is_a_recorded_failure(archive: Path) -> None:
    failures = ask(archive, "SELECT stage, reason, url FROM failures")
    assert {(f["stage"], f["reason"], f["url"]) for f in failures} == {("replay", "not_in_replay", ORIGINAL)}

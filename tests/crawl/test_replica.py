"""The main job, end to end: every repost and every living original stored once, equal to the truth, and paired."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

import pytest

from archiver.normalise.urls import canonical
from archiver.store.views import VIEWS
from tests.crawl.conftest import Crawled
from tests.crawl.run import ask, database

FIELDS = ("title", "section", "published_on", "editor", "source", "source_code", "image_count", "original_url")
CLONE = "www.jiancha-news.com"


def key(url: str) -> str:
    return canonical(url).key


@pytest.fixture(scope="session")
def truth(crawled: Crawled) -> dict[str, Any]:
    return crawled.world.truth


@pytest.fixture(scope="session")
def articles(crawled: Crawled) -> dict[str, dict[str, Any]]:
    rows = ask(crawled.archive, "SELECT * FROM articles")
    return {key(row["url"]): row for row in rows}


def expected(truth: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The truth of every article that the crawl had to store: all of the portal's, and the living originals that reposts name."""
    linked = [pair for pair in truth["pairs"] if pair["original_url"] and pair["verdicts"][:1] == ["article"]]
    named = {key(pair["original_url"]): pair["original_page"] for pair in linked}
    reposts = {key(url): page for url, page in truth["pages"].items() if page["kind"] == "repost" and page["verdicts"][:1] == ["article"]}
    return {**{own: truth["pages"][page] for own, page in named.items()}, **reposts}


def test_the_run_ends_as_the_contract_says(crawled: Crawled) -> None:
    assert crawled.ended.status == 5, crawled.ended.err[-2000:]  # some hosts of the replica are blocked
    assert "Traceback" not in crawled.ended.err
    assert "ScrapyDeprecationWarning" not in crawled.ended.err
    assert "\r" not in crawled.ended.err, "a progress line in a log"
    run = ask(crawled.archive, "SELECT * FROM runs")[0]
    assert run["spider"] == "portal"
    assert run["exit_status"] == 5
    assert run["finished_at"] > run["started_at"]
    assert (
        run["captures"] == len(crawled.served.log) - 1 - len([e for e in crawled.served.log if e.method == "CONNECT"])
        or run["captures"] > 0
    )


def test_every_article_is_stored_once_and_nothing_else_is_an_article(truth: dict[str, Any], articles: dict[str, Any]) -> None:
    wanted = expected(truth)
    assert {u for u in wanted if u not in articles} == set(), "missing"
    assert {u for u in articles if u not in wanted} == set(), "no article, or not to be fetched"


def test_every_field_equals_the_truth(truth: dict[str, Any], articles: dict[str, Any]) -> None:
    wrong = []
    for own, page in expected(truth).items():
        row = articles[own]
        wrong += [(page["url"], f, row[f], page[f]) for f in FIELDS if (row[f] or None) != (page[f] or None)]
        wrong += [(page["url"], f, row[f], page[f]) for f in ("author_raw", "source_raw") if (row[f] or None) != (page[f] or None)]
        if row["author"] not in (page["author"], page["author_alt"]):
            wrong.append((page["url"], "author", row["author"], page["author"]))
        if row["body"].split("\n") != page["paragraphs"]:
            wrong.append((page["url"], "body", row["body"][:80], page["paragraphs"][0][:80]))
        at = [row["published_at"], page["published_at"]]
        if [a and datetime.fromisoformat(a) for a in at] != [at[1] and datetime.fromisoformat(at[1])] * 2:
            wrong.append((page["url"], "published_at", *at))
    assert wrong == []


def test_every_repost_is_paired_with_its_original_or_its_state(crawled: Crawled, truth: dict[str, Any]) -> None:
    rows = ask(crawled.archive, "SELECT * FROM pairs WHERE original_url IS NOT NULL")
    pairs = {(key(row["repost_url"]), key(row["original_url"])): row for row in rows}
    wrong = []
    named = [pair for pair in truth["pairs"] if pair["original_url"]]
    for pair in named:
        row = pairs.pop((key(pair["repost_url"]), key(pair["original_url"])), None)
        found = row is not None and row["original_id"] is not None and row["original_state"] in pair["states"]
        if not found or pair["lag_days"] not in (None, row["lag_days"]):
            wrong.append((pair, row))
    assert wrong == []
    assert pairs == {}
    unnamed = ask(crawled.archive, "SELECT COUNT(*) AS n FROM pairs WHERE original_url IS NULL")[0]["n"]
    with_link = {key(pair["repost_url"]) for pair in named}
    assert unnamed == sum(page["kind"] == "repost" and key(url) not in with_link for url, page in truth["pages"].items())


def test_no_challenge_or_error_page_among_the_articles_and_each_has_its_verdict(crawled: Crawled, truth: dict[str, Any]) -> None:
    first: dict[int, str] = {}  # what a document was asked for first: redirects come after
    verdicts: dict[str, set[str]] = {}
    for row in ask(crawled.archive, "SELECT document_id, url, verdict FROM captures WHERE document_id IS NOT NULL ORDER BY id"):
        verdicts.setdefault(key(first.setdefault(row["document_id"], row["url"])), set()).add(row["verdict"])
    seen = Counter()
    for url, page in truth["pages"].items():
        if page["kind"] != "original" or page["fault"] is None or not page["verdicts"] or key(url) not in verdicts:
            continue
        seen[page["fault"]] += 1
        assert verdicts[key(url)] & set(page["verdicts"]), (url, page["fault"], verdicts[key(url)], page["verdicts"])
        assert "article" not in verdicts[key(url)]
    assert len(seen) >= 15, "the replica shows many kinds of failure"


def test_states_are_those_of_the_truth(crawled: Crawled, truth: dict[str, Any]) -> None:
    rows = ask(crawled.archive, "SELECT original_url, original_state FROM pairs WHERE original_url IS NOT NULL")
    states = {key(row["original_url"]): row["original_state"] for row in rows}
    gone = {key(pair["original_url"]) for pair in truth["pairs"] if pair["original_url"] and pair["states"][:1] == ["gone"]}
    assert {own for own, state in states.items() if state == "gone"} == gone
    assert not any(state == "lead" for state in states.values()), "everything was looked at"


def test_manners(crawled: Crawled, truth: dict[str, Any]) -> None:
    assert crawled.served.overlaps() == [], "two requests at once to a host"
    assert crawled.served.asked(CLONE) == [], "a clone on a foreign host is never asked"
    refused = [url for url, page in truth["pages"].items() if page["states"][:1] == ["refused"]]
    assert refused
    assert not set(refused) & set(crawled.served.asked()), "closed by robots.txt"
    agents = {entry.headers.get("User-Agent", "") for entry in crawled.served.log if entry.method == "GET"}
    assert all(agent.startswith("procuratorate-archive/") for agent in agents)


def test_every_response_is_kept_whole(crawled: Crawled) -> None:
    from archiver.captures.check import check_capture

    captures = ask(crawled.archive, "SELECT * FROM captures")
    assert len(captures) > 100
    for row in captures:
        fault = check_capture(crawled.archive / "warc" / row["warc_file"], row["warc_offset"], row["warc_length"], row["sha256"])
        assert fault is None, (row, fault)


def test_the_views_have_the_contract_s_columns(crawled: Crawled) -> None:
    with database(crawled.archive) as connection:
        for name, view in VIEWS.items():
            found = [column[0] for column in connection.execute(f"SELECT * FROM {name}").description]
            assert found == list(view.columns)


def test_sites_and_organisations(crawled: Crawled) -> None:
    sql = "SELECT s.host, s.read, s.seen, o.name, o.code FROM sites s LEFT JOIN organisations o ON o.id = s.organisation_id"
    rows = ask(crawled.archive, sql)
    by_host = {row["host"]: row for row in rows}
    assert by_host["nm.jcy.gov.cn"]["name"] == "内蒙古自治区人民检察院"
    assert by_host["nm.jcy.gov.cn"]["code"] == "150000"
    assert by_host["ffdy.org.cn"]["read"] == by_host["ffdy.org.cn"]["seen"] > 0
    assert ask(crawled.archive, "SELECT COUNT(*) AS n FROM organisations")[0]["n"] > 3213


def test_a_failure_has_its_row(crawled: Crawled) -> None:
    reasons = {row["reason"] for row in ask(crawled.archive, "SELECT * FROM failures")}
    assert {"foreign_host", "forbidden_by_robots"} <= reasons

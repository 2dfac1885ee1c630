from __future__ import annotations

from datetime import date
from typing import Any

from archiver.items import DateEvidence
from archiver.store.pairs import PairRow
from tests.store.conftest import Archive

ORIGINAL = "http://www.nm.jcy.gov.cn/t20230630_1.shtml"


def repost(archive: Archive, *dates: DateEvidence) -> int:
    lead = archive.lead("http://b.org.cn/1", role="repost")
    archive.article(lead, role="repost", title="转载", published_on=date(2023, 7, 9), dates=list(dates))
    return lead


def url_date(day: int, precision: str = "day") -> DateEvidence:
    return DateEvidence("url", f"202306{day}", "url", date(2023, 6, day), None, precision)


def pair(archive: Archive, repost_id: int, **other: Any) -> None:
    archive.writer.pair(PairRow(**{"repost_id": repost_id, "original_url": ORIGINAL, "rule": "link"} | other))


def test_a_repost_that_names_no_original_has_a_row_of_its_own(archive: Archive) -> None:
    own = repost(archive, url_date(30))
    row = archive.one("pairs")
    assert (row["repost_id"], row["repost_title"], row["repost_published_on"]) == (own, "转载", "2023-07-09")
    assert {row[name] for name in ("original_id", "original_url", "original_state", "rule", "lag_days", "fidelity")} == {None}


def test_an_unread_document_is_no_side_to_compare(archive: Archive) -> None:
    assert archive.writer.side(archive.lead()) is None


def test_while_the_original_is_unread_the_day_in_its_url_gives_the_lag(archive: Archive) -> None:
    own = repost(archive, url_date(30))
    original = archive.lead(ORIGINAL)
    pair(archive, own, original_id=original)
    row = archive.one("pairs")
    assert (row["original_state"], row["lag_days"], row["original_published_on"]) == ("lead", 9, None)


def test_a_read_original_gives_the_lag_itself_and_its_pair_is_kept_once(archive: Archive) -> None:
    own = repost(archive, url_date(30))
    original = archive.lead(ORIGINAL)
    pair(archive, own, original_id=original)
    archive.article(original, title="原文", published_on=date(2023, 7, 1))
    assert archive.writer.reposts_of(original) == [(own, ORIGINAL, "link")]
    side = archive.writer.side(original)
    assert side is not None
    assert (side.title, side.body) == ("原文", "第一段。\n第二段。")
    pair(archive, own, original_id=original, title_similarity=0.5, text_similarity=1.0, fidelity="retitled", source_matches=True)
    row = archive.one("pairs")
    assert (row["original_state"], row["original_title"], row["lag_days"], row["fidelity"]) == ("live", "原文", 8, "retitled")
    assert (row["title_similarity"], row["text_similarity"], row["source_matches"]) == (0.5, 1.0, 1)


def test_a_url_that_gives_no_one_day_gives_no_lag(archive: Archive) -> None:
    own = repost(archive, url_date(29), url_date(30))
    pair(archive, own)
    assert archive.one("pairs")["lag_days"] is None


def test_a_url_that_gives_only_a_month_gives_no_lag(archive: Archive) -> None:
    own = repost(archive, url_date(1, "month"))
    pair(archive, own)
    assert archive.one("pairs")["lag_days"] is None


def test_several_candidates_are_several_rows_until_the_repost_names_others(archive: Archive) -> None:
    own = repost(archive)
    pair(archive, own)
    pair(archive, own, rule="search")
    pair(archive, own, original_url="http://x.gov.cn/")
    assert len(archive.rows("pairs")) == 3
    archive.writer.keep_pairs(own, [ORIGINAL])
    assert [(row["original_url"], row["rule"]) for row in archive.rows("pairs")] == [(ORIGINAL, "link"), (ORIGINAL, "search")]

from __future__ import annotations

import pytest

from archiver.store.engine import open_engine
from archiver.store.pairs import PairRow
from archiver.store.place import Place
from archiver.store.read import Reader
from tests.store.conftest import Archive

URL = "http://www.example.gov.cn/a"


def test_a_document_is_found_by_id_key_url_and_alias(archive: Archive) -> None:
    lead = archive.writer.document("the-key", URL, role="original", host="www.example.gov.cn")
    archive.writer.alias(lead, "https://m.example.gov.cn/a", "the-mobile-key")
    archive.article(lead)
    archive.writer.commit()
    for which in (lead, "the-key", URL, "https://m.example.gov.cn/a", "the-mobile-key"):
        found = archive.reader.document(which)
        assert found is not None
        assert found["article"]["id"] == lead
    assert archive.reader.document("no-such-key") is None
    assert archive.reader.document(10**6) is None


def test_a_document_comes_with_both_sides_of_its_pairs(archive: Archive) -> None:
    repost, original = archive.lead("http://b.org.cn/1", role="repost"), archive.lead()
    archive.article(repost, role="repost")
    archive.writer.pair(PairRow(repost_id=repost, original_url=URL, rule="link", original_id=original))
    archive.failure(original)
    archive.writer.commit()
    for side in (repost, original):
        found = archive.reader.document(side)
        assert found is not None
        assert [pair["repost_id"] for pair in found["pairs"]] == [repost]
    unread = archive.reader.document(original)
    assert unread is not None
    assert unread["article"] is None
    assert [row["state"] for row in unread["states"]] == ["lead", "unreachable"]
    assert [row["reason"] for row in unread["failures"]] == ["timeout"]


def test_a_view_is_filtered_by_its_own_columns_only(archive: Archive) -> None:
    archive.article(archive.lead())
    archive.writer.commit()
    assert len(list(archive.reader.view("articles", role="original"))) == 1
    assert list(archive.reader.view("articles", role="repost")) == []
    assert list(archive.reader.view("articles", limit=0)) == []
    with pytest.raises(KeyError):
        list(archive.reader.view("document"))
    with pytest.raises(KeyError):
        list(archive.reader.view("articles", latest_version_id=1))


def test_status_counts_what_there_is(archive: Archive, place: Place) -> None:
    repost, original = archive.lead("http://b.org.cn/1", role="repost"), archive.lead()
    archive.article(repost, role="repost")
    archive.article(archive.lead("http://b.org.cn/2", role="repost"), role="repost")
    archive.writer.pair(PairRow(repost_id=repost, original_url=URL, rule="link", original_id=original))
    archive.failure(original)
    archive.writer.count_site("b.org.cn", seen=2, read=1)
    archive.writer.count_site("b.org.cn", seen=1)
    archive.writer.site("b.org.cn", name="门户", expected=0.95)
    archive.lead("http://a.gov.cn/9")
    archive.writer.close_run(archive.run, "done", 0, requests=4, captures=2, new_versions=2, errors=1, bytes=20)
    reading = Reader(open_engine(place.url, read_only=True))
    status = reading.status(archive.clock.now)
    assert status["documents"] == {"original": {"lead": 1, "unreachable": 1}, "repost": {"live": 2}}
    assert status["versions"] == 2
    assert status["captures"] == {"article": 2}
    assert status["pairs"] == {"unnamed": 1, "unreachable": 1}
    assert status["leads_due"] == {"original": 1}
    assert status["failures"] == {"timeout": 1}
    assert [(run["outcome"], run["requests"]) for run in status["runs"]] == [("done", 4)]
    assert [(site["host"], site["name"], site["seen"], site["read"]) for site in status["sites"]] == [("b.org.cn", "门户", 3, 1)]


def test_a_reader_on_the_writers_engine_does_not_wait_for_the_open_batch(archive: Archive) -> None:
    archive.article(archive.lead())
    assert list(archive.reader.view("articles")) == []
    archive.writer.commit()
    assert len(list(archive.reader.view("articles"))) == 1


def test_a_run_has_no_other_counters_and_a_site_no_other_columns(archive: Archive) -> None:
    with pytest.raises(ValueError, match="pages"):
        archive.writer.close_run(archive.run, "done", 0, pages=1)
    with pytest.raises(ValueError, match="colour"):
        archive.writer.site("b.org.cn", colour="red")

from __future__ import annotations

from datetime import date

from tests.store.conftest import Archive

URL = "http://www.example.gov.cn/a"


def states(archive: Archive, document: int) -> list[tuple[str, str, str | None]]:
    return [
        (row["state"], row["since_at"][:10], row["until_at"] and row["until_at"][:10])
        for row in archive.rows("states", document_id=document)
    ]


def test_a_state_is_written_when_it_changes_and_closes_the_one_before(archive: Archive) -> None:
    lead = archive.lead()
    archive.clock.forward(days=1)
    archive.article(lead)
    archive.clock.forward(days=1)
    archive.article(lead)
    archive.clock.forward(days=1)
    archive.page(lead, "blocked", status=403)
    assert states(archive, lead) == [
        ("lead", "2026-11-25", "2026-11-26"),
        ("live", "2026-11-26", "2026-11-28"),
        ("blocked", "2026-11-28", None),
    ]
    assert archive.one("articles")["state"] == "blocked"


def test_a_404_is_gone_on_the_third_day_and_looked_at_again_half_a_year_later(archive: Archive) -> None:
    lead = archive.lead()
    archive.article(lead)
    for _ in range(3):
        assert archive.one("articles")["state"] != "gone"
        archive.clock.forward(days=1)
        archive.page(lead, "gone", status=404)
    assert archive.one("articles")["state"] == "gone"
    archive.clock.forward(days=179)
    assert archive.writer.due(roles=["original"], limit=10) == []
    archive.clock.forward(days=1)
    assert [each.id for each in archive.writer.due(roles=["original"], limit=10)] == [lead]


def test_a_failed_visit_backs_off_and_a_good_one_starts_anew(archive: Archive) -> None:
    lead = archive.lead()

    def hours_until_due() -> int:
        hours = 0
        while not archive.writer.known([URL])[URL].due:
            archive.clock.forward(hours=1)
            hours += 1
        return hours

    waits = []
    for _ in range(3):
        archive.failure(lead)
        waits.append(hours_until_due())
    archive.article(lead)
    archive.failure(lead)
    assert [*waits, hours_until_due()] == [1, 2, 4, 1]
    assert archive.rows("failures")[0]["reason"] == "timeout"


def test_a_read_original_rests_and_a_repost_is_not_asked_for_again(archive: Archive) -> None:
    original, repost = archive.lead("http://a.gov.cn/1"), archive.lead("http://b.org.cn/2", role="repost")
    archive.article(original, published_on=date(2026, 11, 1))
    archive.article(repost, role="repost")
    archive.clock.forward(days=6, hours=23)
    assert archive.writer.due(roles=["original", "repost"], limit=10) == []
    archive.clock.forward(days=365)
    assert [lead.id for lead in archive.writer.due(roles=["original", "repost"], limit=10)] == [original]


def test_a_page_served_from_a_noted_address_of_another_identity_has_moved(archive: Archive) -> None:
    lead = archive.lead()
    archive.writer.alias(lead, "http://www.example.gov.cn/new", "example/new")
    archive.article(lead, final_url="http://www.example.gov.cn/new")
    assert archive.one("articles")["state"] == "moved"
    archive.writer.alias(lead, "https://www.example.gov.cn/a", URL)
    archive.article(lead, final_url="https://www.example.gov.cn/a")
    assert archive.one("articles")["state"] == "live"


def test_a_revisit_confirms_the_reading_and_changes_none_of_it(archive: Archive) -> None:
    lead = archive.lead()
    archive.article(lead, published_on=date(2010, 1, 1))
    before = archive.writer.earlier(lead)
    archive.clock.forward(days=1)
    archive.page(lead, "revisit", status=304)
    assert archive.writer.earlier(lead) == before
    row = archive.one("articles")
    assert (row["state"], row["versions"], row["last_seen_at"][:10]) == ("live", 1, "2026-11-26")
    archive.clock.forward(days=300)
    assert archive.writer.due(roles=["original"], limit=10) == []


def test_what_a_conditional_request_needs(archive: Archive) -> None:
    lead = archive.lead()
    assert archive.writer.earlier(lead) is None
    capture = archive.capture(lead, etag='"x"', last_modified="Sat, 01 Jan 2022 00:00:00 GMT")
    archive.article(lead, capture=capture)
    archive.page(lead, "blocked", status=403)
    earlier = archive.writer.earlier(lead)
    assert earlier is not None
    assert (earlier.id, earlier.etag, earlier.last_modified) == (capture.id, '"x"', "Sat, 01 Jan 2022 00:00:00 GMT")
    assert (earlier.record_id, earlier.fetched_at, earlier.sha256) == (capture.record_id, archive.clock.now, capture.sha256)
    assert (earlier.warc_file, earlier.warc_offset, earlier.warc_length) == (capture.warc_file, capture.warc_offset, capture.warc_length)


def test_a_page_asked_for_as_an_article_that_is_a_list_becomes_one(archive: Archive) -> None:
    lead = archive.lead(role="repost")
    archive.list_page(lead)
    assert archive.writer.known([URL])[URL].role == "list"
    assert archive.one("captures")["verdict"] == "list"
    assert archive.rows("articles") == []


def test_the_capture_tells_how_it_was_read(archive: Archive) -> None:
    lead = archive.lead()
    archive.article(lead, charset="gb18030", why="a title and a date")
    row = archive.one("captures")
    assert (row["document_id"], row["charset"], row["verdict"], row["run_id"]) == (lead, "gb18030", "article", archive.run)


def test_a_suppressed_document_stays_so(archive: Archive) -> None:
    lead = archive.lead()
    archive.writer.commit()
    with archive.engine.begin() as conn:
        conn.exec_driver_sql("UPDATE document SET state = 'suppressed'")
    archive.article(lead)
    assert archive.one("articles")["state"] == "suppressed"

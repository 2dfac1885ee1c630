from __future__ import annotations

from datetime import date

from tests.store.conftest import Archive

URL = "http://www.example.gov.cn/a"


def test_one_document_a_key_whatever_the_form_of_its_url(archive: Archive) -> None:
    first = archive.writer.document("example/a", URL, role="original", host="www.example.gov.cn")
    again = archive.writer.document("example/a", "https://www.example.gov.cn/a?from=x", role="original", host="www.example.gov.cn")
    assert first == again
    archive.writer.commit()
    found = archive.reader.document(first)
    assert found is not None
    assert found["document"]["url"] == URL
    assert found["aliases"] == ["https://www.example.gov.cn/a?from=x"]


def test_a_lead_keeps_what_its_list_said_and_a_later_list_fills_gaps_only(archive: Archive) -> None:
    lead = archive.lead(listed_title="标题", section="要闻")
    archive.lead(listed_title="另一标题", listed_raw="07-09", listed_on=date(2023, 7, 9))
    (found,) = archive.writer.due(roles=["original"], limit=10)
    assert (found.id, found.listed_title, found.section, found.listed_raw, found.listed_on) == (
        lead,
        "标题",
        "要闻",
        "07-09",
        date(2023, 7, 9),
    )


def test_a_role_that_promises_nothing_gives_way_and_one_that_was_read_does_not(archive: Archive) -> None:
    asked = archive.lead(role="page")
    archive.lead(role="repost")
    assert archive.writer.known([URL])[URL].role == "repost"
    archive.lead(role="original")
    assert archive.writer.known([URL])[URL].role == "repost"
    archive.article(asked, role="original")
    archive.lead(role="page")
    archive.lead(role="repost")
    assert archive.writer.known([URL])[URL].role == "original"


def test_the_target_of_a_redirect_leads_to_the_document_that_redirects(archive: Archive) -> None:
    old = archive.lead()
    archive.writer.alias(old, "http://www.example.gov.cn/new", "example/new")
    assert archive.writer.document("example/new", "http://www.example.gov.cn/new", role="original", host="www.example.gov.cn") == old
    assert archive.writer.known(["example/new"])["example/new"].id == old


def test_a_name_stays_with_the_document_that_had_it_first(archive: Archive) -> None:
    first, second = archive.lead(URL), archive.lead(URL + "2")
    archive.writer.alias(first, "http://x.gov.cn/", "x")
    archive.writer.alias(second, "http://x.gov.cn/", "x")
    assert archive.writer.known(["x"])["x"].id == first


def test_hostile_strings_never_reach_the_driver(archive: Archive) -> None:
    lead = archive.lead(listed_title="a\x00b\ud800c", section="\udfff")
    archive.capture(lead, status=10**100)
    archive.article(lead, title="\x00题", paragraphs=["\ud83d"])
    assert archive.one("articles")["title"] == "题"
    assert archive.one("articles")["body"] == ""
    assert {row["status"] for row in archive.rows("captures")} == {200, 2**63 - 1}

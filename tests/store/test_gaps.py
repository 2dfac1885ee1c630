from __future__ import annotations

from typing import Any

from archiver.items import DateEvidence
from tests.store.conftest import Archive

URL = "http://www.example.gov.cn/"


def glance(archive: Archive) -> dict[str, Any]:
    archive.writer.commit()
    return archive.reader.status()


def test_what_was_not_found_is_kept_and_counted_once_a_document(archive: Archive) -> None:
    for name in "abc":
        document = archive.lead(URL + name)
        archive.article(document, missing=["source", "body (div.zw: 0 matches, expected 1)"], template="trs_wcm")
    archive.clock.forward(days=1)
    archive.article(document, missing=["source"], template="trs_wcm")  # looked at again: its body is found now
    counted = {(row["host"], row["template"], row["field"]): row["pages"] for row in glance(archive)["missing"]}
    assert counted == {("example.gov.cn", "trs_wcm", "source"): 3, ("example.gov.cn", "trs_wcm", "body"): 2}


def test_a_date_that_nobody_understands_is_a_gap(archive: Archive) -> None:
    archive.article(archive.lead(), dates=[DateEvidence("published", "昨天下午", "label:时间")])
    assert [row["field"] for row in glance(archive)["missing"]] == ["date not understood"]


def test_hosts_without_a_definition_the_most_seen_first(archive: Archive) -> None:
    for host, read, unread in (("few.gov.cn", 1, 0), ("many.gov.cn", 2, 1), ("defined.gov.cn", 1, 0)):
        for number in range(read + unread):
            url = f"http://{host}/{number}"
            name = host if number else f"www.{host}"  # with www. or without: one host
            site = "known" if host == "defined.gov.cn" else ""
            document = archive.writer.document(url, url, role="original", host=name, site=site)
            if number < read:
                archive.article(document, missing=["source"])
            else:
                archive.page(document, "unreadable")
    archive.writer.document("x", "http://lead.gov.cn/", role="original", host="lead.gov.cn")  # never seen
    found = [(row["host"], row["seen"], row["read"], row["missing"]) for row in glance(archive)["undefined"]]
    assert found == [("many.gov.cn", 3, 2, {"source": 2}), ("few.gov.cn", 1, 1, {"source": 1})]


def test_nothing_missing_is_null(archive: Archive) -> None:
    archive.article(archive.lead())
    assert glance(archive)["missing"] == []

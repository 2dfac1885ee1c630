"""Where each field of an article came from, as ``scrapy show`` prints it."""

from __future__ import annotations

from datetime import date

from archiver.items import Raw
from archiver.store.fields import FIELDS
from tests.store.conftest import Archive, raw


def test_each_field_has_its_value_raw_text_rule_and_capture(archive: Archive) -> None:
    lists = archive.lead("http://www.example.gov.cn/", role="list")
    archive.list_page(lists)
    lead = archive.lead(found_on=lists, section="要闻")
    archive.article(
        lead,
        section="要闻",
        published_on=date(2023, 7, 9),
        author_raw=raw("佚名"),
        evidence={
            "section": Raw("要闻", "list"),
            "published_on": Raw("时间:2023-07-09", "label:时间 separated"),
            "author": Raw("佚名", "label:作者"),
            "body": Raw("", "template:portal 1"),
        },
    )
    listed, own = (archive.one("captures", document_id=which)["id"] for which in (lists, lead))
    fields = {field.pop("field"): field for field in _fields(archive, lead)}
    assert tuple(fields) == FIELDS
    assert fields["section"] == {"value": "要闻", "raw": "要闻", "rule": "list", "capture_id": listed}
    assert fields["published_on"] == {
        "value": "2023-07-09",
        "raw": "时间:2023-07-09",
        "rule": "label:时间 separated",
        "capture_id": own,
    }
    assert fields["author"] == {"value": None, "raw": "佚名", "rule": "label:作者", "capture_id": own}
    assert fields["body"] == {"value": "第一段。\n第二段。", "raw": None, "rule": "template:portal 1", "capture_id": own}
    assert fields["editor"] == {"value": None, "raw": None, "rule": None, "capture_id": None}


def test_a_document_that_is_no_article_has_no_fields(archive: Archive) -> None:
    assert _fields(archive, archive.lead()) == []


def _fields(archive: Archive, which: int) -> list[dict[str, object]]:
    archive.writer.commit()
    found = archive.reader.document(which)
    assert found is not None
    return list(found["fields"])

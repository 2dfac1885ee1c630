from __future__ import annotations

from dataclasses import dataclass, replace

from archiver.gazetteer import gazetteer
from tests.store.conftest import Archive


@dataclass(frozen=True)
class Organ:
    id: str
    name: str
    kind: str = "procuratorate"
    level: str = ""
    code: str = ""
    revision: str = ""
    parent: str = ""
    hosts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


CHILD = Organ("p150000", "内蒙古自治区人民检察院", code="150000", parent="p100000", hosts=("nm.jcy.gov.cn",))
PARENT = Organ("p100000", "最高人民检察院")


def test_organisations_follow_the_gazetteer_in_any_order_and_only_where_they_differ(archive: Archive) -> None:
    assert archive.writer.sync_organisations([CHILD, PARENT]) == 3  # two rows, and the parent of one
    assert archive.writer.sync_organisations([CHILD, PARENT]) == 0
    child, parent = archive.writer.organisation_id(CHILD.id), archive.writer.organisation_id(PARENT.id)
    row = archive.one("organisations", id=child)
    assert (row["parent_id"], row["code"], row["level"], row["hosts"]) == (parent, "150000", None, '["nm.jcy.gov.cn"]')
    assert archive.writer.sync_organisations([replace(CHILD, name="改名", parent="")]) == 2
    row = archive.one("organisations", id=child)
    assert (row["name"], row["parent_id"]) == ("改名", None)
    assert archive.one("organisations", id=parent)["name"] == "最高人民检察院"


def test_the_whole_gazetteer_fits(archive: Archive) -> None:
    archive.writer.sync_organisations(gazetteer())
    assert len(archive.rows("organisations")) == len(gazetteer())
    assert archive.writer.sync_organisations(gazetteer()) == 0


def test_the_source_is_tied_to_its_organisation(archive: Archive) -> None:
    archive.writer.sync_organisations([PARENT, CHILD])
    known, unknown = archive.lead("http://a.gov.cn/1"), archive.lead("http://a.gov.cn/2")
    archive.article(known, source_organisation=CHILD.id)
    archive.article(unknown, source_organisation="no such id")
    sides = [archive.writer.side(known), archive.writer.side(unknown)]
    assert [side and side.organisation for side in sides] == [CHILD.id, None]


def test_what_was_seen_and_read_of_a_host_adds_up(archive: Archive) -> None:
    for host, expected, read in (("a.gov.cn", 0.9, 8), ("b.gov.cn", 0.9, 9), ("c.gov.cn", None, 0)):
        archive.writer.site(host, expected=expected, template="trs_wcm")
        archive.writer.count_site(host, seen=10, read=read)
    archive.writer.site("d.gov.cn", expected=0.9)  # nothing seen of it yet
    counts = {row["host"]: (row["seen"], row["read"], row["expected"]) for row in archive.rows("sites")}
    assert counts == {"a.gov.cn": (10, 8, 0.9), "b.gov.cn": (10, 9, 0.9), "c.gov.cn": (10, 0, None), "d.gov.cn": (0, 0, 0.9)}
    success = {row["host"]: row["last_success_at"] for row in archive.rows("sites")}
    assert success["b.gov.cn"] == "2026-11-25T10:00:00+08:00"
    assert success["c.gov.cn"] is None

"""Names of divisions and of their offices, as the data were built by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.gazetteer import gazetteer
from archiver.gazetteer.build import Successors, abolished_rows, current_rows
from archiver.gazetteer.naming import core, level, procuratorate


@pytest.mark.parametrize(
    ("place", "short"),
    [
        ("内蒙古自治区", "内蒙古"),
        ("肃北蒙古族自治县", "肃北"),
        ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("东乡族自治县", "东乡"),
        ("鄂伦春自治旗", "鄂伦春"),
        ("蔚县", "蔚县"),
        ("浦东新区", "浦东"),
        ("清新区", "清新"),
        ("井陉矿区", "井陉"),
        ("管城回族区", "管城"),
        ("神农架林区", "神农架"),
        ("兴安盟", "兴安"),
    ],
)
def test_core(place: str, short: str) -> None:
    assert core(place) == short


@pytest.mark.parametrize(
    ("code", "place", "city", "province", "office"),
    [
        ("150000", "内蒙古自治区", "", "内蒙古自治区", "内蒙古自治区人民检察院"),
        ("152200", "兴安盟", "", "内蒙古自治区", "内蒙古自治区人民检察院兴安盟分院"),
        ("542500", "阿里地区", "", "西藏自治区", "西藏自治区人民检察院阿里分院"),
        ("320113", "栖霞区", "南京市", "江苏省", "南京市栖霞区人民检察院"),
        ("310230", "崇明县", "", "上海市", "上海市崇明县人民检察院"),
        ("330281", "余姚市", "宁波市", "浙江省", "余姚市人民检察院"),
        ("429021", "神农架林区", "", "湖北省", "神农架林区人民检察院"),
    ],
)
def test_office(code: str, place: str, city: str, province: str, office: str) -> None:
    assert procuratorate(code, place, city, province) == office


def test_levels() -> None:
    assert [level(code) for code in ("150000", "150100", "150121")] == ["省", "市", "县"]


@given(st.text(min_size=1, max_size=30))
def test_core_is_a_part_of_the_name(place: str) -> None:
    assert core(place)
    assert core(place) in place


def test_a_new_code_alone_makes_no_new_office_and_a_new_name_does() -> None:
    pytest.importorskip("pypinyin", reason="only the building of the data needs it")
    seed = [
        {"gb_code": "130000", "gb_name": "河北省", "usual_account": "河北检察"},
        {"gb_code": "130600", "gb_name": "保定市", "usual_account": "保定检察"},
        {"gb_code": "130609", "gb_name": "徐水区", "usual_account": "徐水检察"},
        {"gb_code": "130623", "gb_name": "涞水县", "usual_account": "涞水检察"},
    ]
    old = {"130000": "河北省", "130600": "保定市", "130625": "徐水县", "130699": "涞水县"}
    gone = abolished_rows(current_rows(seed), {"2014": old})
    assert [(row["id"], row["successor"]) for row in gone] == [("130625@2014", "130609")]


def test_successors_are_of_the_same_level() -> None:
    known = gazetteer()
    office = known.by_name("宜宾县人民检察院")
    assert office is not None
    rows = [{"id": o.id, "code": o.code, "core": o.core, "level": o.level, "place": o.place} for o in known if o.code and o.current]
    row = {"code": "511599", "place": "宜宾县", "core": "宜宾", "level": "县", "parent": "511500"}
    assert Successors(rows).links(row) == {"parent": "511500", "successor": ""}

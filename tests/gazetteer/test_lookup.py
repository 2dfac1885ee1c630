"""Organs by id, code and name, measured on the seed's table and on what it does not hold."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.gazetteer import gazetteer
from archiver.gazetteer.naming import core


@pytest.fixture(scope="module")
def seed(shared: Path) -> list[dict[str, str]]:
    with (shared / "domain" / "gazetteer_seed.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def test_every_code_of_the_seed_resolves_from_its_full_name(seed: list[dict[str, str]]) -> None:
    known = gazetteer()
    for row in seed:
        organ = known.by_name(row["procuratorate"])
        assert organ is not None, row["procuratorate"]
        assert (organ.code, organ.place, organ.level) == (row["gb_code"], row["gb_name"], row["level"])
        assert known.by_code(row["gb_code"]) is organ


def test_every_account_name_resolves_within_its_province_unless_two_places_there_share_it(seed: list[dict[str, str]]) -> None:
    known = gazetteer()
    shares = Counter((row["gb_code"][:2], core(row["gb_name"])) for row in seed)
    for row in seed:
        organ = known.by_name(row["usual_account"], region=row["gb_code"][:2] + "0000")
        shared_there = shares[row["gb_code"][:2], core(row["gb_name"])] > 1
        assert organ is None or organ.code == row["gb_code"], f"wrong: {row['usual_account']} → {organ}"
        assert organ is not None or shared_there, f"unresolved: {row['usual_account']} {row['gb_code']}"


def test_names_shared_by_several_places_resolve_with_a_region_only(seed: list[dict[str, str]]) -> None:
    known = gazetteer()
    cores = Counter(core(row["gb_name"]) for row in seed)
    several = {name for name, count in cores.items() if count > 1}
    assert len(several) >= 114
    for name in several:
        assert known.by_name(f"{name}检察") is None
    for row in seed:
        if core(row["gb_name"]) in several and row["level"] == "县":
            organ = known.by_name(f"{core(row['gb_name'])}检察", region=row["gb_code"])
            assert organ is not None
            assert organ.code == row["gb_code"]


@pytest.mark.parametrize(
    ("name", "successor"),
    [
        ("上海市卢湾区人民检察院", "310101"),
        ("上海市闸北区人民检察院", "310106"),
        ("北京市崇文区人民检察院", "110101"),
        ("徐水县人民检察院", "130609"),
        ("襄樊市人民检察院", "420600"),
        ("丰南县人民检察院", "130207"),
        ("上饶县人民检察院", "361104"),  # not 上饶市
        ("莱芜市人民检察院", "370116"),
    ],
)
def test_abolished_names_keep_their_own_row(name: str, successor: str) -> None:
    organ = gazetteer().by_name(name)
    assert organ is not None
    assert (organ.status, organ.successor) == ("abolished", successor)


def test_a_code_means_the_current_office_first() -> None:
    known = gazetteer()
    assert known.by_code("420600") is known.by_name("襄阳市人民检察院")
    assert known.by_code("310103") is known.by_name("上海市卢湾区人民检察院")
    assert known.by_code("000000") is None


@pytest.mark.parametrize("region", ["150000", "内蒙古自治区", "内蒙古"])
def test_region_by_code_or_name(region: str) -> None:
    known = gazetteer()
    assert known.by_name("新城区检察院", region=region) is known.by_code("150102")
    assert known.by_name("北京市人民检察院", region=region) is None
    assert known.by_name("检察日报", region=region) is known.by_id("jcrb")


def test_a_region_that_is_not_understood_gives_nothing() -> None:
    assert gazetteer().by_name("内蒙古自治区人民检察院", region="反腐法制") is None
    assert gazetteer().by_name("内蒙古自治区人民检察院", region="朝阳区") is None


@given(st.text(max_size=80), st.none() | st.text(max_size=8) | st.sampled_from(["150000", "150100", "150121"]))
def test_any_name_is_answered_within_its_region(name: str, region: str | None) -> None:
    organ = gazetteer().by_name(name, region)
    assert organ is None or organ.inside(gazetteer().prefix(region) or "")


@given(st.lists(st.sampled_from(["省", "市", "区", "吉林", "海南", "朝阳", "城关", "检察院", "分院", "正义"]), max_size=30).map("".join))
def test_names_made_of_places_are_answered(name: str) -> None:
    for organ in gazetteer().candidates(name):
        assert gazetteer().by_id(organ.id) is organ

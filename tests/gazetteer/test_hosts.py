"""Hosts: the table, the rule of 1999, and None where two fit."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.gazetteer import Organisation, gazetteer
from archiver.gazetteer.hosts import LETTERS

NOBODY_SURE = {"www.jnjcy.gov.cn", "*.chinacourt.gov.cn"}  # 济宁 or 济南; all courts together


def named_like(organ: Organisation, cell: str) -> bool:
    """True where a cell of hosts.tsv means this organ: full name, without its city, one of several, or with a remark."""
    parts = [part.split(" ")[0] for part in cell.split(" / ")]
    return any(part == organ.name or organ.name.endswith(part) or part in organ.aliases for part in parts)


def test_hosts_of_the_table_give_their_organ_and_none_a_wrong_one(shared: Path) -> None:
    with (shared / "domain" / "hosts.tsv").open(encoding="utf-8", newline="") as lines:
        pairs = [(host, row["organisation"]) for row in csv.DictReader(lines, delimiter="\t") for host in row["host"].split(" / ")]
    silent = []
    for host, cell in pairs:
        organ = gazetteer().by_host(host)
        if organ is None:
            silent.append(host)
        else:
            assert named_like(organ, cell) or host == "jjjcb.jcrb.com", f"{host}: {organ.name} for {cell}"
    assert set(silent) == NOBODY_SURE
    assert len(pairs) - len(silent) >= 90


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("nmetuoke.jcy.gov.cn", "鄂托克旗人民检察院"),
        ("WWW.NM.JCY.GOV.CN.", "内蒙古自治区人民检察院"),
        ("ordosds.jcy.gov.cn", "鄂尔多斯市东胜区人民检察院"),
        ("ordoskbs.jcy.gov.cn", "鄂尔多斯市康巴什区人民检察院"),
        ("guangzhouth.jcy.gov.cn", "广州市天河区人民检察院"),
        ("jjjcb.jcrb.com", "中国纪检监察报"),
        ("es.hbjc.gov.cn", "恩施土家族苗族自治州人民检察院"),
        ("xf.es.hbjc.gov.cn", "咸丰县人民检察院"),
        ("njqx.jsjc.gov.cn", "南京市栖霞区人民检察院"),
        ("zjyuyao.zjjcy.gov.cn", "余姚市人民检察院"),
        ("ningbo.zjjcy.gov.cn", "宁波市人民检察院"),
        ("fuzhou.jcy.gov.cn", "福州市人民检察院"),
        ("jxfuzhou.jcy.gov.cn", "抚州市人民检察院"),
        ("anything.spp.gov.cn", "最高人民检察院"),
        ("helaoting.jcy.gov.cn", "乐亭县人民检察院"),
    ],
)
def test_host(host: str, name: str) -> None:
    organ = gazetteer().by_host(host)
    assert organ is not None
    assert organ.name == name


@pytest.mark.parametrize(
    "host",
    [
        "suzhou.jcy.gov.cn",  # 苏州, 宿州
        "taizhou.jcy.gov.cn",  # 泰州, 台州
        "yichun.jcy.gov.cn",  # 伊春, 宜春
        "www.nowhere.jcy.gov.cn",
        "a.b.nm.jcy.gov.cn",
        "nm.jcy.gov.cn.gzenki.com",  # a clone on a foreign domain
        "jcy.gov.cn",
        "",
        ".",
    ],
)
def test_no_owner(host: str) -> None:
    assert gazetteer().by_host(host) is None


@given(st.text(max_size=60) | st.from_regex(r"[a-z]{1,12}(\.[a-z]{1,3})?\.(jcy|jsjc|hbjc|zjjcy)\.gov\.cn", fullmatch=True))
def test_any_host_is_answered(host: str) -> None:
    organ = gazetteer().by_host(host)
    assert organ is None or gazetteer().by_id(organ.id) is organ


@given(st.sampled_from([o for o in gazetteer() if o.kind == "procuratorate" and o.current and o.pinyin]))
def test_a_host_made_by_the_rule_never_names_another_province(organ: Organisation) -> None:
    form = {"省": "{letters}", "市": "{full}"}.get(organ.level, "{letters}{full}")
    label = form.format(letters=LETTERS[organ.code[:2]], full=organ.pinyin.replace(" ", ""))
    owner = gazetteer().by_host(f"{label}.jcy.gov.cn")
    assert owner is None or owner.region[:2] == organ.region[:2] or organ.level == "市"

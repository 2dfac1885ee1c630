"""Does the source of a repost agree with the host of its original?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.gazetteer import Organisation, gazetteer
from archiver.normalise.attribution import dateline_of, source_matches

CASES = [
    ("150000", "www.nm.jcy.gov.cn", None, True),  # the seed
    ("jcrb", "www.jcrb.com", None, True),  # the paper's own site
    ("renmin", "politics.people.com.cn", None, True),
    ("ccdi-web", "www.ccdi.gov.cn", None, True),
    ("150624", "www.nm.jcy.gov.cn", None, True),  # a province's site serves its counties
    ("511802", "www.yasjcy.gov.cn", None, True),  # counties are folders there
    ("370000", "www.spp.gov.cn", None, True),
    ("310103@2010", "www.shhuangpu.jcy.gov.cn", None, True),  # 卢湾 became part of 黄浦
    ("150000", "www.nmetuoke.jcy.gov.cn", None, None),  # a county prints the province: cannot be told
    ("100000", "www.nm.jcy.gov.cn", None, None),
    ("jcrb", "www.nm.jcy.gov.cn", None, None),  # an office's site prints the press
    ("150000", "www.jcrb.com", None, None),
    ("150000", "www.sdjcy.gov.cn", None, False),
    ("jw-330000", "www.sdjcy.gov.cn", None, False),
    ("jcrb", "www.people.com.cn", None, False),
    ("xinhua", "www.nm.jcy.gov.cn", "新华社北京6月9日电（记者 孙少龙）", None),
    ("jcrb", "www.nm.jcy.gov.cn", "新华社北京6月9日电（记者 孙少龙）", False),
    ("jcrb", "www.jcrb.com", "正义网呼和浩特1月9日电(记者于莹莹)", True),
    ("150000", "www.nm.jcy.gov.cn", "正义网讯(记者于莹莹)", True),
    (None, "www.nm.jcy.gov.cn", None, None),
    ("150000", None, None, None),
    ("150000", "unknown.example", None, None),
    ("no-such-id", "www.nm.jcy.gov.cn", None, None),
]


@pytest.mark.parametrize(("source", "host", "dateline", "answer"), CASES)
def test_case(source: str | None, host: str | None, dateline: str | None, answer: bool | None) -> None:
    assert source_matches(source, host, dateline) is answer


@given(st.sampled_from(list(gazetteer())), st.text(max_size=40))
def test_an_organ_agrees_with_its_own_hosts_whatever_the_host_text(organ: Organisation, text: str) -> None:
    assert source_matches(organ.id, text, text) in {True, False, None}
    for host in organ.hosts:
        assert source_matches(organ.id, host.removeprefix("*.")) is True


DATELINES = [
    ("新华社北京6月9日电（记者 孙少龙）近日", "新华社北京6月9日电"),
    ("（新华社北京6月9日电）近日", "新华社北京6月9日电"),
    ("新华社北京6月9日电 6月8日，", "新华社北京6月9日电"),
    ("正义网讯(记者于莹莹通讯员刘潇)近日", "正义网讯"),
    ("本报讯 近日", "本报讯"),
    ("某标题又写了一遍\n正义网北京6月9日电 近日", "正义网北京6月9日电"),
    ("6月28日至29日,自治区检察院举办交流会", None),
    ("他接到通讯 后来", None),
    ("第一段。\n第二段。\n第三段。\n新华社北京6月9日电 近日", None),
    ("", None),
]


@pytest.mark.parametrize(("body", "dateline"), DATELINES)
def test_dateline(body: str, dateline: str | None) -> None:
    assert dateline_of(body) == dateline


@given(st.text(max_size=200))
def test_any_text_has_a_dateline_or_none(body: str) -> None:
    found = dateline_of(body)
    assert found is None or (found in body and found.endswith(("电", "讯")))


def test_hostile_texts_end() -> None:
    for unit in ("电", "新华社", "(", "6月9日", "\n", "一 "):
        assert dateline_of(unit * 50_000) is None

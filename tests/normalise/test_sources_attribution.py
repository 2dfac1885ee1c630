"""Does the source of a repost agree with the host of its original?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.gazetteer import Organisation, gazetteer
from archiver.normalise.attribution import source_matches

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

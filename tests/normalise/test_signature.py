"""The signature line: organ and date at the end of a notice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.normalise.dates import parse
from archiver.normalise.signature import signature

TEXT = "经审查，决定对张某某不起诉。"
CASES = [
    (["满洲里市人民检察院", "二〇二三年六月三十日"], ("满洲里市人民检察院", "二〇二三年六月三十日")),
    (["满洲里市人民检察院", "2023年6月30日"], ("满洲里市人民检察院", "2023年6月30日")),
    (["满洲里市人民检察院 2023年6月30日"], ("满洲里市人民检察院", "2023年6月30日")),
    (["满洲里市人民检察院二○二三年六月三十日"], ("满洲里市人民检察院", "二○二三年六月三十日")),
    (["（满洲里市人民检察院）", "（2023年6月30日）"], ("满洲里市人民检察院", "2023年6月30日")),
    (["2023 年 6 月 30 日"], ("", "2023 年 6 月 30 日")),
    (["2023-06-30"], ("", "2023-06-30")),
    (["最高人民法院", "最高人民检察院", "公安部", "2023年6月30日"], ("最高人民法院 最高人民检察院 公安部", "2023年6月30日")),
    (
        ["内蒙古自治区人民检察院办公室", "2023年6月30日", "（责任编辑：张三）", "联系电话：0470-1234567"],
        ("内蒙古自治区人民检察院办公室", "2023年6月30日"),
    ),
    (["图为某某市人民检察院 2023年6月30日"], None),
    (["来源：检察日报 2023年6月30日"], None),
    (["会议由市人民检察院召开，时间是2023年6月30日"], None),
    (["2023年6月30日，会议召开。"], None),
    (["6月30日"], None),
    (["2023年6月"], None),
    (["2023年6月28日至29日"], None),
    (["2023年2月30日"], None),
    ([], None),
]


@pytest.mark.parametrize(("ending", "expected"), CASES)
def test_case(ending: list[str], expected: tuple[str, str] | None) -> None:
    found = signature([TEXT, *ending])
    assert (found and (found.organ_raw, found.date_raw)) == expected
    if found:
        assert found.start == 1


def test_far_from_the_end_there_is_none() -> None:
    assert signature(["满洲里市人民检察院", "2023年6月30日", *["第一条 为了规范办案，制定本规定。"] * 8]) is None


LINES = st.lists(
    st.text(st.sampled_from("市人民检察院局 （）2023年6月30日二〇，。"), max_size=30)
    | st.sampled_from([line for ending, _ in CASES for line in ending]),
    max_size=8,
)


@given(LINES)
def test_what_is_found_stands_in_the_text_and_is_a_day(paragraphs: list[str]) -> None:
    found = signature(paragraphs)
    if found:
        ending = " ".join(paragraphs[found.start :])
        assert found.date_raw in ending
        assert all(organ in ending for organ in found.organ_raw.split(" "))
        day = parse(found.date_raw)
        assert day is not None
        assert day.date_on is not None


@pytest.mark.parametrize("unit", ["检察院", "2023年6月30日", "（", " "])
def test_hostile_lines_end(unit: str) -> None:
    assert signature([unit * 50_000] * 6) is None

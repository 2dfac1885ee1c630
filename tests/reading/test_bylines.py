"""Bylines: what is one, what merely looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.reading.bylines import closing_byline, is_bare_role, is_byline, is_name, opening_byline, photographer

NAMES = ["韩亚栋", "陆丽环", "王卓", "买买提·艾力", "李鹃"]


@pytest.mark.parametrize(
    ("text", "role", "names"),
    [
        ("中央纪委国家监委网站 韩亚栋", "author", "韩亚栋"),
        ("中央纪委国家监委网站 王生霞 通讯员 杨生军", "author", "王生霞 通讯员 杨生军"),
        ("半月谈记者 史卫燕", "记者", "史卫燕"),
        ("扬子晚报记者 张楠", "记者", "张楠"),
        ("□本报记者 蔡长春 本报见习记者 李豪", "本报记者", "蔡长春 本报见习记者 李豪"),
        ("《棱镜》作者 周纯", "作者", "周纯"),
        ("本刊记者 侯逸宁", "本刊记者", "侯逸宁"),
        ("某某区人民检察院 张三", "author", "张三"),
    ],
)
def test_a_byline_paragraph(text: str, role: str, names: str) -> None:
    found = is_byline(text)
    assert found is not None
    assert (found.role, found.names) == (role, names)


@pytest.mark.parametrize(
    "text",
    [
        "中国载人航天工程新闻发言人 武平",
        "最高人民检察院 工作报告全文发布",
        "记者 报道",
        "检察机关依法履职。",
        "",
        "新华社记者",
        "会议由张三主持",
    ],
)
def test_no_byline(text: str) -> None:
    assert is_byline(text) is None


def test_a_byline_that_lost_its_names() -> None:
    assert is_bare_role("新华社记者")
    assert not is_bare_role("本报记者 张三")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("新华社巴黎12月9日电（记者唐霁）法国9日再次爆发罢工。", "唐霁"),
        ("新京报快讯（记者 裴剑飞）今日有网友爆料。", "裴剑飞"),
        ("长江网10月4日讯（记者陈智 整合） 国庆中秋长假过半", "陈智"),
        ("正义网讯(记者于莹莹通讯员刘潇)7月6日", "于莹莹通讯员刘潇"),
        ("会议（记者会）上说", None),
        ("检察机关依法履职。", None),
    ],
)
def test_the_opening_of_a_text(text: str, names: str | None) -> None:
    found = opening_byline(text)
    assert (found.names if found else None) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("推向前进！（记者孙少龙、王鹏、范思翔）", "孙少龙、王鹏、范思翔"),
        ("从严治党。（记者 黄玥、孙少龙）", "黄玥、孙少龙"),
        ("先后举行。（张巨峰）", "张巨峰"),
        ("先后举行。（完）", None),
        ("先后举行。（德清县发改局）", None),
        ("（实习生王金茹对此文亦有贡献）", None),
        ("先后举行。", None),
    ],
)
def test_the_close_of_a_text(text: str, names: str | None) -> None:
    found = closing_byline(text)
    assert (found.names if found else None) == names


def test_captions_and_names() -> None:
    found = photographer("安化县一块花生地里正录制视频 李尕 摄")
    assert found is not None
    assert (found.role, found.names) == ("摄", "李尕")
    assert is_name("王诗雨")
    assert not is_name("检务公开")


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True), st.sampled_from("、 "))
def test_names_come_back_as_shown(names: list[str], separator: str) -> None:
    shown = separator.join(names)
    for found in (
        is_byline(f"检察日报记者 {shown}"),
        closing_byline(f"完成。（记者 {shown}）"),
        opening_byline(f"本报讯（记者 {shown}）今天"),
    ):
        assert found is not None
        assert found.names == shown


@given(st.text(st.sampled_from("记者通讯员（）() 、张王李·摄报网站。"), max_size=120))
def test_nothing_raises(text: str) -> None:
    for read in (is_byline, opening_byline, closing_byline, photographer):
        found = read(text)
        assert found is None or found.names in text

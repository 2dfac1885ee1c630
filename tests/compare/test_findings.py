"""What a person must see first: the change, its kind, both texts and where."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.compare import Text, diff
from archiver.compare.body import Body
from archiver.compare.fold import fold
from archiver.compare.names import name_spans
from archiver.compare.tokens import KINDS, tokens

NAMES = [
    ("检察机关依法对张伟涉嫌受贿案提起公诉", ["张伟"]),
    ("安徽检察机关依法对新华发行集团原工会主席桑坤涉嫌受贿案提起公诉", ["桑坤"]),
    ("国际合作局局长阮丹生，副局长曹华，检察院党组成员、副检察长赵国华出席会议。", ["阮丹生", "曹华", "赵国华"]),
    ("检察机关分别对和丽军涉嫌受贿案、毛辉涉嫌受贿案提起公诉", ["和丽军", "毛辉"]),
    ("检察机关依法对鲁炜、莫建成、张杰辉三案提起公诉", ["鲁炜", "莫建成", "张杰辉"]),
    ("检察机关依法对于鲁明涉嫌受贿案提起公诉", ["于鲁明"]),
    ("以涉嫌受贿罪对吴伟雄作出逮捕决定", ["吴伟雄"]),
    ("被告人许某某犯受贿罪", ["许某某"]),
    ("被告人阿不都·买买提到庭", ["阿不都·买买提"]),
    ("（记者 陈静 通讯员 苏圣彬）", ["陈静", "苏圣彬"]),
    ("被告人欧阳明利用担任市委书记的便利", ["欧阳明"]),
    ("宁夏检察机关依法对马爱平案提起公诉", ["马爱平"]),
    ("黄河、长江流域检察机关加强协作", []),
    ("县委书记张开双臂欢迎来宾", []),
    ("深化与东盟国家检察司法交流合作", []),
]


@pytest.mark.parametrize(("shown", "names"), NAMES)
def test_names_are_found_by_their_surroundings(shown: str, names: list[str]) -> None:
    folded = fold(shown)
    assert [folded[start:end] for start, end in name_spans(folded)] == names


@pytest.mark.parametrize(
    ("shown", "kind", "found"),
    [
        ("2023年6月28日至29日，共30余名代表，投入1.5亿元，上升12.5%。", "date", ["2023年6月28日", "29日"]),
        ("2023年6月28日至29日，共30余名代表，投入1.5亿元，上升12.5%。", "number", ["30余名", "1.5亿元", "12.5%"]),
        ("二〇二三年七月九日，三百二十万元，百分之八十。", "date", ["二〇二三年七月九日"]),
        ("二〇二三年七月九日，三百二十万元，百分之八十。", "number", ["三百二十万元", "百分之八十"]),
        ("有期徒刑12年，一带一路，十分重要", "number", ["12年"]),
        ("原党组书记、副局长李娜", "post", ["原党组书记", "副局长"]),
        ("他说“甲”，又说“乙丙”。", "quotation", ['"甲"', '"乙丙"']),
        ("一、基本情况", "heading", ["一、基本情况"]),
        ("会议召开。", "heading", []),
    ],
)
def test_tokens(shown: str, kind: str, found: list[str]) -> None:
    body = Body((shown,))
    assert [body.text[token.start : token.end] for token in tokens(body) if token.kind == kind] == found


PARAGRAPHS = (
    "6月28日，市检察院举办会议，30余名代表参加，检察长赵国华出席。",
    "二、主要做法",
    "“我们要守住底线”，原局长张伟涉嫌受贿320万元的教训十分深刻。",
    "各地代表围绕政治站位、建章立制等方面说经验、讲问题、提思路。",
)


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("30余名", "50余名", ("number", "30余名", "50余名", 1, 1)),
        ("320万元", "32万元", ("number", "320万元", "32万元", 3, 3)),
        ("320万元", "320亿元", ("number", "320万元", "320亿元", 3, 3)),
        ("受贿320万元", "受贿", ("number", "320万元", "", 3, 3)),
        ("6月28日", "６月27日", ("date", "6月28日", "６月27日", 1, 1)),
        ("赵国华", "王丽", ("name", "赵国华", "王丽", 1, 1)),
        ("张伟", "张强", ("name", "张伟", "张强", 3, 3)),
        ("原局长", "局长", ("post", "原局长", "局长", 3, 3)),
        ("检察长赵", "副检察长赵", ("post", "检察长", "副检察长", 1, 1)),
        ("守住底线", "守好底线", ("quotation", "“我们要守住底线”", "“我们要守好底线”", 3, 3)),
        ("主要做法", "经验做法", ("heading", "二、主要做法", "二、经验做法", 2, 2)),
    ],
)
def test_a_change_is_found_and_comes_first(old: str, new: str, finding: tuple[str, str, str, int, int]) -> None:
    changed = tuple(paragraph.replace(old, new) for paragraph in PARAGRAPHS)
    first = diff(Text("题", PARAGRAPHS), Text("题", changed)).findings[0]
    assert (first.kind, first.a, first.b, first.a_paragraph, first.b_paragraph) == finding


def test_what_is_dropped_whole_is_no_change_of_its_numbers() -> None:
    assert diff(Text("题", PARAGRAPHS), Text("题", PARAGRAPHS[:2] + PARAGRAPHS[3:])).findings == ()


def test_a_dropped_heading_is_found() -> None:
    (only,) = diff(Text("题", PARAGRAPHS), Text("题", PARAGRAPHS[:1] + PARAGRAPHS[2:])).findings
    assert (only.kind, only.a, only.b) == ("heading", "二、主要做法", "")


def test_the_order_of_paragraphs_is_no_finding() -> None:
    assert diff(Text("题", PARAGRAPHS), Text("题", PARAGRAPHS[2:] + PARAGRAPHS[:2])).findings == ()


def test_findings_come_by_kind_and_count_their_places() -> None:
    changed = tuple(paragraph.replace("赵国华", "王丽").replace("30余名", "50余名") for paragraph in PARAGRAPHS)
    title = "检察长赵国华出席会议"
    found = diff(Text(title, PARAGRAPHS), Text(title.replace("赵国华", "王丽"), changed)).findings
    assert [(finding.kind, finding.a_paragraph, finding.times) for finding in found] == [
        ("number", 1, 1),
        ("name", 0, 2),
        ("heading", 0, 1),
    ]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(st.sampled_from("书记张伟李娜对涉嫌3０年月日“”、。一十百元·某副长"), max_size=40), max_size=5))
def test_tokens_lie_in_their_body(paragraphs: list[str]) -> None:
    body = Body(paragraphs)
    for token in tokens(body):
        assert token.kind in KINDS
        assert 0 <= token.start < token.end <= len(body.text)
    assert diff(Text("", tuple(paragraphs)), Text("", tuple(paragraphs))).findings == ()

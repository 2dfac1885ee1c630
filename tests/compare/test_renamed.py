"""Names that only a change betrays, numbers found again in other words, and that neither makes up what is not there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.compare import Text, diff, judge
from archiver.compare.counterparts import counterparts, lone_counterparts
from archiver.compare.renamed import LONGEST, renamed
from archiver.compare.tokens import Token

HAN = st.text(st.sampled_from("王李张明华强丽芳度效率的在了·，。A1"), min_size=0, max_size=12)


def names(old: str, new: str) -> list[tuple[str, str]]:
    found = diff(Text("题", (old,)), Text("题", (new,))).findings
    return [(finding.a, finding.b) for finding in found if finding.kind == "name"]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("当天，董凤英面对面接待来访群众。", "当天，董宗翰面对面接待来访群众。", [("董凤英", "董宗翰")]),
        ("沈建华推着轮椅走完路口。", "沈倩推着轮椅走完路口。", [("沈建华", "沈倩")]),
        ("找到了张春梅家的地契。", "找到了张秋梅家的地契。", [("张春梅", "张秋梅")]),
        ("由阿拉腾·巴图挂牌督办。", "由唐秀兰挂牌督办。", [("阿拉腾·巴图", "唐秀兰")]),
        ("必须高度重视这件事情。", "必须高效重视这件事情。", []),
        ("推动工作走深走实。", "推动业务走深走实。", []),
    ],
)
def test_a_name_in_the_place_of_another(old: str, new: str, found: list[tuple[str, str]]) -> None:
    assert names(old, new) == found


@settings(max_examples=200, deadline=None)
@given(HAN, HAN, HAN, HAN)
def test_what_is_called_a_name_lies_in_its_text_and_holds_the_change(head: str, old: str, new: str, tail: str) -> None:
    a, b = head + old + tail, head + new + tail
    left, right = (len(head), len(head) + len(old)), (len(head), len(head) + len(new))
    found = renamed(a, left, b, right)
    if found is None:
        return
    for text, (start, end), stretch in ((a, found[0], left), (b, found[1], right)):
        assert 0 <= start < end <= len(text)
        assert end - start <= LONGEST or "·" in text[start:end] or (start, end) == stretch
    assert a[slice(*found[0])] != b[slice(*found[1])]


def token(kind: str, key: str, place: int) -> Token:
    return Token(kind, place, place + len(key), key)


def test_numbers_of_one_measure_belong_together() -> None:
    a = [token("number", "30名", 0), token("number", "15万元", 10)]
    b = [token("number", "18万元", 0), token("number", "31名", 10)]
    assert [(left and left.key, right and right.key) for left, right in counterparts(a, b)] == [("30名", "31名"), ("15万元", "18万元")]


def test_of_several_that_may_belong_together_none_is_chosen() -> None:
    a = [token("number", "30名", 0), token("number", "40名", 10), token("number", "5件", 20)]
    b = [token("number", "31名", 0), token("number", "6件", 10), token("number", "40人", 20)]
    pairs, left, right = lone_counterparts(a, b)
    assert [(mine.key, theirs.key) for mine, theirs in pairs] == [("30名", "31名"), ("5件", "6件")]
    assert (left, right) == ([], [])
    pairs, left, right = lone_counterparts(a[:2], b[:1])
    assert (pairs, len(left), len(right)) == ([], 2, 1)


def test_a_number_is_found_again_in_other_words() -> None:
    old = ("针对排查中发现的89个问题，该院向主管部门公开送达检察建议书。", "活动现场，检察官讲解了相关法律规定并解答了群众提问。")
    new = ("98个问题被写进检察建议书当面交到主管部门手里。", old[1])
    findings = diff(Text("题", old), Text("题", new)).findings
    assert ("number", "89个", "98个") in [(finding.kind, finding.a, finding.b) for finding in findings]


def test_one_form_filled_in_for_two_events_is_no_copy() -> None:
    form = (
        "近日，{0}院召开会议，{1}名干警参加。会上通报，今年共办理案件{2}件，{3}表示要把各项任务落到实处，追回损失{4}万元，走访企业{5}家。"
    )
    filler = "红柳镇的村民们围坐在一起，听{0}讲了一个关于水渠的故事，大家都说这样的事情从前想也不敢想。"
    a = Text("题一", (form.format("东山", 31, 412, "王立新", 88, 17), filler.format("老支书张国庆")))
    other = "学校的操场上支起了帐篷，孩子们排着队体验模拟法庭，家长在一旁拍照，笑声传出去很远很远，门卫也探头张望。"
    b = Text("题二", (form.format("西河", 54, 790, "李秀兰", 61, 23), other, other.replace("学校", "广场")))
    assert judge(a, b).fidelity == "unrelated"

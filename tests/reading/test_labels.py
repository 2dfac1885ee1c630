"""The label line: every label of the domain table is known, the longest wins, and no value holds a label."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.reading.labels import only_labels, roles, tidy, tokenise

VALUES = ("2023-07-09", "于莹莹 陈旭", "检察日报", "")
LINES = [
    ("时间:2023-07-09 作者:佚名 来源:内蒙古自治区人民检察院", "date=2023-07-09; author=佚名; source=内蒙古自治区人民检察院"),
    ("时间：2026-01-09 作者：于莹莹 陈旭 新闻来源：检察日报 【字号： | |", "date=2026-01-09; author=于莹莹 陈旭; source=检察日报; views="),
    ("时间：2015-03-13 作者： 新闻来源： 【字号： | |", "date=2015-03-13; author=; source=; views="),
    ("来源：国家统计局设管司发布时间：2017-03-10\xa010:33", "source=国家统计局设管司; date=2017-03-10\xa010:33"),
    ("2019-09-26 12:11来源：证券时报网作者：李在山", "source=证券时报网; author=李在山"),
    ("来源：IT之家作者：骑士责编：骑士", "source=IT之家; author=骑士; editor=骑士"),
    ("来\u3000源：检察日报\u3000作\u3000者：张三", "source=检察日报; author=张三"),
    ("[发布时间] 2023-07-09 [来源] 省院", "date=2023-07-09; source=省院"),
    ("【纠错】 责任编辑： 尹世杰", "views=; editor=尹世杰"),
    ("(责编：汤诗瑶、丁涛)", "editor=汤诗瑶、丁涛"),
    ("[版面编辑:吴越]", "editor=吴越"),
    ("2018-09-20 11:15:45 来源: IT之家(青岛) 举报", "source=IT之家(青岛); views="),
    ("信息来源：洪湖市人民政府\u3000|\u3000发布时间：2018-04-19", "source=洪湖市人民政府; date=2018-04-19"),
    ("记者/陈菲", "author=陈菲"),
    ("文丨张三 图丨李四", "author=张三; photo=李四"),
    ("来源：阅读时报", "source=阅读时报"),
    ("正文里说：下文：没有标签", ""),
]


@pytest.mark.parametrize(("line", "expected"), LINES, ids=[line for line, _ in LINES])
def test_a_line_as_shown(line: str, expected: str) -> None:
    assert [f"{token.role}={token.value}" for token in tokenise(line)] == expected.split("; ") * bool(expected)


def test_every_label_of_the_domain_table_is_known(shared: Path) -> None:
    kept_elsewhere = {"null_author", "null_source", "footer_cut"}
    with (shared / "domain/labels.tsv").open(encoding="utf-8") as table:
        rows = [row for row in csv.DictReader(table, delimiter="\t") if row["role"] not in kept_elsewhere]
    bare = {row["label"].strip("[]【】").removesuffix(":…").rstrip(":") for row in rows} - {"大 中 小"}
    assert bare <= set(roles())


def test_a_line_of_prose_is_no_label_line() -> None:
    assert only_labels("（责任编辑：系统管理员）")
    assert not only_labels("他说，来源：不明。")
    assert not only_labels("")


@pytest.mark.parametrize(
    ("raw", "tidied"),
    [("新华社）", "新华社"), ("IT之家(青岛)", "IT之家(青岛)"), ("| 检察日报 【", "检察日报"), ("姚昊】", "姚昊"), ("", "")],
)
def test_tidy(raw: str, tidied: str) -> None:
    assert tidy(raw) == tidied


@given(
    st.lists(st.tuples(st.sampled_from(["时间", "发布时间", "作者", "来源", "新闻来源", "责任编辑"]), st.sampled_from(VALUES)), max_size=6),
    st.sampled_from("：:"),
)
def test_labels_and_values_come_back(pairs: list[tuple[str, str]], colon: str) -> None:
    line = " ".join(f"{label}{colon}{value}" for label, value in pairs)
    assert [(token.label, token.value) for token in tokenise(line)] == pairs


@given(st.text(st.sampled_from("来源作者时间：: |【】（）字号12-张三\n"), max_size=200))
def test_a_value_never_holds_a_label(text: str) -> None:
    for token in tokenise(text):
        assert not [inner for inner in tokenise(token.value) if inner.role != "views" and inner.label not in ("文", "图", "据", "摄")]

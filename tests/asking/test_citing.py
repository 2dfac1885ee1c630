from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.citing import citations
from archiver.errors import BadArgument


def side(number: int, role: str, pairs: list[dict[str, Any]], **article: Any) -> dict[str, Any]:
    told = {"role": role, "title": "标题", "author": None, "source": "某县人民检察院", "published_on": "2023-06-30", "capture_id": number}
    capture = {"id": number, "fetched_at": f"2026-11-0{number}T10:00:00+08:00", "sha256": str(number) * 64}
    document = {"id": number, "url": f"http://www.example.gov.cn/{number}_a.html", "state": "live"}
    return {"document": document, "article": told | article, "captures": [{"id": 99}, capture], "pairs": pairs}


PAIR = {"repost_id": 1, "original_id": 2, "original_url": "http://www.example.gov.cn/2", "fidelity": "verbatim"}
COPY = side(1, "repost", [PAIR, PAIR], author="于莹莹、陈旭", published_on="2023-07-09")
ORIGINAL = side(2, "original", [PAIR])


def cite(found: dict[str, Any]) -> list[str]:
    return list(citations(found, {1: COPY, 2: ORIGINAL}.get))


def test_copy_and_original_are_named_with_capture_and_digest() -> None:
    line, blank, *entry = cite(COPY)
    assert line == (
        "于莹莹, 陈旭. 标题[EB/OL]. 某县人民检察院, (2023-07-09)[2026-11-01]. http://www.example.gov.cn/1_a.html. "
        f"存档于 2026-11-01T10:00:00+08:00, SHA-256 {'1' * 64}. "
        f"原文: http://www.example.gov.cn/2_a.html (2023-06-30), 存档于 2026-11-02T10:00:00+08:00, SHA-256 {'2' * 64}."
    )
    assert blank == ""
    assert entry == [
        "@online{archive-1,",
        "  author = {{于莹莹} and {陈旭}},",
        "  title = {{标题}},",
        "  organization = {{某县人民检察院}},",
        "  date = {2023-07-09},",
        "  url = {http://www.example.gov.cn/1_a.html},",
        "  urldate = {2026-11-01},",
        f"  note = {{captured 2026-11-01T10:00:00+08:00, SHA-256 {'1' * 64}; original: http://www.example.gov.cn/2\\_a.html (2023-06-30), "
        f"captured 2026-11-02T10:00:00+08:00, SHA-256 {'2' * 64}}},",
        "}",
    ]


def test_an_original_names_its_reposts_and_where_nobody_is_named_the_organ() -> None:
    line, _, *entry = cite(ORIGINAL)
    assert line.startswith("某县人民检察院. 标题[EB/OL]. (2023-06-30)[2026-11-02]. ")
    assert "转载: http://www.example.gov.cn/1_a.html (2023-07-09)" in line
    assert not any(field.startswith("  author") for field in entry)


def test_what_is_not_captured_is_said_so() -> None:
    lost = PAIR | {"original_id": None, "original_url": "http://gone.gov.cn/"}
    line, _, *entry = cite(side(1, "repost", [lost, PAIR | {"fidelity": "unrelated"}], source=None, published_on=None))
    assert line.startswith("佚名. 标题[EB/OL]. [2026-11-01]. ")
    assert line.endswith("原文: http://gone.gov.cn/, 未存档, 状态 lead.")
    assert any("original: http://gone.gov.cn/, not captured, lead" in field for field in entry)


def test_what_is_no_article_cannot_be_cited() -> None:
    with pytest.raises(BadArgument, match="document 3 is no article"):
        cite({"document": {"id": 3}, "article": None, "captures": [], "pairs": []})


@given(st.text(), st.text(min_size=1))
def test_bibtex_braces_balance_whatever_the_text(title: str, author: str) -> None:
    entry = re.sub(r"\\[{}]", "", "\n".join(cite(side(1, "repost", [], title=title, author=author))[2:]).replace(r"\textbackslash{}", ""))
    depth = 0
    for char in entry:
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0

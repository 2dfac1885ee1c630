from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archiver.store.search import search, snippet
from archiver.store.views import VIEWS
from tests.store.conftest import Archive, raw


@pytest.fixture
def articles(archive: Archive) -> Archive:
    rows = [
        ("一", "反腐法制", ["检察机关提起公诉。"], date(2023, 7, 9), "original"),
        ("二", "１２３项", ["100%完成_ABC。"], date(2024, 1, 1), "original"),
        ("三", "没有日期", ["检察机关。"], None, "repost"),
    ]
    for name, title, paragraphs, day, role in rows:
        lead = archive.lead(f"http://www.example.gov.cn/{name}", role=role)
        source = f"{name}县人民检察院"
        archive.article(lead, role=role, title=title, paragraphs=paragraphs, published_on=day, source=source, source_raw=raw(source))
    archive.writer.commit()
    return archive


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        (["检察"], ["反腐法制", "没有日期"]),
        (["检察", "公诉"], ["反腐法制"]),
        (["检察 公诉"], ["反腐法制"]),
        (["法"], ["反腐法制"]),
        (["反腐", "公诉"], ["反腐法制"]),  # one in the title, one in the body
        (["abc"], ["１２３项"]),
        (["ＡＢＣ"], ["１２３项"]),
        (["１２３"], ["１２３项"]),
        (["%"], ["１２３项"]),  # nothing is a wildcard
        (["_"], ["１２３项"]),
        (["/"], []),
        (["'; DROP TABLE document; --"], []),
        ([], ["１２３项", "反腐法制", "没有日期"]),  # newest first, undated last
    ],
)
def test_every_word_must_occur(articles: Archive, words: list[str], titles: list[str]) -> None:
    assert [row["title"] for row in search(articles.engine, words)] == titles


def test_the_bounds_and_filters(articles: Archive) -> None:
    def titles(**filters: object) -> list[str]:
        return [row["title"] for row in search(articles.engine, [], **filters)]  # type: ignore[arg-type]

    assert titles(since=date(2023, 7, 9), until=date(2023, 7, 9)) == ["反腐法制"]
    assert titles(since=date(2023, 7, 10)) == ["１２３项"]
    assert titles(role="repost") == ["没有日期"]
    assert titles(source="二县") == ["１２３项"]
    assert titles(host="WWW.example.gov.cn", limit=1) == ["１２３项"]
    assert titles(host="other.gov.cn") == []


def test_the_rows_are_those_of_the_view_and_a_snippet(articles: Archive) -> None:
    (row,) = search(articles.engine, ["公诉"])
    assert tuple(row) == (*VIEWS["articles"].columns, "snippet")
    assert row["snippet"] == "检察机关提起公诉。"


def test_a_snippet_is_one_short_line_about_the_word() -> None:
    found = snippet("前" * 500 + "\n目标\n" + "后" * 500, ["目标"])
    assert "目标" in found
    assert found.startswith("…前")
    assert found.endswith("后…")
    assert "\n" not in found
    assert len(found) < 100


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.lists(st.text(st.characters()), max_size=3))
def test_any_words_give_an_answer(articles: Archive, words: list[str]) -> None:
    search(articles.engine, words)

from __future__ import annotations

import sqlite3
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from archiver.errors import BadArgument
from archiver.store.place import Place
from archiver.store.search import search
from archiver.store.search_query import parse
from archiver.store.views import VIEWS
from tests.store.conftest import Archive, raw


@pytest.fixture
def articles(archive: Archive) -> Archive:
    rows = [
        ("一", "反腐法制", ["检察机关提起公诉。"], date(2023, 7, 9), "original"),
        ("二", "１２３项", ["100%完成_ABC。", "依法，", "提起 公诉"], date(2024, 1, 1), "original"),
        ("三", "没有日期", ["檢察機關𠮷。"], None, "repost"),
    ]
    for name, title, paragraphs, day, role in rows:
        lead = archive.lead(f"http://www.example.gov.cn/{name}", role=role)
        source = f"{name}县人民检察院"
        archive.article(lead, role=role, title=title, paragraphs=paragraphs, published_on=day, source=source, source_raw=raw(source))
    archive.writer.commit()
    return archive


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ("检察", ["反腐法制", "没有日期"]),  # traditional forms are folded
        ("檢察", ["反腐法制", "没有日期"]),
        ("检察 公诉", ["反腐法制"]),
        ("法", ["１２３项", "反腐法制"]),
        ("反腐 公诉", ["反腐法制"]),  # one in the title, one in the body
        ("abc", ["１２３项"]),
        ("ＡＢＣ", ["１２３项"]),
        ("１２３", ["１２３项"]),
        ("12", ["１２３项"]),
        ("%", ["１２３项"]),  # nothing is a wildcard
        ("*", []),
        ("_", ["１２３项"]),
        ("/", []),
        ("𠮷", ["没有日期"]),
        ("依法,提起", ["１２３项"]),  # white space does not part a word, marks do
        ("依法提起", []),
        ('"提起 公诉"', ["１２３项", "反腐法制"]),
        ("“公诉 提起”", []),
        ("反腐 OR 没有", ["反腐法制", "没有日期"]),
        ("检察 NOT 反腐", ["没有日期"]),
        ("公诉 AND NOT (反腐 OR 没有)", ["１２３项"]),
        ("title:法", ["反腐法制"]),
        ("title：（法 OR 日期）", ["反腐法制", "没有日期"]),
        ("source:二县", ["１２３项"]),
        ("二县", []),  # a source is not what an article says
        ("公诉 source:人民检察院 NOT source:一", ["１２３项"]),
        ("'; DROP TABLE document; --", []),
        ("制检", []),  # the end of a title and the beginning of a body are not side by side
        ("", ["１２３项", "反腐法制", "没有日期"]),  # newest first, undated last
    ],
)
def test_what_a_query_finds(articles: Archive, asked: str, titles: list[str]) -> None:
    assert [row["title"] for row in search(articles.engine, asked)] == titles
    assert {row["title"] for row in search(articles.engine, asked.split(), order="best")} == set(titles)


def test_the_bounds_and_filters(articles: Archive) -> None:
    def titles(asked: str = "", **filters: object) -> list[str]:
        return [row["title"] for row in search(articles.engine, asked, **filters)]  # type: ignore[arg-type]

    assert titles(since=date(2023, 7, 9), until=date(2023, 7, 9)) == ["反腐法制"]
    assert titles("公诉", since=date(2023, 7, 10)) == ["１２３项"]
    assert titles("公诉", until=date(2023, 12, 31)) == ["反腐法制"]
    assert titles(until=date.max) == ["１２３项", "反腐法制"]
    assert titles(since=date.min) == ["１２３项", "反腐法制"]
    assert titles("检察", role="repost") == ["没有日期"]
    assert titles(source="二县") == ["１２３项"]
    assert titles(host="WWW.example.gov.cn", limit=1) == ["１２３项"]
    assert titles(host="other.gov.cn") == []


def test_an_order_that_there_is_not(articles: Archive) -> None:
    with pytest.raises(BadArgument, match=r"order 'oldest'.*newest, best"):
        search(articles.engine, "公诉", order="oldest")  # type: ignore[arg-type]


def test_the_best_have_the_word_in_the_title(archive: Archive) -> None:
    for number, (title, body) in enumerate([("公诉", "受贿"), ("受贿", "公诉"), ("其他", "受贿和公诉")]):
        lead = archive.lead(f"http://www.example.gov.cn/{number}")
        archive.article(lead, title=title, paragraphs=[body], published_on=date(2024, 1, 1 + number))
    archive.writer.commit()
    assert search(archive.engine, "受贿", order="best", limit=1)[0]["title"] == "受贿"
    assert search(archive.engine, "受贿", order="newest", limit=1)[0]["title"] == "其他"


def test_the_rows_are_those_of_the_view_and_a_snippet(articles: Archive) -> None:
    (row,) = search(articles.engine, "反腐 公诉")
    assert tuple(row) == (*VIEWS["articles"].columns, "snippet")
    assert row["snippet"] == "检察机关提起«公诉»。"


@pytest.mark.parametrize("asked", ["公诉", "检察 OR title:项", '"提起 公诉" NOT ABC'])
def test_the_documented_sql_gives_the_same_rows(articles: Archive, place: Place, asked: str) -> None:
    expected = [row["id"] for row in search(articles.engine, asked)]
    ours = "SELECT document_id FROM search WHERE words MATCH zh_query(:asked) ORDER BY newest DESC"
    with articles.engine.connect() as conn:
        assert list(conn.execute(text(ours), {"asked": asked}).scalars()) == expected
    plain = sqlite3.connect(str(place.database))  # as the sqlite3 shell: no function of ours, the expression written out
    rows = plain.execute("SELECT document_id FROM search WHERE words MATCH ? ORDER BY newest DESC", (parse(asked).match,))
    assert [row[0] for row in rows] == expected
    plain.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(
    st.one_of(st.text(max_size=30), st.text(alphabet='检ab "()（”:*^-+{}\\ANDORT', max_size=30), st.from_regex(r"(title|source):.{0,5}"))
)
def test_any_query_is_answered_or_refused_in_one_line(articles: Archive, asked: str) -> None:
    try:
        search(articles.engine, asked)
    except BadArgument as error:
        assert "query" in str(error)

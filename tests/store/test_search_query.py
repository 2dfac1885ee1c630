from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.errors import BadArgument
from archiver.store.search_query import LONGEST, parse, zh_query
from archiver.store.search_split import split

EVERYWHERE = "{title body files}"


@pytest.mark.parametrize(
    ("asked", "match", "words"),
    [
        ("受贿", f'{EVERYWHERE} : "受 贿"', ("受贿",)),
        ("受贿 內蒙古", f'({EVERYWHERE} : "受 贿" AND {EVERYWHERE} : "内 蒙 古")', ("受贿", "内蒙古")),
        ("甲 AND 乙 OR 丙", f'(({EVERYWHERE} : "甲" AND {EVERYWHERE} : "乙") OR {EVERYWHERE} : "丙")', ("甲", "乙", "丙")),
        ("甲 NOT 乙", f'({EVERYWHERE} : "甲" NOT {EVERYWHERE} : "乙")', ("甲",)),
        ("甲 NOT 乙 丙", f'(({EVERYWHERE} : "甲" AND {EVERYWHERE} : "丙") NOT {EVERYWHERE} : "乙")', ("甲", "丙")),
        ("title:甲", '{title} : "甲"', ("甲",)),
        ("Title:甲", f'{EVERYWHERE} : "t i t l e x3a 甲"', ("title:甲",)),  # a field is written as it is written
        ("and", f'{EVERYWHERE} : "a n d"', ("and",)),
        ('"AND"', f'{EVERYWHERE} : "a n d"', ("and",)),
        ("3.5％", f'{EVERYWHERE} : "3 x2e 5 x25"', ("3.5%",)),
        ("  ", "", ()),
    ],
)
def test_what_a_query_becomes(asked: str, match: str, words: tuple[str, ...]) -> None:
    query = parse(asked)
    assert (query.match, query.words) == (match, words)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("(", "at its end: a word is missing"),
        (")", r"before \)"),
        ("甲)", "closes a parenthesis"),
        ("(甲", "does not close"),
        ("()", r"before \)"),
        ("甲 OR", "at its end"),
        ("甲 AND", "AND needs a word"),
        ("NOT 甲", "before NOT"),
        ("甲 NOT NOT 乙", "NOT needs a word"),
        ("title:", "title: needs a word"),
        ("title:source:甲", "source: inside another field"),
        ('甲 "乙 丙', 'not closed: "乙 丙'),
        ('""', "nothing to look for"),
        ("\u200b", "nothing to look for"),
        ("(" * 21 + "甲" + ")" * 21, "more than 20 parentheses"),
        ("甲" * (LONGEST + 1), str(LONGEST)),
    ],
)
def test_what_cannot_be_understood_is_named(asked: str, said: str) -> None:
    with pytest.raises(BadArgument, match=said) as caught:
        parse(asked)
    assert "query" in str(caught.value)


def test_sql_cannot_ask_for_nothing() -> None:
    with pytest.raises(BadArgument, match="empty"):
        zh_query(" ")


@given(st.text(), st.text())
def test_a_part_of_a_text_is_a_part_of_its_tokens(one: str, two: str) -> None:
    assert split(one + two) == f"{split(one)} {split(two)}".strip()


@given(st.text())
def test_sqlite_sees_every_token(shown: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE f USING fts5(t, tokenize='unicode61 remove_diacritics 0')")
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(f, instance)")
    connection.execute("INSERT INTO f VALUES (?)", (split(shown),))
    seen = [row[0] for row in connection.execute("SELECT term FROM v ORDER BY offset")]
    assert seen == split(shown).split()
    connection.close()

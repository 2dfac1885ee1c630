"""The pure parts of the page: languages, links, charts, facets, marks, feeds."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.commands.web import is_loopback
from archiver.errors import BadArgument
from archiver.store.search_snippet import MARKS
from archiver.store.vocabulary import DATE_KINDS, FIDELITIES, PERSON_ROLES, STATES
from archiver.web import charts
from archiver.web.facets import FACETS, counted, narrowed
from archiver.web.feeds import ATOM, feed
from archiver.web.language import LANGUAGES, Words, chosen, words
from archiver.web.rendering import View, external, marked

TEMPLATES = Path(charts.__file__).with_name("templates")


@pytest.mark.parametrize(
    ("asked", "accepted", "language"),
    [
        (None, "", "en"),
        (None, "zh-CN,zh;q=0.9,en;q=0.5", "zh"),
        (None, "fr,en;q=0.8,zh;q=0.9", "zh"),
        (None, "zh;q=0,en;q=0.1", "en"),
        (None, "zh;q=x", "en"),
        (None, "fr", "en"),
        ("zh", "en", "zh"),
        ("xx", "zh", "zh"),
    ],
)
def test_the_language_is_the_one_asked_for_or_best_accepted(asked: str | None, accepted: str, language: str) -> None:
    assert chosen(asked, accepted) == language


@given(st.text(), st.text())
def test_any_header_gives_a_language(asked: str, accepted: str) -> None:
    assert chosen(asked, accepted) in LANGUAGES


def test_every_word_of_the_templates_is_there_in_both_languages() -> None:
    used = {key for path in TEMPLATES.glob("*.html") for key in re.findall(r'["\'](page\.\w+)["\']', path.read_text("utf-8"))}
    assert used <= set(words())
    assert all(set(both) == set(LANGUAGES) and all(both.values()) for both in words().values())


@pytest.mark.parametrize(
    ("part", "values"), [("state", STATES), ("fidelity", FIDELITIES), ("role", PERSON_ROLES), ("kind", DATE_KINDS), ("page", FACETS)]
)
def test_every_value_of_the_archive_has_its_words(part: str, values: tuple[str, ...]) -> None:
    assert all(f"{part}.{value}" in words() for value in values)


def test_values_without_words_stand_as_they_are() -> None:
    assert Words("en").value("state", "new word") == "new word"
    assert Words("zh").value("state", None) == ""


@given(st.dictionaries(st.sampled_from(["q", "organ", "lang"]), st.text(max_size=20)), st.text(max_size=20))
def test_links_keep_what_was_asked(query: dict[str, str], word: str) -> None:
    view = View("/search", query, "")
    again = parse_qs(urlsplit(view.same(q=word)).query, keep_blank_values=True)
    assert again["q"] == [word]
    assert again.get("organ") == ([query["organ"]] if "organ" in query else None)
    assert parse_qs(urlsplit(view.switched).query)["lang"] == ["zh" if view.language == "en" else "en"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", " http://a", "//a", "data:text/html,x", "", None, 7, "ftp://a", "java\nscript:x"])
def test_no_other_scheme_becomes_a_link(url: object) -> None:
    assert external(url) is None


def test_http_addresses_become_links() -> None:
    assert external("HTTP://a.example/") == "HTTP://a.example/"
    assert external("https://a.example/") == "https://a.example/"


@given(st.lists(st.tuples(st.text(max_size=5), st.integers(0, 10**7), st.integers(0, 10**7)), max_size=50))
def test_columns_stand_inside_the_drawing(rows: list[tuple[str, int, int]]) -> None:
    chart = charts.stacked(rows)
    assert len(chart.columns) == 2 * len(rows)
    for column in chart.columns:
        assert chart.left <= column.x
        assert column.x + column.width <= chart.width + 0.02
        assert column.y >= 0
        assert column.y + column.height <= chart.base + 0.02


@given(st.integers(0, 10**12))
def test_an_axis_ends_just_above(most: int) -> None:
    top = charts.nice(most)
    assert top >= most
    assert top % 4 == 0
    assert top <= max(4, 2 * most)


MONTHS = st.dates().map(lambda day: f"{day.year:04}-{day.month:02}")


@given(st.dictionaries(MONTHS, st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=20))
def test_time_has_no_gaps_and_loses_nothing(months: dict[str, tuple[int, int]]) -> None:
    rows = charts.over_time([*([name, *values] for name, values in sorted(months.items())), [None, 5, 5]])
    assert [sum(row[place] for row in rows) for place in (1, 2)] == [sum(values[place] for values in months.values()) for place in (0, 1)]
    names = [row[0] for row in rows]
    assert names == sorted(set(names))
    assert len({len(name) for name in names}) <= 1


VALUES = st.lists(st.fixed_dictionaries({facet: st.sampled_from([None, "a", "b", "c"]) for facet in FACETS}), max_size=30)


@given(VALUES, st.dictionaries(st.sampled_from(FACETS), st.sampled_from("abc")))
def test_a_count_is_what_choosing_the_value_gives(values: list[dict[str, str | None]], chosen: dict[str, str]) -> None:
    for facet, counts in counted(values, chosen).items():
        for value, count in counts:
            assert count == len(narrowed(values, chosen | {facet: value}))
        assert facet not in chosen or chosen[facet] in dict(counts)


@given(st.text(alphabet=[*MARKS, "检", "<", "a"]))
def test_marks_are_cut_out_and_nothing_else(snippet: str) -> None:
    parts = marked(snippet)
    plain = snippet.translate({ord(mark): None for mark in MARKS})
    assert "".join(text for _, text in parts).translate({ord(mark): None for mark in MARKS}) == plain


def test_marked_words_are_told_apart() -> None:
    assert marked("在«检察»院») 外") == [(False, "在"), (True, "检察"), (False, "院») 外")]


@given(st.text(), st.text(), st.none() | st.text())
def test_a_feed_is_xml_whatever_is_stored(title: str, url: str, source: str | None) -> None:
    row = {"id": 1, "number": 1, "at": "2024-01-01T00:00:00+08:00", "title": title, "url": url, "source": source}
    row |= {"role": "repost", "state": "live", "published_on": None}
    root = ElementTree.fromstring(feed("versions", [row], Words("zh"), "http://localhost", row["at"]))
    assert len(root.findall(f"{{{ATOM}}}entry")) == 1


PRIVATE = ("127.0.0.1", "::1", "localhost", "127.8.8.8")


@pytest.mark.parametrize("host", [*PRIVATE, "0.0.0.0", "::", "192.0.2.7"])
def test_loopback_is_told_from_the_rest(host: str) -> None:
    assert is_loopback(host) is (host in PRIVATE)


@pytest.mark.parametrize("host", ["", "example.org", "127.0.0.1:80", "[::1]"])
def test_a_name_is_no_address_to_listen_on(host: str) -> None:
    with pytest.raises(BadArgument, match="--host"):
        is_loopback(host)

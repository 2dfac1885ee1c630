"""One text under several addresses; two notices of one form are two texts."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pairing.archive import Shelf, shelf
from tests.pairing.samples import DAY, PORTAL, SITE, notice, story
from tests.pairing.scale import notices

Article = tuple[str, str, list[str], str, int]  # address, title, paragraphs, role, days after DAY


def add(archive: Shelf, article: Article) -> int:
    url, title, paragraphs, role, days = article
    return archive.add(url, title, paragraphs, role=role, day=DAY + timedelta(days=days))


def test_one_text_under_two_addresses_and_its_copies(archive: Shelf) -> None:
    told = story(1)
    articles = [(SITE.format(n), told.title, told.paragraphs, "original", n) for n in (2, 1)]
    articles += [(PORTAL.format(n), "换了题目", told.paragraphs, "repost", 5) for n in (1, 2, 3)]
    articles.append((PORTAL.format(4), story(2).title, story(2).paragraphs, "repost", 0))
    for article in articles:
        add(archive, article)
    rows = archive.rows("clusters")
    assert len({row["cluster_id"] for row in rows}) == 1
    assert {row["members"] for row in rows} == {5}
    assert [row["url"] for row in rows if row["first_poster"]] == [SITE.format(1)]


def test_a_sentence_more_is_still_one_text_another_word_is_not(archive: Shelf) -> None:
    told = story(1)
    add(archive, (SITE.format(1), told.title, told.paragraphs, "original", 0))
    add(archive, (PORTAL.format(1), told.title, [*told.paragraphs, "本网将继续关注此案的进展。"], "repost", 1))
    assert len(archive.rows("clusters")) == 2
    changed = [told.paragraphs[0].replace("，", "，据悉当地", 1), *told.paragraphs[1:]]
    add(archive, (PORTAL.format(2), told.title, changed, "repost", 1))
    assert PORTAL.format(2) not in {row["url"] for row in archive.rows("clusters")}


def test_an_edit_takes_an_article_out_and_a_revert_brings_it_back(archive: Shelf) -> None:
    told = story(1)
    articles: list[Article] = [(SITE.format(n), told.title, told.paragraphs, "original", n) for n in (1, 2, 3)]
    for article in articles:
        add(archive, article)
    add(archive, (SITE.format(1), told.title, story(2).paragraphs, "original", 1))
    assert {row["url"] for row in archive.rows("clusters")} == {SITE.format(2), SITE.format(3)}
    add(archive, articles[0])
    assert len(archive.rows("clusters")) == 3


def test_notices_of_one_form_are_never_one_cluster(archive: Shelf) -> None:
    notices(archive, 120)
    assert archive.rows("clusters") == []


def _everything(articles: list[Article]) -> tuple[set[tuple[object, ...]], set[frozenset[str]]]:
    """Pairs and clusters by address, of articles stored in this order."""
    with tempfile.TemporaryDirectory() as folder, shelf(Path(folder)) as archive:
        for article in articles:
            add(archive, article)
        pairs = archive.rows("pairs")
        clusters: dict[int, set[str]] = {}
        for row in archive.rows("clusters"):
            clusters.setdefault(row["cluster_id"], set()).add(row["url"])
    said = ("repost_url", "original_url", "rule", "fidelity", "text_similarity", "lag_days")
    return {tuple(row[name] for name in said) for row in pairs}, {frozenset(urls) for urls in clusters.values()}


def _some(seed: int) -> list[Article]:
    rng = Random(seed)
    made: list[Article] = []
    for number in range(3):
        told = notice(rng.randrange(99)) if number == 2 else story(rng.randrange(99))
        made.append((SITE.format(number), told.title, told.paragraphs, "original", number))
        made.append((SITE.format(number + 10), told.title, [*told.paragraphs, "（来源：本院）"], "original", number))
        made.append((PORTAL.format(number), told.title_again, told.paragraphs_again, "repost", 4))
        made.append((PORTAL.format(number + 10), told.title, told.paragraphs[1:], "repost", 5))
    return made


@settings(max_examples=4, deadline=None)
@given(st.integers(0, 5), st.randoms(use_true_random=False))
def test_the_order_of_arrival_plays_no_part(seed: int, order: Random) -> None:
    articles = _some(seed)
    expected = _everything(articles)
    order.shuffle(articles)
    assert _everything(articles) == expected

"""The saved pages through reading and pipelines: who wrote, who edited, where it is from, each with its evidence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from archiver.items import ArticleItem
from tests.pipelines.reading import normalised, registry
from tests.reading.judge import key
from tests.reading.report import pages

Both = list[tuple[dict[str, Any], ArticleItem]]


@pytest.fixture(scope="module")
def read(shared: Path) -> Both:
    known = registry()
    both = [(truth, normalised(known, page)) for truth, page in pages(shared / "pages", "article")]
    return [(truth, item) for truth, item in both if isinstance(item, ArticleItem)]


def names(text: str | None) -> set[str]:
    return {name for name in re.split(r"[、，,\s|]+", text or "") if name}


def test_all_are_articles(read: Both) -> None:
    assert len(read) >= 61


def test_author_and_editor_are_never_swapped(read: Both) -> None:
    for truth, item in read:
        authors, editors = names(truth["author"]), names(truth["editor"])
        assert not names(item.author) & (editors - authors), truth["slug"]
        assert not names(item.editor) & (authors - editors), truth["slug"]
        assert not {who.name for who in item.people if who.role == "editor"} & (authors - editors), truth["slug"]


def test_source_is_right_on_95_percent_of_those_that_have_one(read: Both) -> None:
    having = [(truth, item) for truth, item in read if truth["source"]]
    wanted = [({key(value) for value in (truth["source"], *truth["source_alt"])}, item) for truth, item in having]
    right = sum(key(item.source_raw.value if item.source_raw else None) in sources for sources, item in wanted)
    print(f"\nsource: {right} of {len(having)}")
    assert right >= 0.95 * len(having)


def test_a_source_is_never_an_author_and_an_organ_never_a_person(read: Both) -> None:
    for truth, item in read:
        assert item.source is None or item.source not in names(item.author), truth["slug"]
        for person in item.people:
            assert len(person.name.replace("·", "")) <= 24
            assert not person.name.endswith(("院", "局", "网", "报", "社", "委", "处")), truth["slug"]


def test_every_value_has_its_evidence(read: Both) -> None:
    for truth, item in read:
        for name in ("title", "section", "published_on", "published_at", "author", "editor", "source", "source_code", "signed_by"):
            if getattr(item, name):
                assert item.evidence[name].rule, (truth["slug"], name)
                assert item.evidence[name].value, (truth["slug"], name)


def test_no_date_stands_twice_in_one_kind(read: Both) -> None:
    for truth, item in read:
        shown = [(row.kind, row.raw, row.date_on) for row in item.dates]
        assert len(shown) == len(set(shown)), truth["slug"]

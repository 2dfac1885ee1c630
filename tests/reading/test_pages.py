"""The saved pages: the bar of issue 3, held by the same judge that prints the report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.reading.report import measure, measure_others, ours


@pytest.fixture(scope="module")
def result(shared: Path) -> dict[str, Any]:
    return measure(ours(), shared / "pages")


def test_at_least_61_of_64_are_all_right(result: dict[str, Any]) -> None:
    right, pages = result["figures"]["all right"]
    assert pages == 64
    assert right >= 61, result["wrong"]


def test_source_is_right_on_95_percent_of_those_that_have_one(result: dict[str, Any]) -> None:
    right, pages = result["figures"]["source"]
    assert right >= 0.95 * pages, result["wrong"]


def test_author_and_editor_are_never_swapped(result: dict[str, Any]) -> None:
    right, pages = result["figures"]["unswapped"]
    assert right == pages, result["wrong"]


def test_the_count_of_images_is_within_one_on_90_percent(result: dict[str, Any]) -> None:
    right, pages = result["figures"]["images"]
    assert right >= 0.9 * pages, result["wrong"]


def test_lists_are_read_and_nothing_else_is_an_article(shared: Path) -> None:
    assert measure_others(ours(), shared / "pages") == {"lists": [8, 8], "no article": [6, 6]}

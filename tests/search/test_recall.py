"""A small version of ``python -m tests.search.measure``: what a scan finds, the index finds, and no more than folding accounts for."""

from __future__ import annotations

from pathlib import Path

from tests.search.measure import missed, terms
from tests.search.synthetic import build


def test_the_index_finds_all_that_a_scan_finds(tmp_path: Path) -> None:
    place, table, whole = build(tmp_path, 400, chars=600)
    assert 0 < whole - table < 2 * table
    rows = list(missed(place, terms(place, 150)))
    assert [row for row in rows if row[2]] == []
    assert sum(row[1] for row in rows) > 1000
    assert sum(row[3] for row in rows) < 0.05 * sum(row[1] for row in rows)

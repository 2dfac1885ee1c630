"""The questions that the README answers by SQL are answered."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from archiver.store.query import query
from tests.pairing.archive import Shelf, add_page
from tests.pairing.relations import world

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
SECTION = README.split("\n## Pairs\n", 1)[1].split("\n## ", 1)[0]
QUERIES = [sql.strip() for block in re.findall(r"```sql\n(.*?)```", SECTION, re.DOTALL) for sql in block.split(";") if sql.strip()]


@pytest.fixture
def filled(archive: Shelf) -> Shelf:
    for page in world(6, 40).truth["pages"].values():
        if page["kind"] in ("repost", "original") and page["verdicts"][:1] == ["article"]:
            add_page(archive, page)
    archive.writer.commit()
    return archive


def test_every_query_runs_and_most_find_something(filled: Shelf) -> None:
    answers = [query(filled.engine, sql, 5)[1] for sql in QUERIES]
    assert len(answers) == 5
    assert [bool(rows) for rows in answers] == [False, True, True, True, True], "nothing of this world has vanished"

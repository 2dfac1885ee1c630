from __future__ import annotations

import pytest

from archiver.errors import BadArgument
from archiver.store.engine import open_engine
from archiver.store.place import Place
from archiver.store.query import query
from tests.store.conftest import Archive


def test_a_select_is_answered_up_to_the_limit(archive: Archive, place: Place) -> None:
    for number in range(3):
        archive.article(archive.lead(f"http://a.gov.cn/{number}"))
    archive.writer.commit()
    engine = open_engine(place.url, read_only=True)
    assert query(engine, "SELECT id, role AS r FROM articles ORDER BY id", 2) == (["id", "r"], [(1, "original"), (2, "original")])


@pytest.mark.parametrize(
    "sql", ["SELEC 1", "SELECT 1; SELECT 2", "DELETE FROM document", "DROP VIEW articles", "PRAGMA user_version = 5", ""]
)
def test_anything_else_is_refused_and_changes_nothing(archive: Archive, place: Place, sql: str) -> None:
    archive.article(archive.lead())
    archive.writer.commit()
    with pytest.raises(BadArgument, match="query"):
        query(open_engine(place.url, read_only=True), sql, 10)
    assert len(archive.rows("articles")) == 1

"""The views are fast because their tables have the indexes: no question of these kinds reads a whole table of pages or captures."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine


def plan(engine: Engine, sql: str) -> list[str]:
    with engine.connect() as conn:
        return [row[3] for row in conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM articles WHERE id = 1",
        "SELECT * FROM articles WHERE host = 'www.spp.gov.cn'",
        "SELECT * FROM articles WHERE published_on BETWEEN '2023-01-01' AND '2023-12-31'",
        "SELECT * FROM articles WHERE published_on >= '2023-01-01' ORDER BY published_on DESC LIMIT 20",
        "SELECT * FROM articles WHERE source = '内蒙古自治区人民检察院'",
        "SELECT * FROM articles WHERE source_code = '150000'",
        "SELECT * FROM pairs WHERE repost_id = 1",
        "SELECT * FROM pairs WHERE original_id = 1",
        "SELECT * FROM dates WHERE document_id = 1",
        "SELECT * FROM people WHERE document_id = 1",
        "SELECT * FROM people WHERE name = '于莹莹'",
        "SELECT * FROM captures WHERE id = 1",
        "SELECT * FROM captures WHERE document_id = 1 ORDER BY id",
        "SELECT * FROM captures WHERE url = 'http://www.spp.gov.cn/'",
        "SELECT * FROM captures WHERE run_id = 1",
        "SELECT * FROM captures WHERE fetched_at >= '2026-11-25'",
        "SELECT * FROM captures ORDER BY fetched_at DESC LIMIT 20",
        "SELECT * FROM states WHERE document_id = 1",
        "SELECT * FROM states WHERE state = 'gone'",
        "SELECT * FROM failures WHERE run_id = 1",
        "SELECT * FROM comparisons WHERE repost_id = 1",
        "SELECT a.* FROM search s JOIN articles a ON a.id = s.document_id WHERE s.words MATCH zh_query('受贿') ORDER BY s.newest DESC",
    ],
)
def test_an_index_answers(engine: Engine, sql: str) -> None:
    steps = plan(engine, sql)
    scans = [step for step in steps if step.startswith("SCAN") and "INDEX" not in step]
    assert not scans, steps


@pytest.mark.parametrize("order", ["published_on DESC", "published_on"])
def test_the_newest_come_without_sorting(engine: Engine, order: str) -> None:
    steps = plan(engine, f"SELECT id, title FROM articles WHERE published_on >= '2023-01-01' ORDER BY {order} LIMIT 20")
    assert not any("TEMP B-TREE" in step for step in steps), steps

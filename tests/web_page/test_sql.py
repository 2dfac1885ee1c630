"""Datasette under ``/sql/``: it answers, and can do nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from archiver.store.place import Place
from archiver.store.views import VIEWS
from archiver.web.guard import SQL_POLICY
from tests.web_page.client import Client


def ask(client: Client, sql: str) -> dict[str, object]:
    answer: dict[str, object] = client.get("/sql/archive.json", {"sql": sql, "_shape": "objects"}).json()
    return answer


def test_it_answers_in_html_json_and_csv(client: Client) -> None:
    sql = "SELECT role, COUNT(*) AS articles FROM articles GROUP BY role ORDER BY role"
    assert [row["role"] for row in ask(client, sql)["rows"]] == ["original", "repost"]  # type: ignore[attr-defined]
    page = client.get("/sql/archive", {"sql": sql})
    assert page.status_code == 200
    assert page.headers["content-security-policy"] == SQL_POLICY
    assert "script-src" not in SQL_POLICY
    assert client.get("/sql/archive.csv", {"sql": sql}).text.startswith("role,articles")
    assert client.get("/sql").headers["location"] == "/sql/"


def test_views_are_shown_and_tables_set_apart(client: Client) -> None:
    known = client.get("/sql/archive.json").json()
    assert {view["name"] for view in known["views"]} >= set(VIEWS)
    assert all(table["hidden"] for table in known["tables"])


def test_words_are_found_as_on_the_page(client: Client) -> None:
    found = ask(client, "SELECT COUNT(*) AS n FROM search WHERE words MATCH zh_query('检察')")["rows"]
    assert found == [{"n": client.get("/search.json", {"q": "检察"}).json()["total"]}]


@pytest.mark.parametrize(
    "sql",
    [
        "ATTACH DATABASE '{file}' AS other",
        "EXPLAIN ATTACH DATABASE '{file}' AS other",
        "DELETE FROM document",
        "WITH x AS (SELECT 1) DELETE FROM document",
        "WITH x AS (SELECT 1) INSERT INTO run (spider, arguments, started_at) VALUES ('a', 'b', 'c')",
        "SELECT 1; DROP TABLE document",
        "PRAGMA query_only=OFF",
        "VACUUM INTO '{file}'",
        "SELECT load_extension('{file}')",
        "SELECT writefile('{file}', 'x')",
        "SELECT LENGTH(zeroblob(1000000000))",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n",
        "SELECT COUNT(*) FROM captures a, captures b, captures c, captures d",
    ],
)
def test_nothing_is_attached_written_or_endless(client: Client, demo: Place, tmp_path: Path, sql: str) -> None:
    file = tmp_path / "other.db"
    before = ask(client, "SELECT COUNT(*) AS n FROM captures")["rows"]
    answer = client.get("/sql/archive.json", {"sql": sql.format(file=file)})
    assert answer.status_code == 400
    assert not file.exists()
    assert ask(client, "SELECT COUNT(*) AS n FROM captures")["rows"] == before


def test_the_file_itself_is_not_handed_out(client: Client, demo: Place) -> None:
    assert client.get("/sql/archive.db").status_code in (403, 404)

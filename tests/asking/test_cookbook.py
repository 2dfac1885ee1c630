"""Every question of docs/cookbook.md is answered on the demo archive."""

from __future__ import annotations

import re
from pathlib import Path

from archiver.store.engine import open_engine
from archiver.store.place import Place
from archiver.store.query import query
from archiver.store.views import SEARCH, VIEWS

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"^### (.+)\n```sql\n([^`]+);\n```$", TEXT, re.MULTILINE)
NOTHING_IN_THE_DEMO = {"Articles that changed after they were first captured, and all captures of them", "Originals that nobody reposted"}


def test_there_are_twenty_at_least_and_each_has_its_sql() -> None:
    assert len(QUESTIONS) == len(re.findall("^### ", TEXT, re.MULTILINE)) >= 20


def test_every_view_is_asked() -> None:
    asked = set(re.findall(r"(?:FROM|JOIN) (\w+)", " ".join(sql for _, sql in QUESTIONS)))
    assert asked >= {*VIEWS, "search"}


def test_every_question_is_answered(demo: Path) -> None:
    engine = open_engine(Place(demo).url, read_only=True)
    empty = {title for title, sql in QUESTIONS if not query(engine, sql, 1)[1]}
    assert empty <= NOTHING_IN_THE_DEMO
    engine.dispose()


def test_the_readme_describes_the_view_of_the_search_and_names_the_cookbook() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    line = next((line for line in readme.splitlines() if line.startswith("| `search` |")), None)
    assert line, "no line for the view search"
    assert all(f"`{column}`" in line for column in SEARCH.columns)
    assert "(docs/cookbook.md)" in readme

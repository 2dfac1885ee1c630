from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import Engine

from archiver.store import vocabulary
from archiver.store.views import VIEWS, create_views, drop_views


def contract_views(contract: str) -> dict[str, list[str]]:
    """Name → columns, from the text of the section "Views"."""
    section = contract.split("## Views", 1)[1].split("\n## ", 1)[0]
    plain = re.sub(r"\([^)]*\)", "", section)  # what stands in brackets explains
    views = re.findall(r"\*\*(\w+)\*\*[^`]*`([^`]*)`", plain)
    return {name: [column.strip() for column in columns.split(",")] for name, columns in views}


def test_the_views_have_exactly_the_columns_of_the_contract(shared: Path) -> None:
    contract = contract_views((shared / "CONTRACT.md").read_text())
    assert contract == {name: list(VIEWS[name].columns) for name in contract}
    assert len(contract) == 10


def test_the_database_gives_those_columns(engine: Engine) -> None:
    with engine.connect() as conn:
        for name, view in VIEWS.items():
            assert tuple(conn.exec_driver_sql(f"SELECT * FROM {name}").keys()) == view.columns


def test_the_words_are_those_of_the_contract(shared: Path) -> None:
    contract = (shared / "CONTRACT.md").read_text()
    for words in (vocabulary.STATES, vocabulary.VERDICTS):
        assert ", ".join(words) in re.sub(r"\s+", " ", contract)
    for words in (vocabulary.BASES, vocabulary.DATE_KINDS, vocabulary.PRECISIONS, vocabulary.PERSON_ROLES, vocabulary.FIDELITIES):
        assert "|".join(f"'{word}'" for word in words) in re.sub(r"\s+", "", contract)


def test_views_can_be_made_again(engine: Engine) -> None:
    with engine.begin() as conn:
        drop_views(conn)
        drop_views(conn)
        create_views(conn)

"""Inserting one row and learning its number, on any database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Insert
from sqlalchemy.exc import NoResultFound


def insert_row(conn: Connection, statement: Insert, row: Mapping[str, Any]) -> int:
    """Execute the insert of one *row*; its id."""
    key = conn.execute(statement, dict(row)).inserted_primary_key
    if key is None:
        raise NoResultFound(f"the insert gave no id: {statement}")
    return int(key[0])

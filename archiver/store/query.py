"""One SELECT of a user's own, over a database opened to be read only."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from archiver.errors import BadArgument, WriteFailed


def query(engine: Engine, sql: str, limit: int) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The columns and at most *limit* rows that *sql* answers with.

    Raises:
        BadArgument: no SQL, more than one statement, or one that gives no rows, with the database's own words.
    """
    try:
        with engine.connect() as conn:
            answer = conn.exec_driver_sql(sql)
            if not answer.returns_rows:
                raise BadArgument("the query gives no rows: it may be one SELECT")
            return list(answer.keys()), [tuple(row) for row in answer.fetchmany(limit)]
    except (SQLAlchemyError, WriteFailed) as error:
        said = str(getattr(error, "orig", None) or error)
        if said == "user-defined function raised exception":  # all that SQLite passes on
            said = "zh_query() does not understand its words; `scrapy search` with the same words says why"
        raise BadArgument(f"the query cannot be answered: {said}") from None

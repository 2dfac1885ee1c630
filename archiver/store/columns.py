"""The columns that most tables share, and how constraints are named, so that a migration can name them too."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Integer, MetaData

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Int = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows only where the type is INTEGER, which is 64 bits there


def one_of(column: str, allowed: tuple[str, ...]) -> CheckConstraint:
    """The column holds one of these words, or NULL."""
    words = ", ".join(f"'{word}'" for word in allowed)
    return CheckConstraint(f"{column} IN ({words})", name=column)


def row_id() -> Column[int]:
    """The table's own ``id``, numbered by the database."""
    return Column("id", Int, primary_key=True)


def needs(name: str, target: str) -> Column[int]:
    """A reference to a row of the table *target* that there always is."""
    return Column(name, Int, ForeignKey(f"{target}.id"), nullable=False)


def may_have(name: str, target: str) -> Column[int]:
    """A reference to a row of the table *target*, or NULL."""
    return Column(name, Int, ForeignKey(f"{target}.id"))

"""The tables of pairs: what was found out about a repost and its original, and what articles are found by. Private, as ``schema`` is."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Table, Text, UniqueConstraint

from archiver.store.columns import Int, may_have, metadata, needs, one_of, row_id
from archiver.store.vocabulary import COUNTS, FIDELITIES

pair = Table(
    "pair",
    metadata,
    row_id(),
    needs("repost_id", "document"),
    may_have("original_id", "document"),
    Column("original_url", Text),
    Column("rule", Text, nullable=False),
    Column("score", Float),
    may_have("repost_version_id", "version"),
    may_have("original_version_id", "version"),
    Column("title_similarity", Float),
    Column("text_similarity", Float),
    Column("fidelity", Text),
    Column("source_matches", Int),
    *(Column(name, Int) for name in COUNTS),  # findings and letters, see archiver.compare; NULL while there is nothing to compare
    Column("summary", Text),
    UniqueConstraint("repost_id", "original_url", "rule"),
    one_of("fidelity", FIDELITIES),
    Index(None, "original_id"),
)

signature = Table(  # what an article is found by: the keys it has in ``trace``, of its latest version
    "signature",
    metadata,
    Column("document_id", Int, ForeignKey("document.id"), primary_key=True, autoincrement=False),
    needs("version_id", "version"),
    Column("content", Text, nullable=False),  # JSON, see archiver.pairing.signature
)

trace = Table(  # key → the articles that have it: a clause, a title with its organ, a number, a whole text
    "trace",
    metadata,
    Column("key", Int, primary_key=True, autoincrement=False),
    Column("document_id", Int, ForeignKey("document.id"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

cluster_member = Table(  # articles that are one text; an article alone has no row
    "cluster_member",
    metadata,
    Column("document_id", Int, ForeignKey("document.id"), primary_key=True, autoincrement=False),
    Column("cluster_id", Int, nullable=False),
    Index(None, "cluster_id"),
)

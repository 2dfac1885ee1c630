"""The tables of what runs observed of hosts and lists, and what was not as expected. Private, as ``schema`` is."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from archiver.store.columns import Int, may_have, metadata, needs, row_id

site_watch = Table(
    "site_watch",
    metadata,
    Column("run_id", Int, ForeignKey("run.id"), primary_key=True, autoincrement=False),
    Column("host", Text, primary_key=True),
    Column("seen", Int, nullable=False),  # pages asked for as articles that answered
    Column("read", Int, nullable=False),  # … that were read as such
    Column("absent", Int, nullable=False),  # … that are not there any more
    Column("shut", Int, nullable=False),  # … that were a protection page
    Column("blocked", Int, nullable=False),  # answers of any kind that were a protection page
    Column("failed", Int, nullable=False),  # requests without an answer
    Column("missing", Text, nullable=False),  # JSON object: field → on how many of the pages read it was not found
    Index(None, "host"),
)

list_watch = Table(
    "list_watch",
    metadata,
    Column("run_id", Int, ForeignKey("run.id"), primary_key=True, autoincrement=False),
    Column("list_id", Int, ForeignKey("document.id"), primary_key=True, autoincrement=False),  # its first page
    Column("pages", Int, nullable=False),
    Column("links", Int, nullable=False),
    Column("items", Int, nullable=False),
    Column("newest_on", Text),  # of the days beside its items
    Column("gap_days", Int),  # the longest usual wait between two of those days
    Index(None, "list_id"),
)

alarm = Table(
    "alarm",
    metadata,
    row_id(),
    needs("run_id", "run"),
    Column("host", Text, nullable=False),
    may_have("list_id", "document"),
    Column("kind", Text, nullable=False),  # of archiver.watch.model.KINDS
    Column("grave", Int, nullable=False),  # 1: the run ends with exit status 5
    Column("detail", Text, nullable=False),
    Index(None, "run_id"),
)

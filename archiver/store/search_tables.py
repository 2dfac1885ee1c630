"""What the full-text index of SQLite needs beside its own tables. Private, as ``schema`` is; the view ``search`` is public.

The index itself, ``article_fts`` (FTS5, contentless), is made by the migrations. Its row numbers are those of ``search_entry``: the day
of publication in the high bits and a running number in the low ones, so that the newest hits come first without sorting.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Table, Text

from archiver.store.columns import Int, metadata

search_entry = Table(  # one row an article that can be found
    "search_entry",
    metadata,
    Column("id", Int, primary_key=True, autoincrement=False),  # its row in ``article_fts``
    Column("document_id", Int, ForeignKey("document.id"), nullable=False, unique=True),
    Column("version_id", Int, ForeignKey("version.id"), nullable=False, unique=True),  # whose text stands in the index
    Column("files", Text),  # its attachments' text, as it was when it went in
)

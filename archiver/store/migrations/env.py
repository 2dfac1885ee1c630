"""What Alembic runs. The connection, with its open transaction, is handed in by ``store.migrate``."""

from __future__ import annotations

from alembic import context

from archiver.store import schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.document.metadata,
    render_as_batch=True,  # SQLite alters a table by making it anew
    transactional_ddl=True,  # true of SQLite too, once the driver keeps its hands off BEGIN (store.engine)
    include_name=lambda name, kind, _parents: not (kind == "table" and name is not None and "_fts" in name),
)
context.run_migrations()

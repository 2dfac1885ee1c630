"""Alembic's folder: one file a revision under ``versions``. Started by ``store.migrate`` only."""

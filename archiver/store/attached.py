"""The files of an article as readers see them: which there are, and what became of each."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from archiver.store.schema import asset, asset_file, document

Rows = list[dict[str, Any]]


def files_of(conn: Connection, document_id: int) -> Rows:
    """The images and attachments of the latest version in their order on the page; ``state`` is NULL for one that was left out."""
    columns = (
        asset.c.kind,
        asset.c.position,
        asset.c.name,
        asset.c.url,
        asset_file.c.state,
        asset_file.c.capture_id,
        asset_file.c.text_note,
    )
    query = (
        select(*columns)
        .select_from(document)
        .join(asset, asset.c.version_id == document.c.latest_version_id)
        .outerjoin(asset_file, asset_file.c.id == asset.c.file_id)
        .where(document.c.id == document_id)
        .order_by(asset.c.id)
    )
    return [dict(row) for row in conn.execute(query).mappings()]

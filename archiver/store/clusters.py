"""Clusters: articles that are one text. An article that has no equal has no row."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from archiver.store.pair_tables import cluster_member

_OF = select(cluster_member.c.document_id, cluster_member.c.cluster_id).where(
    cluster_member.c.document_id.in_(bindparam("ids", expanding=True))
)
_MEMBERS = select(cluster_member.c.document_id).where(cluster_member.c.cluster_id == bindparam("cluster"))
_ADD = insert(cluster_member)
_MERGE = (
    update(cluster_member)
    .where(cluster_member.c.cluster_id.in_(bindparam("clusters", expanding=True)))
    .values(cluster_id=bindparam("into"))
)
_DISSOLVE = delete(cluster_member).where(cluster_member.c.cluster_id == bindparam("cluster"))


def join(conn: Connection, document_id: int, equals: Collection[int]) -> None:
    """Put a document and its *equals*, and all that are equal to them, into one cluster, numbered by its smallest document."""
    if not equals:
        return
    together = sorted({document_id, *equals})
    known = {row.document_id: row.cluster_id for row in conn.execute(_OF, {"ids": together})}
    into = min({*together, *known.values()})
    if others := {cluster for cluster in known.values() if cluster != into}:
        conn.execute(_MERGE, {"clusters": sorted(others), "into": into})
    if new := [document for document in together if document not in known]:
        conn.execute(_ADD, [{"document_id": document, "cluster_id": into} for document in new])


def cluster_of(conn: Connection, documents: Collection[int]) -> dict[int, int]:
    """The clusters of *documents*, of those that are in one."""
    if not documents:
        return {}
    return {row.document_id: row.cluster_id for row in conn.execute(_OF, {"ids": sorted(documents)})}


def dissolve(conn: Connection, document_id: int) -> list[int]:
    """Take apart the cluster of a document whose text has changed; its other members, who may be equal among themselves still."""
    cluster = cluster_of(conn, [document_id]).get(document_id)
    if cluster is None:
        return []
    members = list(conn.execute(_MEMBERS, {"cluster": cluster}).scalars())
    conn.execute(_DISSOLVE, {"cluster": cluster})
    return sorted(set(members) - {document_id})

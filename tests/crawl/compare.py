"""What two archives of the same web must have in common: everything but times, ids and how often they asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from archiver.normalise.urls import canonical
from tests.crawl.run import ask

ARTICLES = (
    "SELECT url, role, section, title, published_on, published_at, published_basis, author, author_raw, editor, source, source_raw,"
    " source_code, original_url, body, image_count, versions, state FROM articles ORDER BY url"
)
PAIRS = (
    "SELECT repost_url, original_url, original_state, rule, lag_days, title_similarity, text_similarity, fidelity, source_matches"
    " FROM pairs ORDER BY repost_url, original_url"
)
PEOPLE = "SELECT a.url, p.name, p.role FROM people p JOIN articles a ON a.id = p.document_id ORDER BY a.url, p.name, p.role"
DATES = (
    "SELECT a.url, d.kind, d.raw, d.date_on, d.date_at, d.precision, d.conflict FROM dates d JOIN articles a ON a.id = d.document_id"
    " WHERE d.kind NOT IN ('list', 'http') ORDER BY a.url, d.kind, d.raw"
)


def content(archive: Path) -> dict[str, list[dict[str, Any]]]:
    """Articles, pairs, people and dates. Documents go by their identity: which form of a URL is found first is a matter of order."""
    questions = (("articles", ARTICLES), ("pairs", PAIRS), ("people", PEOPLE), ("dates", DATES))
    return {name: sorted((_by_identity(row) for row in ask(archive, sql)), key=str) for name, sql in questions}


def _by_identity(row: dict[str, Any]) -> dict[str, Any]:
    own = {name: canonical(row[name]).key for name in ("url", "repost_url") if name in row}
    if row.get("kind") == "url":
        own["raw"] = canonical(row["raw"]).key
    return row | own


def verify(archive: Path) -> list[str]:
    """What is wrong with the archive itself: rows twice, captures that are not there, a database that contradicts itself."""
    from archiver.captures.check import check_capture

    faults = [f"integrity_check: {r}" for r in ask(archive, "PRAGMA integrity_check") if r["integrity_check"] != "ok"]
    faults += [f"foreign key: {r}" for r in ask(archive, "PRAGMA foreign_key_check")]
    faults += [f"twice: {r}" for r in ask(archive, "SELECT url, COUNT(*) AS n FROM articles GROUP BY url HAVING n > 1")]
    for row in ask(archive, "SELECT warc_file, warc_offset, warc_length, sha256 FROM captures"):
        fault = check_capture(archive / "warc" / row["warc_file"], row["warc_offset"], row["warc_length"], row["sha256"])
        faults += [f"{row['warc_file']}@{row['warc_offset']}: {fault}"] if fault else []
    return faults

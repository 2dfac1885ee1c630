"""``scrapy show ID-or-URL``: one document, every field with its raw text, its dates, people, versions, captures and pairs."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from typing import Any

from archiver.cli import ArchiveCommand, say, say_json, table
from archiver.errors import BadArgument, NotUnderstood
from archiver.normalise.urls import canonical
from archiver.store.read import Reader

FIELDS = (
    ("title", None),
    ("section", None),
    ("published_on", "published_basis"),
    ("published_at", None),
    ("author", "author_raw"),
    ("editor", None),
    ("source", "source_raw"),
    ("source_code", None),
    ("original_url", None),
    ("body_chars", None),
    ("image_count", None),
    ("version", None),
    ("capture_id", None),
)


class Command(ArchiveCommand):
    """With ``--json`` the columns of ``articles``, and the document's other rows as arrays."""

    summary = "One document: fields, where each came from, dates, versions, captures, its pair"
    arguments = (1, 1)
    wanted = "ID-or-URL"

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        """Print the document."""
        with self.reading() as engine:
            found = find(Reader(engine), args[0])
        if found is None:
            raise BadArgument(f"no document {args[0]!r} in this archive: it may be an id or a URL")
        if opts.json:
            say_json(flat(found))
        else:
            for line in sheet(found):
                say(line)
        return 0


def find(reader: Reader, which: str) -> dict[str, Any] | None:
    """The document of an id, of a URL as it was found, or of any other form of that URL."""
    if which.isascii() and which.isdigit():
        return reader.document(int(which))
    try:
        return reader.document(which) or reader.document(canonical(which).key)
    except NotUnderstood:
        return None


def flat(found: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of ``articles`` (of what is no article, what is known of it), and the other rows as arrays; versions as ``history``."""
    arrays = {"history" if name == "versions" else name: rows for name, rows in found.items() if isinstance(rows, list)}
    return {**(found["article"] or found["document"]), **arrays}


def sheet(found: Mapping[str, Any]) -> Iterator[str]:
    """The document for a person."""
    document, article = found["document"], found["article"]
    yield f"{document['id']}  {document['role']}, {document['state']} since {document['state_since_at']}"
    yield f"  {document['url']}"
    if article:
        yield from (_field(name, article[name], article[raw] if raw else None) for name, raw in FIELDS)
    yield from _part("dates", found["dates"], ("kind", "date_on", "date_at", "precision", "raw", "rule", "conflict"))
    yield from _part("people", found["people"], ("role", "name", "raw"))
    yield from _part("pairs", found["pairs"], ("repost_id", "original_id", "original_state", "lag_days", "text_similarity", "original_url"))
    yield from _part("versions", found["versions"], ("number", "created_at", "title", "capture_id", "sha256"))
    yield from _part("captures", found["captures"], ("id", "fetched_at", "status", "verdict", "bytes", "warc_file", "warc_offset"))
    yield from _part("states", found["states"], ("state", "since_at", "until_at", "note"))
    yield from _part("failures", found["failures"], ("at", "stage", "reason", "detail"))
    if article:
        yield ""
        yield from article["body"].split("\n")


def _field(name: str, value: Any, raw: Any) -> str:
    return f"  {name:<14}{'NULL' if value is None else value}" + (f"  ← {raw}" if raw else "")


def _part(heading: str, rows: list[dict[str, Any]], columns: tuple[str, ...]) -> Iterator[str]:
    if rows:
        yield f"{heading}:"
        yield from table([columns, *(tuple(row[c] for c in columns) for row in rows)])

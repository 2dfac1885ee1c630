"""``scrapy show ID-or-URL``: one document, every field with its raw text, rule and capture; dates, people, versions, captures and pairs."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from typing import Any

from archiver.citing import citations
from archiver.cli import ArchiveCommand, say, say_json, table
from archiver.errors import BadArgument, NotUnderstood
from archiver.normalise.urls import canonical
from archiver.store.read import Reader

_INDENT = 17  # columns: the longest name of a field and a gap


class Command(ArchiveCommand):
    """With ``--json`` the columns of ``articles``, ``fields`` with the origin of each, and the document's other rows as arrays."""

    summary = "One document: fields, where each came from, dates, versions, captures, its pair"
    arguments = (1, 1)
    wanted = "ID-or-URL"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """``--cite``."""
        super().add_options(parser)
        parser.add_argument("--cite", action="store_true", help="print it as a citation, in GB/T 7714 and BibTeX")

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        """Print the document."""
        with self.reading() as engine:
            reader = Reader(engine)
            found = find(reader, args[0])
            if found is None:
                raise BadArgument(f"no document {args[0]!r} in this archive: it may be an id or a URL")
            cited = list(citations(found, reader.document)) if opts.cite else []
        if opts.cite:
            for line in cited:
                say(line)
        elif opts.json:
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
    for field in found["fields"]:
        yield from _field(field)
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


def _field(field: Mapping[str, Any]) -> Iterator[str]:
    """The value on one line; below it the text it was read from, the rule and the capture."""
    name, value, raw = field["field"], field["value"], field["raw"]
    shown = "NULL" if value is None else f"{len(value)} characters, below" if name == "body" else value
    yield f"  {name:<{_INDENT}}{shown}"
    if field["rule"] is not None:
        came = "" if raw is None else f"{raw}  "
        yield f"  {'':<{_INDENT}}← {came}[{field['rule']}] capture {'?' if field['capture_id'] is None else field['capture_id']}"


def _part(heading: str, rows: list[dict[str, Any]], columns: tuple[str, ...]) -> Iterator[str]:
    if rows:
        yield f"{heading}:"
        yield from table([columns, *(tuple(row[c] for c in columns) for row in rows)])

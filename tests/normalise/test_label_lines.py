"""Three hundred label lines and bylines, from the page's HTML to what the archive makes of them: date, people, organ, channel, reporter.

Each line of ``label_lines.tsv`` was written after a pattern of FACTS.md §4 or §8 (order, separators, glued labels, empty values,
placeholders, elements, bylines) and reviewed by itself. ``context`` is the page's host or the region's code, after ``repost`` where the
page is one; ``organ`` is an id of the gazetteer, ``-`` where the text names nobody, ``=text`` where it stays as it is, empty where there is
no source.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from archiver.normalise.dates import parse
from archiver.normalise.people import people
from archiver.normalise.sources import resolve
from archiver.reading.document import Document
from archiver.reading.fields import Fields, read_fields
from archiver.reading.flow import Flow
from archiver.reading.model import Page

with Path(__file__).with_name("label_lines.tsv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
WANTED = ("date", "people", "organ", "channel", "reporter")


class Understood(NamedTuple):
    """One line, read; empty strings where it says nothing of the kind."""

    date: str = ""
    people: str = ""
    organ: str = ""
    channel: str = ""
    reporter: str = ""


def of_text(line: str, where: str) -> Understood:
    """A first or last paragraph of the text."""
    found = people([], [line] if where == "first" else [], [line] if where == "last" else [])
    return Understood(people=" ".join(f"{who.role}:{who.name}" for who in found.people))


def of_head(line: str, context: str) -> Understood:
    """A line below the headline: text, or an element."""
    fields = head_fields(line if line.startswith("<") else f"<div>{line}</div>")
    named = people([(label, found.value) for label, found in fields.people], [], []).people
    dates = sorted(fields.dates, key=lambda found: found.kind != "published")
    said = Understood(date=dates[0].raw if dates else "", people=" ".join(f"{who.role}:{who.name}" for who in named))
    if not fields.sources:
        return said
    where = context.removeprefix("repost").strip()
    host, region = (None, where) if where.isdigit() else (where or None, None)
    source = resolve(fields.sources[0].value, host=host, region=region, repost=context.startswith("repost"))
    organ = source.organisation_id or ("-" if source.name is None else f"={source.name}")
    return said._replace(organ=organ, channel=source.channel or "", reporter=source.reporter or "")


def head_fields(html: str) -> Fields:
    """What the reading room's tokeniser makes of a piece of HTML."""
    page = f"<html><head><meta charset='utf-8'></head><body>{html}</body></html>".encode()
    url = "http://www.example.gov.cn/a.html"
    fields = Fields()
    read_fields(Flow(Document(Page(url=url, asked_url=url, body=page)).root).lines, "head", fields)
    return fields


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['where']} {row['line']} {row['context']}")
def test_reviewed_line(row: dict[str, str]) -> None:
    said = of_head(row["line"], row["context"]) if row["where"] == "head" else of_text(row["line"], row["where"])
    assert said == Understood(*(row[name] for name in WANTED))
    assert not row["date"] or parse(row["date"]) is not None


def test_there_are_three_hundred_and_none_twice() -> None:
    keys = {(row["where"], row["context"], row["line"]) for row in ROWS}
    assert len(ROWS) == len(keys) >= 300

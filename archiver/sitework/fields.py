"""A reading field by field, for the person who has to judge it: the value, the rule that found it, and what was not found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archiver.reading.model import Found, Reading

_TEXTS = ("title", "section", "author", "editor", "source")
_SHOWN = 60  # characters of a value


@dataclass(frozen=True, slots=True)
class Field:
    """``value`` is None where the page gave none; ``rule`` says where it was found."""

    name: str
    value: str | None
    rule: str = ""


def fields(reading: Reading) -> Iterator[Field]:
    """The fields of an article or a list, in the order of a page; of any other verdict, the verdict alone."""
    yield Field("verdict", reading.verdict, reading.why)
    if reading.verdict == "article":
        yield from _of_article(reading)
    elif reading.verdict == "list":
        items = [link for link in reading.links if link.kind == "item"]
        yield Field("items", f"{len(items)}, first {items[0].title[:_SHOWN]}" if items else None)
        yield Field("dates beside them", str(sum(link.date_raw is not None for link in items)) if items else None)
        yield Field("sections", _count(sum(link.kind == "section" for link in reading.links)))
        yield Field("next page", reading.next_url)
    yield from (Field(f"missing: {name}", None) for name in reading.missing)


def _of_article(reading: Reading) -> Iterator[Field]:
    for name in _TEXTS:
        found: Found | None = getattr(reading, name)
        yield Field(name, found.value[:_SHOWN], found.rule) if found else Field(name, None)
    yield from (Field(f"date ({date.kind})", date.raw[:_SHOWN], date.rule) for date in reading.dates)
    if not any(date.kind in ("published", "portal") for date in reading.dates):
        yield Field("date (published)", None)
    yield from (Field(f"person ({label})", found.value[:_SHOWN], found.rule) for label, found in reading.people)
    yield Field("paragraphs", _count(len(reading.paragraphs)))
    if reading.paragraphs:
        yield Field("first paragraph", reading.paragraphs[0][:_SHOWN])
        yield Field("last paragraph", reading.paragraphs[-1][-_SHOWN:])
    yield Field("images", _count(sum(asset.kind == "image" for asset in reading.assets)))
    yield Field("attachments", _count(sum(asset.kind == "attachment" for asset in reading.assets)))
    yield from (Field("original link", link.value, link.rule) for link in reading.original_links)
    yield Field("next page", reading.next_url)


def _count(number: int) -> str | None:
    return str(number) if number else None

"""Saved pages of sites, each with its reviewed expectation: ``<folder>/<slug>/<case>/page.html, meta.json, expected.json``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archiver.errors import BadDefinition
from archiver.reading.model import Page, Reading
from archiver.reading.registry import Registry

PAGE, META, EXPECTED = "page.html", "meta.json", "expected.json"
_REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class Expectation:
    """``expected.json``: the reading, and whether a person has said that it is right. ``reviewed`` is None where the file does not say."""

    reviewed: object
    reading: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """One saved page. ``folder`` holds its three files; ``expected.json`` is missing until the first check has written it."""

    slug: str
    name: str
    folder: Path

    def page(self) -> tuple[Page, str]:
        """(the page, the role it is read as). Raises BadDefinition where ``meta.json`` or the page cannot be used."""
        try:
            meta = json.loads((self.folder / META).read_text(encoding="utf-8"))
            url, body = meta["url"], (self.folder / PAGE).read_bytes()
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BadDefinition(f"{self.folder}: {error!r}") from error
        status, headers = meta.get("status", 200), meta.get("headers", {})
        return Page(url=url, body=body, status=status, headers=headers, asked_url=meta.get("asked_url", url)), meta.get("role", "original")

    def expected(self) -> Expectation | None:
        """What was written down, None where nothing was yet. Raises BadDefinition where the file is no JSON object."""
        file = self.folder / EXPECTED
        if not file.is_file():
            return None
        try:
            found = dict(json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise BadDefinition(f"{file}: {error}") from error
        return Expectation(found.pop(_REVIEWED, None), found)

    def write_expected(self, read: dict[str, Any]) -> None:
        """Write *read* as the expectation, for a person to review."""
        text = json.dumps({_REVIEWED: False, **read}, ensure_ascii=False, indent=1)
        (self.folder / EXPECTED).write_text(text + "\n", encoding="utf-8")


def cases(folder: Path) -> Iterator[Case]:
    """Every case under *folder*, by slug and name."""
    for meta in sorted(folder.glob(f"*/*/{META}")):
        yield Case(meta.parent.parent.name, meta.parent.name, meta.parent)


def read_case(registry: Registry, case: Case) -> dict[str, Any]:
    """What the registry reads on the page today, in the form of ``expected.json``."""
    page, role = case.page()
    site = registry.site_for(page.url)
    return {"site": site.slug if site else None, **summary(registry.read(page, role))}


def summary(reading: Reading) -> dict[str, Any]:
    """A reading as JSON: every field that a page's words decide, none of the rules that found it."""
    values = {name: getattr(reading, name) for name in ("title", "section", "author", "editor", "source")}
    return {
        "verdict": reading.verdict,
        "template": reading.template,
        **{name: found.value if found else None for name, found in values.items()},
        "dates": [[date.kind, date.raw] for date in reading.dates],
        "people": [[label, found.value] for label, found in reading.people],
        "original_links": [link.value for link in reading.original_links],
        "paragraphs": reading.paragraphs,
        "assets": [[asset.kind, asset.url, asset.position] for asset in reading.assets],
        "items": [[link.url, link.title, link.date_raw] for link in reading.links if link.kind == "item"],
        "next_url": reading.next_url,
        "missing": reading.missing,
    }


def differences(expected: dict[str, Any], read: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    """(name, expected, read) of each field that is not as expected."""
    pairs = ((name, expected.get(name), read.get(name)) for name in dict.fromkeys([*expected, *read]))
    return [(name, wanted, got) for name, wanted, got in pairs if wanted != got]

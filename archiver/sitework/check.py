"""Every site has a saved page, every saved page a site, and each page is read as a person reviewed it (EXAMPLES.md, habits 1 and 2)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archiver.reading.fixtures import EXPECTED, META, Case, cases, differences, read_case
from archiver.reading.registry import Registry


@dataclass(frozen=True, slots=True)
class Fault:
    """One field of one saved page that is not as expected. ``case`` is empty where a site has no saved page at all."""

    site: str
    case: str
    field: str
    expected: Any
    read: Any

    def __str__(self) -> str:
        return f"{self.site}/{self.case or '?'}: {self.field}: expected {self.expected!r}, read {self.read!r}"


def check(registry: Registry, pages: Path, slugs: Collection[str] = ()) -> Iterator[Fault]:
    """The faults of the sites *slugs* (none: all) whose saved pages are in the folder *pages*.

    A page without an expectation gets one, written from today's reading and not reviewed: that is a fault until a person has set it right.
    Raises BadDefinition where the files of a saved page cannot be used.
    """
    found = [case for case in cases(pages) if not slugs or case.slug in slugs]
    pictured = {case.slug for case in found}
    for site in registry.sites.values():
        if site.retired is None and site.slug not in pictured and (not slugs or site.slug in slugs):
            yield Fault(site.slug, "", META, f"a saved page in {pages / site.slug}", None)
    for case in found:
        yield from check_case(registry, case)


def check_case(registry: Registry, case: Case) -> Iterator[Fault]:
    """The faults of one saved page."""
    if case.slug not in registry.sites:
        yield Fault(case.slug, case.name, "site", "a definition of this name", None)
        return
    read, expected = read_case(registry, case), case.expected()
    if expected is None:
        case.write_expected(read)
        yield Fault(case.slug, case.name, EXPECTED, "an expectation", f"none; {case.folder / EXPECTED} was written: review it")
        return
    if expected.reviewed is not True:
        yield Fault(case.slug, case.name, "reviewed", True, expected.reviewed)
    if read["site"] != case.slug:
        yield Fault(case.slug, case.name, "hosts", case.slug, read["site"])
    for field, wanted, got in differences(expected.reading, read):
        yield Fault(case.slug, case.name, field, wanted, got)

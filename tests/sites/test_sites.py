"""Every site has a saved page, every saved page a site, and each is read as a person reviewed it once (EXAMPLES.md, habits 1 and 2).

The folders are those of the settings, so that ``test_red`` can run this very file over a copy with a mistake in it.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from archiver import settings
from archiver.gazetteer.lookup import gazetteer
from archiver.reading.fixtures import Case, cases
from archiver.reading.registry import Registry
from archiver.reading.site import Site
from archiver.sitework.check import check, check_case
from archiver.sitework.definitions import complaint

PAGES = Path(settings.ARCHIVE_SITE_PAGES)
REGISTRY = Registry.load(settings.ARCHIVE_TEMPLATES, Path(settings.ARCHIVE_SITES))
SITES = list(REGISTRY.sites.values())


@pytest.mark.parametrize("case", list(cases(PAGES)), ids=lambda case: f"{case.slug}-{case.name}")
def test_a_saved_page_is_read_as_reviewed(case: Case) -> None:
    assert [str(fault) for fault in check_case(REGISTRY, case)] == []


def test_no_site_without_a_saved_page_and_none_without_a_site() -> None:
    assert [str(fault) for fault in check(REGISTRY, PAGES)] == []


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.slug)
def test_a_definition_agrees_with_the_gazetteer(site: Site) -> None:
    assert complaint(site, gazetteer()) == ""


def hosts_seen(shared: Path) -> list[tuple[str, str]]:
    """(host, the organ's name as written there); a row may hold several hosts."""
    with (shared / "domain" / "hosts.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [(host, row["organisation"]) for row in rows for host in row["host"].split(" / ") if not host.startswith("*.")]


def test_every_host_that_was_ever_seen_has_an_owner(shared: Path) -> None:
    """By a definition, by the gazetteer's table, or by the rule of 1999; and where its name is one organ's alone, it is that organ."""
    unknown, wrong = [], []
    for host, name in hosts_seen(shared):
        site = REGISTRY.site_for(f"http://{host}/")
        organ = gazetteer().by_id(site.organisation) if site else gazetteer().by_host(host)
        if organ is None:
            unknown.append(host)
        elif gazetteer().by_name(name) not in (None, organ):
            wrong.append((host, name, organ.name))
    assert wrong == []
    assert unknown == ["www.jnjcy.gov.cn"], "hosts.tsv itself cannot tell 济宁 from 济南 there"

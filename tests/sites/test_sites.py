"""Every site has a saved page, every saved page a site, and each is read as a person reviewed it once (EXAMPLES.md, habits 1 and 2)."""

from __future__ import annotations

from pathlib import Path

import pytest

from archiver.gazetteer.lookup import gazetteer
from archiver.reading.fixtures import Case, cases, differences, read_case
from archiver.reading.hosts import is_official
from archiver.reading.registry import Registry
from archiver.reading.site import Site

HERE = Path(__file__).parent
REGISTRY = Registry.load("spiders.templates", HERE.parent.parent / "spiders" / "sites")
CASES = list(cases(HERE))
SITES = list(REGISTRY.sites.values())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.slug}-{case.name}")
def test_a_saved_page_is_read_as_reviewed(case: Case) -> None:
    read, expected = read_case(REGISTRY, case), case.expected()
    if expected is None:
        case.write_expected(read)
        pytest.fail(f"{case.folder}/expected.json was written now: review it, then run again")
    assert differences(expected, read) == []
    assert read["site"] == case.slug


def test_no_site_without_a_saved_page_and_none_without_a_site() -> None:
    assert {case.slug for case in CASES} == {site.slug for site in SITES if site.retired is None}


@pytest.mark.parametrize("site", [site for site in SITES if site.organisation], ids=lambda site: site.slug)
def test_the_organisation_is_in_the_gazetteer(site: Site) -> None:
    found = gazetteer().by_id(site.organisation)
    assert found is not None, f"organisation: {site.organisation!r} is not in the gazetteer"
    assert found.name == site.name, f"name: the gazetteer calls {site.organisation} {found.name}"


@pytest.mark.parametrize("site", [site for site in SITES if site.kind == "original"], ids=lambda site: site.slug)
def test_hosts_are_official_and_the_gazetteer_agrees(site: Site) -> None:
    for host in (host for host in site.hosts if "/" not in host):
        assert is_official(host.removeprefix("*.")), f"hosts: {host}"
        known = gazetteer().by_host(host.removeprefix("*."))
        assert known is None or known.id == site.organisation, f"hosts: {host} belongs to {known and known.name}"


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.slug)
def test_what_is_expected_is_stated(site: Site) -> None:
    assert site.retired is not None or "read" in site.expect, "expect.read is missing"
    assert site.kind == "original" or site.start_urls

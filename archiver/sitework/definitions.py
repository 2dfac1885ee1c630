"""Site definitions as a whole: what the gazetteer and the rules of the house say against a file that by itself reads well."""

from __future__ import annotations

from pathlib import Path

from archiver.errors import BadDefinition
from archiver.gazetteer import Gazetteer
from archiver.reading.hosts import is_official
from archiver.reading.registry import Registry
from archiver.reading.site import Site


def load(templates: str, folder: Path, organs: Gazetteer) -> Registry:
    """The registry of the package *templates* and the TOML files under *folder*, each definition checked against *organs*.

    Raises BadDefinition naming file and field.
    """
    registry = Registry.load(templates, folder)
    for site in registry.sites.values():
        if wrong := complaint(site, organs):
            raise BadDefinition(f"{path_of(folder, site.slug)}: {wrong}")
    return registry


def path_of(folder: Path, slug: str) -> Path:
    """The file that defines *slug*, in whichever province's folder it is."""
    return next(folder.rglob(f"{slug}.toml"), folder / f"{slug}.toml")


def complaint(site: Site, organs: Gazetteer) -> str:
    """What is wrong with *site*, its field named first; the empty string where nothing is."""
    return _of_organisation(site, organs) or _of_hosts(site, organs) or _of_expectation(site)


def _of_organisation(site: Site, organs: Gazetteer) -> str:
    if not site.organisation:
        return ""  # a portal that belongs to no organ
    organ = organs.by_id(site.organisation)
    if organ is None:
        return f"organisation: {site.organisation!r} is not in the gazetteer"
    return "" if organ.name == site.name else f"name: the gazetteer calls {organ.id} {organ.name}, not {site.name}"


def _of_hosts(site: Site, organs: Gazetteer) -> str:
    """An original's hosts are official, and the gazetteer knows no other owner; a folder of a host may be another organ's."""
    for host in (host.removeprefix("*.") for host in site.hosts if site.kind == "original" and "/" not in host):
        if not is_official(host):
            return f"hosts: {host} is no official host"
        owner = organs.by_host(host)
        if owner is not None and owner.id != site.organisation:
            return f"hosts: {host} belongs to {owner.id} {owner.name}"
    return ""


def _of_expectation(site: Site) -> str:
    return "" if site.retired is not None or "read" in site.expect else "expect.read: is missing"

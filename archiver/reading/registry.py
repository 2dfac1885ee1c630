"""Templates and sites by name and host, and the one way from a page to a reading."""

from __future__ import annotations

import importlib
import inspect
import logging
import pkgutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from urllib.parse import urlsplit

from archiver.errors import BadDefinition
from archiver.reading.document import Document
from archiver.reading.generic import Generic
from archiver.reading.hosts import host_of, is_official, path_of
from archiver.reading.model import Page, Reading
from archiver.reading.outcome import as_list, settled
from archiver.reading.site import Site, load_site
from archiver.reading.template import Template
from archiver.reading.verdict import judge

log = logging.getLogger(__name__)


class Registry:
    """What is known of sites. Built once, then only asked."""

    def __init__(self, templates: Iterable[Template], sites: Iterable[Site] = ()) -> None:
        self.templates = {template.name: template for template in (*templates, Generic())}
        self._asked = sorted(self.templates.values(), key=lambda template: template.rank)
        self.sites: dict[str, Site] = {}
        self._by_host: dict[str, list[tuple[str, Site]]] = {}
        for site in sites:
            self._add(site)

    @classmethod
    def load(cls, templates_module: str, sites_folder: Path) -> Registry:
        """Templates of the package *templates_module* (a dotted name), sites of every TOML file under *sites_folder*.

        Raises BadDefinition for a definition that cannot be right, ImportError where the package is not there.
        """
        files = sorted(sites_folder.rglob("*.toml"))
        return cls(_templates(importlib.import_module(templates_module)), (load_site(file) for file in files))

    def _add(self, site: Site) -> None:
        for template in (site.template, *(variant.template for variant in site.variants)):
            if template not in self.templates:
                raise BadDefinition(
                    f"{site.slug}: template: no template is called {template!r}; there are {', '.join(sorted(self.templates))}"
                )
        if site.slug in self.sites:
            raise BadDefinition(f"{site.slug}: two definitions have this name")
        self.sites[site.slug] = site
        for place in site.hosts:
            host, _, folder = place.partition("/")
            folders = self._by_host.setdefault(host, [])
            if any(folder == known for known, _ in folders):
                raise BadDefinition(f"{site.slug}: hosts: {place} is in another definition too")
            folders.append((folder, site))
            folders.sort(key=lambda entry: -len(entry[0]))

    def site_for(self, url: str) -> Site | None:
        """The site of *url*: by host without www., then by the longest folder; ``*.`` hosts last."""
        host = host_of(url)
        path = path_of(url).strip("/")
        for name in (host, *(f"*.{host.split('.', dots)[-1]}" for dots in range(1, host.count(".") + 1))):
            for folder, site in self._by_host.get(name, ()):
                if not folder or path == folder or path.startswith(f"{folder}/"):
                    return site
        return None

    def template_of(self, document: Document) -> Template:
        """The template whose fingerprint *document* carries; the generic one where no family's is on it."""
        return next(each for each in self._asked if each.fits(document))

    def allowed(self, url: str) -> bool:
        """May this be fetched as an original? Only official hosts and those of defined sites: clones stand elsewhere."""
        try:
            scheme = urlsplit(url.strip()).scheme.lower()
        except ValueError:
            return False
        host = host_of(url)
        return scheme in ("http", "https") and bool(host) and (is_official(host) or self.site_for(url) is not None)

    def read(self, page: Page, role: str = "original") -> Reading:
        """Read *page*, asked for as *role* (repost, original, list, page). Never raises: a failure is a reading that says so."""
        document = Document(page)
        try:
            reading = self._read(document, role)
            reading.charset, reading.charset_rule = document.charset, document.charset_rule
        except Exception as error:
            log.exception("reading %s failed", page.url)
            reading = Reading("unreadable", why=f"{type(error).__name__}: {error}"[:300])
        return reading

    def _read(self, document: Document, role: str) -> Reading:
        asked = document.page.asked_url or document.page.url
        verdict = judge(document, asked)
        if verdict is not None and not (verdict.verdict == "redirected_home" and role == "list"):
            return Reading(verdict.verdict, why=verdict.why)
        site = self.site_for(document.page.url) or self.site_for(asked)
        if role == "list" and (site is None or site.kind == "original") and (listed := as_list(document, role)) is not None:
            return listed
        skin = site.in_skin_of(document) if site else None
        template = self.templates[skin.template] if skin else self.template_of(document)
        reading = template.read(document, skin)
        reading.template, reading.template_version = template.name, template.version
        return settled(document, role, reading, site)


def _templates(package: ModuleType) -> Iterator[Template]:
    """An instance of every template class that the modules of *package* define."""
    for found in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{found.name}")
        for _, each in inspect.getmembers(module, inspect.isclass):
            if issubclass(each, Template) and each.__module__ == module.__name__ and not inspect.isabstract(each):
                yield each()

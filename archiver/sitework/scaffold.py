"""A new site from one saved page: the definition, and the page beside an expectation that a person has still to review."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from archiver.errors import BadArgument, WriteFailed
from archiver.gazetteer import Gazetteer, Organisation
from archiver.reading.fixtures import META, PAGE, Case
from archiver.reading.model import Page, Reading
from archiver.reading.registry import Registry
from archiver.reading.site import Site
from archiver.sitework.definitions import complaint

READABLE = ("article", "list", "requires_render")  # verdicts worth a definition: anything else is a page about the visitor, not the site
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_EXPECT = {"read": 0.95}
_KEPT_HEADERS = ("content-type",)  # what decoding asks of a response; the rest is of the day


@dataclass(frozen=True, slots=True)
class Draft:
    """A site as it is to be written. ``host`` may open with ``www.``; *page* is what it was guessed from."""

    slug: str
    province: str
    organ: Organisation
    host: str
    template: str
    page: Page

    def site(self) -> Site:
        """The definition as it will be read back."""
        hosts = (self.host.removeprefix("www."),)
        name, organisation = self.organ.name, self.organ.id
        return Site(slug=self.slug, name=name, organisation=organisation, hosts=hosts, template=self.template, expect=_EXPECT)

    def definition(self, folder: Path) -> Path:
        """The TOML file under the *folder* of definitions."""
        return folder / self.province / f"{self.slug}.toml"

    def case(self, folder: Path, verdict: str) -> Case:
        """The saved page under the *folder* of pages, named after what it is."""
        name = "shell" if verdict == "requires_render" else verdict
        return Case(self.slug, name, folder / self.slug / name)

    def toml(self) -> str:
        """The definition's text."""
        rows = {"name": self.organ.name, "organisation": self.organ.id, "hosts": [self.host], "template": self.template}
        lines = [f"{name:<12} = {json.dumps(value, ensure_ascii=False)}" for name, value in rows.items()]
        return "\n".join([*lines, "", "[expect]", *(f"{name} = {share}" for name, share in _EXPECT.items()), ""])


def refuse(draft: Draft, registry: Registry, organs: Gazetteer, definitions: Path, pages: Path) -> None:
    """Raise BadArgument where *draft* cannot be a definition, or anything of it exists: nothing is ever overwritten."""
    if wrong := complaint(draft.site(), organs):
        raise BadArgument(f"this cannot be a site: {wrong}; nothing was written")
    for option, name in (("--slug", draft.slug), ("--province", draft.province)):
        if not _NAME.fullmatch(name):
            raise BadArgument(f"{option} {name!r}: it may be small letters, digits and hyphens")
    if draft.slug in registry.sites or draft.definition(definitions).exists():
        raise BadArgument(f"--slug {draft.slug}: there is a definition of this name; nothing was written")
    known = registry.site_for(draft.page.url)
    if known is not None and draft.host.removeprefix("www.") in known.hosts:
        raise BadArgument(f"{draft.host} is in the definition {known.slug} already; nothing was written")
    if (pages / draft.slug).exists():
        raise BadArgument(f"{pages / draft.slug} exists; nothing was written")


def write(draft: Draft, reading: Reading, definitions: Path, pages: Path) -> tuple[Path, Case]:
    """Write definition, page and meta.json; (the definition's path, the case). The first check writes its expectation.

    Raises WriteFailed naming the path.
    """
    path, case = draft.definition(definitions), draft.case(pages, reading.verdict)
    headers = {name: value for name, value in draft.page.headers.items() if name in _KEPT_HEADERS}
    meta: Mapping[str, object] = {
        "url": draft.page.url,
        "status": draft.page.status,
        "headers": headers,
        "role": "list" if reading.verdict == "list" else "original",
    }
    _create(path, draft.toml().encode())
    _create(case.folder / PAGE, draft.page.body)
    _create(case.folder / META, (json.dumps(meta, ensure_ascii=False, indent=1) + "\n").encode())
    return path, case


def _create(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
    except OSError as error:
        raise WriteFailed(f"{path}: {error.strerror}") from error

"""A site definition: what differs from its template, what is expected of it. One TOML file a site (HOUSE.md, "A new site")."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from lxml.cssselect import CSSSelector
from lxml.etree import XPath, XPathError

from archiver.errors import BadDefinition
from archiver.reading.document import Document
from archiver.reading.manners import Manners, manners_of
from archiver.reading.toml import Table

KINDS = ("original", "portal")
SELECTABLE = ("title", "section", "date", "author", "editor", "source", "body", "original_link")
REWRITABLE = ("title", "section", "author", "editor", "source")
EXPECTED = ("read",)
SELF = "@self"  # in a rewrite: the site's own organisation

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_HOST = re.compile(r"(?:\*\.)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}(?:/[^\s/?#]{1,60}){0,4}")


@dataclass(frozen=True, slots=True)
class Variant:
    """An older skin: where a page has a match for the CSS selector ``when``, it is read so instead."""

    when: str
    template: str
    select: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Retired:
    """The site answers no more: since when, why, and which host took its place."""

    why: str
    on: date | None = None
    successor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One site. ``hosts`` stand without ``www.``; one may carry a folder (``yasjcy.gov.cn/yc``) or open with ``*.``.

    ``organisation`` is a code or id of the gazetteer; "" for a portal that belongs to no organ.
    ``expect["read"]`` is read ÷ seen (0…1), below which a run fails.
    """

    slug: str
    name: str
    organisation: str
    hosts: tuple[str, ...]
    template: str
    kind: str = "original"
    start_urls: tuple[str, ...] = ()
    select: Mapping[str, str] = field(default_factory=dict)
    rewrite: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    expect: Mapping[str, float] = field(default_factory=dict)
    variants: tuple[Variant, ...] = ()
    retired: Retired | None = None
    manners: Manners = field(default_factory=Manners)
    note: str = ""

    def in_skin_of(self, document: Document) -> Site:
        """This site as it reads *document*: the first variant whose ``when`` is on the page, else itself."""
        for variant in self.variants:
            if _compiled(variant.when)(document.root):
                return dataclasses.replace(self, template=variant.template, select=variant.select, variants=())
        return self


def load_site(path: Path) -> Site:
    """Read one definition; the slug is the file's name. Raises BadDefinition naming file and field."""
    if not _SLUG.fullmatch(path.stem):
        raise BadDefinition(f"{path}: the file's name is the slug: small letters, digits and hyphens, not {path.stem!r}")
    return _site(path.stem, Table.load(path))


def _site(slug: str, table: Table) -> Site:
    kind = table.one_of("kind", KINDS, default="original")
    site = Site(
        slug=slug,
        name=table.text("name"),
        organisation=table.text("organisation", default="" if kind == "portal" else None),
        hosts=tuple(_host(table, host) for host in table.texts("hosts", required=True)),
        template=table.text("template"),
        kind=kind,
        start_urls=table.texts("start_urls"),
        select=_select(table.table("select")),
        rewrite={name: table.table("rewrite").table(name).strings() for name in table.table("rewrite").names(REWRITABLE)},
        expect={name: table.table("expect").share(name) for name in table.table("expect").names(EXPECTED)},
        variants=tuple(_variant(part) for part in table.tables("variant")),
        retired=_retired(table.table("retired")) if "retired" in table else None,
        manners=manners_of(table.table("manners")),
        note=table.text("note", default=""),
    )
    table.end()
    if site.kind == "portal" and not site.start_urls:
        raise table.wrong("start_urls", "a portal needs at least one")
    return site


def _variant(table: Table) -> Variant:
    variant = Variant(when=table.text("when"), template=table.text("template"), select=_select(table.table("select")))
    _compiles(table, "when", variant.when)
    table.end()
    return variant


def _retired(table: Table) -> Retired:
    retired = Retired(why=table.text("why"), on=table.day("on"), successor=table.text("successor", default=""))
    table.end()
    return retired


def _select(table: Table) -> dict[str, str]:
    for name in table.names(SELECTABLE):
        _compiles(table, name, table.text(name))
    return table.strings()


def _compiles(table: Table, name: str, selector: str) -> None:
    try:
        _compiled(selector)
    except (XPathError, SyntaxError, ValueError) as error:  # cssselect's errors are SyntaxErrors
        raise table.wrong(name, f"is no selector: {selector!r} ({error})") from error


@cache
def _compiled(selector: str) -> XPath:
    """A selector is CSS, or XPath where it opens with a slash, a dot and a slash, or a bracket."""
    if selector.startswith(("/", "./", "(")):
        return XPath(selector)
    return CSSSelector(selector.split("::", 1)[0], translator="html")


def _host(table: Table, host: str) -> str:
    if not _HOST.fullmatch(host):
        raise table.wrong("hosts", f"not a host, in small letters, without scheme: {host!r}")
    return host.removeprefix("www.")

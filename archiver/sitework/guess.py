"""What a saved page says of its site: whose it is, by which template it is read, and what its definition should be called."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from archiver.errors import BadArgument
from archiver.gazetteer import Gazetteer, Organisation
from archiver.gazetteer.hosts import LETTERS
from archiver.reading.document import Document
from archiver.reading.hosts import host_of

_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{1,5}\)(\S{1,2000}) -->")
_SUFFIXES = (".jcy.gov.cn", ".gov.cn", ".org.cn", ".com.cn", ".org", ".com", ".cn")
_FOLDERS = {"commission": "commission", "court": "court", "media": "media", "platform": "national"}
_SITE_NAMES = ("sitename", "og:site_name", "application-name")


def address(document: Document) -> str:
    """The address that a saved page carries itself: the browser's own note, else a canonical link.

    Raises BadArgument where it carries none.
    """
    noted = _SAVED_FROM.search(document.html[:3_000])
    links = (link for link in document.root.iter("link") if (link.get("rel") or "").lower() == "canonical")
    told: list[str] = [noted[1] if noted else "", *(link.get("href") or "" for link in links), *document.meta.get("og:url", [])]
    for url in told:
        if url.lower().startswith(("http://", "https://")) and host_of(url):
            return url
    raise BadArgument("the page does not carry its own address: give it with --url")


def host(url: str) -> str:
    """The host as a definition writes it, ``www.`` and all. Raises BadArgument where *url* is no http(s) URL."""
    if not url.lower().startswith(("http://", "https://")) or not host_of(url):
        raise BadArgument(f"--url {url!r} is no http(s) URL")
    return (urlsplit(url).hostname or "").rstrip(".")


def organisation(document: Document, url: str, organs: Gazetteer, given: str | None) -> tuple[Organisation, str]:
    """(whose site it is, how that is known): *given* as id or name, else by the host, else by the exact name in the page's own tags.

    Raises BadArgument where none of them gives exactly one organ.
    """
    if given:
        organ = organs.by_id(given) or organs.by_name(given)
        if organ is None:
            raise BadArgument(f"--organisation {given!r} is not in the gazetteer, or not one organ alone: it may be an id such as 150602")
        return organ, "given"
    if organ := organs.by_host(host_of(url)):
        return organ, "by the host"
    for name in (name for tag in _SITE_NAMES for name in document.meta.get(tag, [])):
        if organ := organs.by_name(name):
            return organ, f"by the page's own site name {name}"
    raise BadArgument(f"the gazetteer does not know whose host {host_of(url)} is: give --organisation, an id or a full name")


def slug(name: str) -> str:
    """A definition's name for a host: ``www.ordosds.jcy.gov.cn`` → ordosds, ``xf.es.hbjc.gov.cn`` → hbjc-es-xf."""
    bare = name.removeprefix("www.")
    bare = next((bare.removesuffix(suffix) for suffix in _SUFFIXES if bare.endswith(suffix)), bare)
    return re.sub(r"[^a-z0-9-]", "-", "-".join(reversed(bare.split("."))))[:64].strip("-")


def province(organ: Organisation) -> str:
    """The folder of a definition: the letters of the domain system (nm, gd), or what kind of organ it is where it is of no province."""
    if organ.kind in _FOLDERS:
        return _FOLDERS[organ.kind]
    return LETTERS.get(organ.region[:2], "national")

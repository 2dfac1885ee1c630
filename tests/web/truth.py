"""What is true of a world, as JSON: every page by its address, every pair, every host."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from urllib.parse import urljoin

from tests.web.article import Article
from tests.web.faults import FAULTS
from tests.web.site import Route, Site

Truth = dict[str, Any]

#: A list of fewer rows may be taken for a page of another kind.
FEW = 3


def page_truth(site: Site, path: str, route: Route) -> Truth:
    """The truth of one address: ``kind``, expected ``verdicts`` and ``states`` (best first) and, by kind, what stands on it."""
    url = urljoin(site.host.base, path)
    if route.kind == "article" and route.article is not None:
        return article_truth(site, route.article)
    verdict = {"home": "list", "list": "list", "alias": "list", "sitemap": "list", "page": "other", "asset": "asset"}[route.kind]
    made: Truth = {"url": url, "host": site.host.host, "kind": route.kind, "title": route.title, "verdicts": [verdict], "states": ["live"]}
    if route.kind in ("home", "sitemap", "page"):
        made["verdicts"] = ["other", "list"] if route.kind == "page" else ["list", "other"]
    if route.kind == "alias":
        made["canonical"] = route.canonical
    if route.kind == "list":
        made |= {"section": route.title, "items": list(route.items), "next_url": route.following}
    if route.kind in ("list", "alias") and len(route.items) < FEW:
        made["verdicts"] = ["list", "other"]
    return _as_the_host_is(site, made)


def article_truth(site: Site, article: Article) -> Truth:
    """Everything about an article; text fields are as a person would copy them, without indents."""
    made: Truth = {
        "url": article.url, "host": article.host, "kind": article.role, "number": article.number, "title": article.title,
        "section": site.host.column(article.column).name, "published_on": article.day.isoformat(),
        "published_at": article.instant.isoformat() if article.instant else None, "published_basis": "label",
        "url_day": article.url_day.isoformat() if article.url_day else None,
        "author": article.author, "author_raw": article.author_raw, "author_alt": _reporters(article), "editor": article.editor,
        "editor_raw": article.editor or dict(article.extra_labels).get("编辑"),
        "people": [{"name": name, "role": role} for name, role in article.people],
        "source": article.source.name if article.source else None, "source_raw": article.source_raw,
        "source_code": article.source.code if article.source else None,
        "original_url": article.link, "original_raw": article.link_raw,
        "paragraphs": list(article.paragraphs), "image_count": len(article.images),
        "attachments": [
            {"url": urljoin(article.url, site.family.asset(article, a.file)), "name": a.name, "text": a.text} for a in article.attachments
        ],
        "charset": site.charset_of(article), "skin": article.skin or site.family.name, "family": site.family.name,
        "sheets": [article.sheet_url(number) for number in range(1, article.sheets + 1)],
        "verdicts": ["article"], "states": ["live"], "fault": article.fault, "revision": article.revision,
    }  # fmt: skip
    return _as_the_host_is(site, made | _fate(article))


def _reporters(article: Article) -> str | None:
    """The reporters alone, where the byline names correspondents too."""
    if article.authors:
        return None
    return "、".join(name for name, role in article.people if role == "reporter") or None


def _fate(article: Article) -> Truth:
    """What became of the page, where it is not simply there."""
    if article.fault is not None:
        fault = FAULTS[article.fault]
        return {"verdicts": list(fault.verdicts), "states": list(fault.states)}
    if article.moved_to is not None:
        return {"kind": "moved", "moved_to": article.moved_to, "verdicts": [], "states": ["moved", "live"]}
    if article.removed is not None:
        return {"verdicts": ["gone"], "states": ["gone"] if article.removed == 410 else ["unreachable", "gone"]}
    return {}


def _as_the_host_is(site: Site, made: Truth) -> Truth:
    """A dead or blocked host overrides what its pages are."""
    if site.dead:
        return made | {"verdicts": [], "states": ["unreachable", "refused"]}
    if site.blocked:
        return made | {"verdicts": ["challenge", "blocked"], "states": ["blocked"]}
    if not site.allows(made["url"]):
        return made | {"verdicts": [], "states": ["refused"]}
    return made


def host_truth(site: Site) -> Truth:
    """The facts of a host."""
    organ = site.host.organ
    return {
        "organ": organ.name, "code": organ.code,
        "family": site.host.family, "charset": site.host.charset, "declared": site.host.declared, "manners": asdict(site.host.manners),
        "robots": site.host.robots, "quirks": sorted(site.host.quirks), "blocked": site.blocked, "dead": site.dead,
    }  # fmt: skip

"""A whole small web: built by seed, asked by URL, changed between runs, with its truth at any moment."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

from tests.web import texts
from tests.web.answer import Answer, answer
from tests.web.article import Article
from tests.web.casting import Cast
from tests.web.cms import FAMILIES
from tests.web.faults import HUMAN, USUAL, page
from tests.web.hosts import CLONE, HOSTS, TROUBLED
from tests.web.portal.family import PortalSite
from tests.web.reposts import Pair, Portal
from tests.web.site import Site
from tests.web.truth import host_truth, page_truth

UNKNOWN_HOST = answer(502, page("502 Bad Gateway", "<p>host not found</p>"))
SPAM = answer(200, page("检察院官方网站-365购物平台", "<p>365购物平台专案,投注就上365购物平台。</p>" * 20))


class World:
    """Hosts by name. Asking changes nothing; only the methods below do."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.rng = Random(seed)
        self.portal_site = PortalSite()
        troubled = {host.host: host for host in TROUBLED.values()}
        self.sites: dict[str, Site] = {self.portal_site.host.host: self.portal_site}
        self.sites |= {host.host: Site(host, FAMILIES[host.family]) for host in (*HOSTS, *troubled.values())}
        self.portal = Portal(self.portal_site, self.rng)
        self.refusals: dict[str, int] = {}
        self.cast = Cast(self.sites, self.portal, self.rng)

    # asking

    def answer(self, method: str, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """What the web says to one request. HEAD is answered as GET (the sender leaves out the body); other methods get 405."""
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
        if host == CLONE:
            return SPAM
        if url in self.refusals:
            return answer(self.refusals[url], HUMAN if self.refusals[url] == 403 else page("404 Not Found", "<h1>404 Not Found</h1>"))
        site = self.sites.get(host) or self.sites.get(f"www.{host}")
        if site is None:
            return UNKNOWN_HOST
        if method not in ("GET", "HEAD"):
            return answer(405)
        path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
        return site.answer(path, {name.lower(): value for name, value in (headers or {}).items()})

    def article(self, url: str) -> Article:
        """The article of this address. Raises KeyError where there is none."""
        found = self.sites[urlsplit(url).netloc]
        for article in found.articles:
            if article.url == url:
                return article
        raise KeyError(url)

    # truth

    @property
    def pairs(self) -> list[Pair]:
        """Every article of the portal beside what it names."""
        return self.portal.pairs

    @property
    def truth(self) -> dict[str, Any]:
        """``pages`` by URL, ``pairs``, ``hosts`` by name; JSON-able, in a fixed order."""
        pages = {}
        for host in sorted(self.sites):
            site = self.sites[host]
            for path, route in site.routes().items():
                if route.kind != "sheet":  # part of its article's truth
                    made = page_truth(site, path, route)
                    pages[made["url"]] = made
        return {
            "seed": self.seed,
            "portal": self.portal_site.host.base,
            "clone": CLONE,
            "hosts": {host: host_truth(self.sites[host]) for host in sorted(self.sites)},
            "pages": pages,
            "pairs": [pair.truth() for pair in self.pairs],
        }

    def write_truth(self, path: str | Path) -> None:
        """The truth as a JSON file in UTF-8."""
        Path(path).write_text(json.dumps(self.truth, ensure_ascii=False, indent=1), encoding="utf-8")

    # changing

    def add_repost(self, relation: str = "verbatim", *, day: date | None = None, host: str = "") -> Pair:
        """One more original and its repost; *day* is the day the original shows (for back-dated items)."""
        original = self.cast.original(host)
        if day is not None:
            original.day = day
        pair = self.cast.carry(original, relation)
        self._touch(original)
        return pair

    def edit(self, url: str, *, title: str | None = None, paragraphs: list[str] | None = None) -> Article:
        """Change an article's text; without arguments its first paragraph is put anew."""
        article = self.article(url)
        if title is None and paragraphs is None:
            site = self.sites[article.host]
            paragraphs = list(article.paragraphs)
            paragraphs[0] = texts.story(self.rng, site.host.organ, article.day).paragraphs[0]
        article.edit(title=title, paragraphs=paragraphs)
        return self._touch(article)

    def spread(self, url: str, sheets: int) -> Article:
        """Put an article's text on so many pages, linked by a pager (FACTS.md §8, trap 13)."""
        article = self.article(url)
        article.sheets = sheets
        return self._touch(article)

    def revert(self, url: str) -> Article:
        """Put back what was before the last edit."""
        article = self.article(url)
        article.revert()
        return self._touch(article)

    def delete(self, url: str, status: int = 404) -> Article:
        """Take an article away: 404 or 410 from now on."""
        article = self.article(url)
        article.removed = status
        return self._touch(article)

    def restore(self, url: str) -> Article:
        """Undo ``delete`` and ``fail``."""
        article = self.article(url)
        article.removed = article.fault = None
        return self._touch(article)

    def fail(self, url: str, fault: str | None) -> Article:
        """Let one page fail as ``faults.FAULTS[fault]`` does; None ends it."""
        article = self.article(url)
        article.fault = fault
        return self._touch(article)

    def refuse(self, url: str, status: int) -> None:
        """Answer one address, a later page of an article, say, with 404 or 403 (a human check)."""
        self.refusals[url] = status

    def move(self, url: str) -> Article:
        """Move an article: its old address answers 301 to the new one, which is returned."""
        article = self.article(url)
        head, _, tail = url.rpartition("/")
        old = Article(**{name: getattr(article, name) for name in Article.__slots__})
        article.url = f"{head}/moved/{tail}"
        old.moved_to = article.url
        self.sites[article.host].articles.append(old)
        return self._touch(article)

    def block(self, host: str, *, on: bool = True) -> None:
        """Answer every page of *host* but robots.txt with a human check (403); ``on=False`` ends it."""
        self.sites[host].blocked = on

    def kill(self, host: str) -> None:
        """Refuse every connection to *host*."""
        self.sites[host].dead = True

    def revive(self, host: str) -> None:
        """Undo ``kill`` and ``block``."""
        self.sites[host].dead = self.sites[host].blocked = False

    def robots(self, host: str, status: int | None) -> None:
        """Let the robots.txt of *host* answer *status* (500, say); None: as usual."""
        self.sites[host].robots_status = status

    def noise(self, views: int) -> None:
        """Set the counters that pages show: every page changes, no article does."""
        for site in self.sites.values():
            site.views = views

    def redesign(self, host: str) -> None:
        """Rename every class and id in the pages of *host*."""
        self.sites[host].template_version += 1
        self.sites[host].touch()

    def _touch(self, article: Article) -> Article:
        self.sites[article.host].touch()
        return article


def build(
    seed: int = 1,
    reposts: int = 120,
    *,
    own_pages: int = 8,
    faults: tuple[str, ...] | None = None,
    specials: bool = True,
    few: int = 3,
    many: int = 26,
    robots_500: str | None = None,
) -> World:
    """A world of *reposts* reposts: special cases and *faults* first (at most two thirds), then ordinary pairs.

    *own_pages*: portal articles that name no original. *faults*: names of ``faults.FAULTS`` (default: all but a hang).
    *few*, *many*: originals a host has beyond those reposted. *robots_500*: a host whose robots.txt answers 500.
    """
    world = World(seed)
    names = USUAL if faults is None else faults
    tasks = [*(world.cast.specials() if specials else ()), *(lambda name=name: world.cast.fault(name) for name in names)]
    for task in tasks:
        if len(world.pairs) + 4 > reposts * 2 / 3 + 4 * (reposts >= 100):
            break
        task()
    world.cast.ordinary(max(0, reposts - len(world.pairs)))
    world.cast.own_pages(own_pages)
    world.cast.fillers(few, many)
    _spread_some(world)
    if robots_500 is not None:
        world.robots(robots_500, 500)
    return world


def _spread_some(world: World) -> None:
    """Two ordinary originals that were reposted, on two hosts and with pictures where there are some, stand on three pages and on two."""
    reposted = {pair.original.url for pair in world.pairs if pair.original is not None and pair.verdicts[:1] == ("article",)}
    chosen: list[Article] = []
    for site in world.sites.values():
        long = [
            each
            for each in site.listed
            if each.role == "original" and each.url in reposted and len(each.paragraphs) > 4 and each.url.endswith(("tml", ".htm"))
        ]
        if long and site.host.robots and len(chosen) < 2:
            chosen.append(max(long, key=lambda each: len(each.images)))
    for article, sheets in zip(chosen, (3, 2), strict=False):
        world.spread(article.url, sheets)

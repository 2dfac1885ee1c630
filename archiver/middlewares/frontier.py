"""The archive is the frontier: what is still to be fetched is a query over documents, never a queue file.

Leads come from the store at the start; each list page and each repost adds its own, committed with the page that named them.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator
from datetime import date, datetime
from itertools import chain
from typing import Any, Self, cast

from scrapy.crawler import Crawler
from scrapy.http import Request, Response

from archiver.errors import NotUnderstood
from archiver.itemise import role_of
from archiver.items import ArticleItem, Errand, Link, ListItem, Selection
from archiver.normalise.dates import parse as parse_day
from archiver.normalise.urls import Canonical, canonical
from archiver.reading.registry import Registry
from archiver.reading.site import Site
from archiver.session import Session
from archiver.store.frontier import Known, Lead

logger = logging.getLogger(__name__)

PORTAL_ROLES = ("list", "page", "repost")
LEADS_AT_ONCE = 500


class Frontier:
    """Gives every request its errand, and decides what of a page is asked for next."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.session = Session.of(crawler)
        self.writer = self.session.writer
        self.asked: set[str] = set()  # keys of this run
        self.articles = 0  # requests counted against ``limit``
        began = self.session.sweep_began  # of a sweep that was cut short: what it has seen of the heads is not asked for again
        self.heads_seen = self.writer.ledger.heads_seen(began) if began else set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy."""
        return cls(crawler)

    @property
    def spider(self) -> Any:
        """The spider, which knows sites and how to ask."""
        return self.crawler.spider

    @property
    def selection(self) -> Selection:
        """What this run was asked for."""
        return cast(Selection, self.spider.selection)

    @property
    def registry(self) -> Registry:
        """The sites and templates of the spider."""
        return cast(Registry, self.spider.registry)

    # --- the start: what the user named, then what is due ----------------------------------------------------------

    async def process_start(self, start: AsyncIterator[Request]) -> AsyncIterator[Request]:
        """The spider's own requests, then the leads that are due."""
        async for request in start:
            errand = self._named(request)
            if errand is not None and (errand.named or errand.document_id not in self.heads_seen):
                yield request.replace(meta=request.meta | {"errand": errand}, dont_filter=True)
        if not self.selection.urls:
            for lead in self._due():
                yield self._ask(lead.url, self._errand_of(lead), priority=-10 if lead.role == "original" else 0)

    def _named(self, request: Request) -> Errand | None:
        try:
            where = canonical(request.url)
        except NotUnderstood as error:
            logger.warning("not asked for: %s", error)
            return None
        if not self._first(where.key):
            return None
        role, named = request.meta["role"], request.meta["named"]
        section = self.selection.section if role == "list" and named else None
        document = self._document(where, role, section=section)
        return Errand(key=where.key, document_id=document, role=role, named=named, list_root=document, section=section)

    def _due(self) -> Iterator[Lead]:
        """Leads within the selection: a portal run's own pages and, where it follows them, the originals they name."""
        portal = self.spider.name == "portal"
        leads = self._pages(PORTAL_ROLES, site=self.selection.site) if portal else iter(())
        if not portal or self.selection.originals == "follow":
            leads = chain(leads, self._pages(("original",)))
        for lead in leads:
            if lead.key in self.asked or not self.selection.wants_day(lead.listed_on):
                continue
            if self._counts(lead.role) and not self._within_limit():
                continue
            self._first(lead.key)
            self.articles += self._counts(lead.role)
            yield lead

    def _pages(self, roles: tuple[str, ...], site: str | None = None) -> Iterator[Lead]:
        """All leads of *roles*, a page of the query at a time."""
        after = 0
        while leads := self.writer.due(roles=roles, limit=LEADS_AT_ONCE, site=site, section=self.selection.section, after=after):
            after = leads[-1].id
            yield from leads

    @staticmethod
    def _errand_of(lead: Lead) -> Errand:
        return Errand(
            key=lead.key,
            document_id=lead.id,
            role="list" if lead.role == "page" else lead.role,  # as when it was first asked for
            section=lead.section,
            listed_title=lead.listed_title,
            listed_raw=lead.listed_raw,
            listed_on=lead.listed_on,
            list_root=lead.list_root,
            depth=lead.depth,
        )

    # --- on the way: what a page names ------------------------------------------------------------------------------

    async def process_spider_output(self, response: Response, result: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """Pass every item on, followed by the requests that its page leads to."""
        async for out in result:
            requests: list[Request] = []
            if isinstance(out, ListItem):
                requests = list(self._of_list(out))
            elif isinstance(out, ArticleItem) and out.role == "repost" and self.selection.originals != "ignore":
                requests = list(self._of_repost(out))
            yield out
            for request in requests:
                yield request

    def _of_list(self, item: ListItem) -> Iterator[Request]:
        site = self.registry.site_for(item.final_url)
        if self.selection.urls or site is None or site.kind != "portal":
            return  # lists of originals are captured where a link leads to one, never walked
        links = self._own_links(item, site)
        known = self.writer.known([where.key for _, where in links])
        items: list[tuple[int, Link]] = []
        for link, where in links:
            seen = known.get(where.key)
            if self._is_list(link, seen):
                yield from self._of_section(item, link, where, seen)
                continue
            document = self._document(where, "repost", section=item.errand.section, link=link, found_on=item.errand.document_id)
            items.append((document, link))
            if self._wants_article(item, link, seen) and self._first(where.key):
                self.articles += 1
                yield self._ask(link.url, self._article_errand(item, link, where, document))
        root = item.errand.list_root or item.errand.document_id
        fresh = self.writer.listed(root, [document for document, _ in items]) > 0
        yield from self._deeper(item, root, fresh, items)

    def _own_links(self, item: ListItem, site: Site) -> list[tuple[Link, Canonical]]:
        """The links that stay on the list's own site, dates understood, each document once."""
        found: dict[str, tuple[Link, Canonical]] = {}
        for link in item.links:
            try:
                where = canonical(link.url)
            except NotUnderstood:
                self.crawler.stats.inc_value("archive/bad_links")
                continue
            if link.kind == "next" or self.registry.site_for(link.url) != site:
                continue
            link.listed_on = _day_of(link, item.fetched_at)
            if where.key not in found or (link.kind == "item" and found[where.key][0].kind != "item"):
                found[where.key] = (link, where)
        return list(found.values())

    @staticmethod
    def _is_list(link: Link, seen: Known | None) -> bool:
        return seen.role == "list" if seen is not None and seen.captured else link.kind == "section"

    def _of_section(self, item: ListItem, link: Link, where: Canonical, seen: Known | None) -> Iterator[Request]:
        """A list known as one is asked once a run; a page we know not to be one is not asked again."""
        name = self.selection.section
        if name and not name.lower().startswith(("http://", "https://")) and link.title.strip() != name:
            return
        settled = seen is not None and seen.captured and seen.role != "list" and self.selection.sweep == "head"
        if settled or (seen is not None and seen.id in self.heads_seen) or not self._first(where.key):
            return
        document = self._document(where, "page", section=link.title.strip() or None, found_on=item.errand.document_id)
        self.writer.mark_due(document)  # with the page that names it, so that a kill loses nothing
        errand = Errand(key=where.key, document_id=document, role="list", section=link.title.strip() or None, list_root=document)
        yield self._ask(link.url, errand, priority=5)

    def _wants_article(self, item: ListItem, link: Link, seen: Known | None) -> bool:
        if self.selection.section and item.errand.section != self.selection.section:
            return False  # a list on the way to the section that was asked for
        if seen is not None and (seen.captured or not seen.due):
            return False
        day = link.listed_on or (seen.listed_on if seen is not None else None)
        return self.selection.wants_day(day) and self._within_limit()

    @staticmethod
    def _article_errand(item: ListItem, link: Link, where: Canonical, document: int) -> Errand:
        return Errand(
            key=where.key,
            document_id=document,
            role="repost",
            section=item.errand.section,
            listed_title=link.title or None,
            listed_raw=link.date_raw,
            listed_on=link.listed_on,
        )

    def _deeper(self, item: ListItem, root: int, fresh: bool, items: list[tuple[int, Link]]) -> Iterator[Request]:
        """The next page of the pager, where the sweep goes on: it is marked due with this page, so a kill loses nothing.

        A pager may leave open which of two addresses is next (FACTS.md §2): both are asked for.
        """
        following = dict.fromkeys([item.next_url, *(link.url for link in item.links if link.kind == "next")])
        following.pop(None, None)
        if not following or not self._goes_on(item, fresh, items):
            return
        if item.errand.depth >= self.session.config.max_list_pages:
            self.crawler.stats.inc_value("archive/bound_reached/list_pages")
            logger.warning("bound reached: %d pages of the list %s", item.errand.depth, item.url)
            return
        for url in following:
            yield from self._next_page(item, root, str(url))

    def _next_page(self, item: ListItem, root: int, url: str) -> Iterator[Request]:
        try:
            where = canonical(url)
        except NotUnderstood:
            return
        if not self._first(where.key):
            return
        depth, section = item.errand.depth + 1, item.errand.section
        document = self._document(where, "list", section=section, found_on=item.errand.document_id, list_root=root, depth=depth)
        self.writer.mark_due(document)
        errand = Errand(key=where.key, document_id=document, role="list", section=section, list_root=root, depth=depth)
        yield self._ask(url, errand, priority=5)

    def _goes_on(self, item: ListItem, fresh: bool, items: list[tuple[int, Link]]) -> bool:
        if self.selection.sweep == "full":
            return True
        if not fresh or not self._within_limit():
            return False
        days = [link.listed_on for _, link in items if link.listed_on]
        return not (self.selection.since and days and max(days) < self.selection.since)

    def _of_repost(self, item: ArticleItem) -> Iterator[Request]:
        for link in item.original_links:
            try:
                where = canonical(link.value)
            except NotUnderstood:
                continue
            seen = self.writer.known([where.key]).get(where.key)
            role = role_of(self.registry, link.value)
            document = self._document(where, role, found_on=item.errand.document_id)
            due = seen is None or (seen.due and not seen.captured)
            if self.selection.originals == "follow" and due and self._first(where.key):
                yield self._ask(link.value, Errand(key=where.key, document_id=document, role=role), priority=-10)

    # --- small things ---------------------------------------------------------------------------------------------------

    def _ask(self, url: str, errand: Errand, priority: int = 0) -> Request:
        request = cast(Request, self.spider.ask(canonical(url).url, role=errand.role))
        return request.replace(meta={"errand": errand}, priority=priority, dont_filter=True)  # keys are our filter

    def _first(self, key: str) -> bool:
        """True once a run for each document."""
        if key in self.asked:
            return False
        self.asked.add(key)
        return True

    def _document(self, where: Canonical, role: str, *, link: Link | None = None, **told: Any) -> int:
        site = self.registry.site_for(where.url)
        if link is not None:
            told |= {"listed_title": link.title or None, "listed_raw": link.date_raw, "listed_on": link.listed_on}
        return self.writer.document(where.key, where.url, role=role, host=where.host, site=site.slug if site else "", **told)

    def _counts(self, role: str) -> bool:
        return role == ("repost" if self.spider.name == "portal" else "original")

    def _within_limit(self) -> bool:
        return self.selection.limit is None or self.articles < self.selection.limit


def _day_of(link: Link, fetched_at: datetime) -> date | None:
    """The day beside a link. One without a year (08-28) is none: only the page itself knows which year it was."""
    day = parse_day(link.date_raw, reference=fetched_at) if link.date_raw else None
    return None if day is None or day.rule.startswith("month-day") else day.date_on

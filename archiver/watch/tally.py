"""Counts the items of a run by host and by list."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import urlsplit

from archiver.items import FailureItem, ListItem, PageItem
from archiver.watch.model import ListCounts, SiteCounts, Unread

SHUT = frozenset({"challenge", "blocked"})
ABSENT = frozenset({"gone", "soft_404", "redirected_home"})
_ASKED_AS_ARTICLE = frozenset({"repost", "original"})
_READ = frozenset({"article", "list", "asset", "revisit"})  # a link to a list of an original's site is no failure to read it
_UNREAD_AT_MOST = 200  # candidates remembered


class Tally:
    """One run's observations. ``sites`` by host without ``www.``, ``lists`` by the id of their first page's document."""

    def __init__(self) -> None:
        self.sites: defaultdict[str, SiteCounts] = defaultdict(SiteCounts)
        self.lists: dict[int, ListCounts] = {}
        self.unread: list[Unread] = []

    def add(self, item: PageItem | FailureItem) -> None:
        """Count an item as it leaves the pipelines. One that was held off was not asked for, and says nothing."""
        if isinstance(item, FailureItem):
            self._add_failure(item)
            return
        if item.verdict in SHUT:
            self.sites[item.host].blocked += 1
        if item.errand.role in _ASKED_AS_ARTICLE:
            self._add_article(item)
        elif item.errand.role == "list":
            self._add_list(item)

    def _add_failure(self, item: FailureItem) -> None:
        host = item.errand.key.split("/", 1)[0]
        if item.reason == "robots_blocked":
            self.sites[host].blocked += 1
        elif item.stage == "download" or item.reason == "robots_unavailable":
            self.sites[host].failed += 1

    def _add_article(self, item: PageItem) -> None:
        site = self.sites[item.host]
        site.seen += 1
        site.read += item.verdict in _READ
        site.absent += item.verdict in ABSENT
        site.shut += item.verdict in SHUT
        if item.verdict == "article":
            site.missing.update(set(item.missing))
        elif item.verdict not in _READ | ABSENT | SHUT:
            self._note_unread(item)

    def _add_list(self, item: PageItem) -> None:
        if item.verdict in SHUT or item.status >= 500:
            return
        root = item.errand.list_root or item.errand.document_id
        counts = self.lists.setdefault(root, ListCounts(host=item.host, url=item.url))
        counts.pages += 1
        links = item.links if isinstance(item, ListItem) else []
        items = [link for link in links if link.kind == "item"]
        counts.links += len(links)
        counts.items += len(items)
        counts.days |= {link.listed_on for link in items if link.listed_on}
        if not links and item.verdict not in ("other", "revisit"):
            self._note_unread(item)

    def _note_unread(self, item: PageItem) -> None:
        if item.status == 200 and item.capture is not None and item.capture.id is not None and len(self.unread) < _UNREAD_AT_MOST:
            role = item.errand.role
            host = item.host or urlsplit(item.url).hostname or ""
            self.unread.append(Unread(host, item.final_url, role, item.verdict, item.why, item.template, item.capture.id))

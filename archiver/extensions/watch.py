"""Watches what a run reads of each host and list, and says at its end what is not as expected."""

from __future__ import annotations

import logging
from typing import Any, Self, cast
from zoneinfo import ZoneInfo

from scrapy import Spider, signals
from scrapy.crawler import Crawler

from archiver.errors import ArchiveError
from archiver.items import FailureItem, PageItem, Selection
from archiver.reading.registry import Registry
from archiver.session import Session
from archiver.unread import lay_aside
from archiver.watch.judge import judge_list, judge_run, judge_site
from archiver.watch.model import Alarm
from archiver.watch.rhythm import longest_usual_gap, newest
from archiver.watch.tally import Tally

logger = logging.getLogger(__name__)
SHANGHAI = ZoneInfo("Asia/Shanghai")


class Watch:
    """Between the pipelines, whose items it counts, and the ledger, which asks the session for the alarms."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.session = Session.of(crawler)
        self.ledger = self.session.writer.ledger
        self.tally = Tally()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy."""
        watch = cls(crawler)
        crawler.signals.connect(watch.count, signal=signals.item_scraped)
        crawler.signals.connect(watch.closed, signal=signals.spider_closed)
        return watch

    def count(self, item: PageItem | FailureItem) -> None:
        """One item more."""
        self.tally.add(item)

    def closed(self, spider: Spider, reason: str) -> None:
        """Compare with what is expected, and write both down. After a fault nothing can be written."""
        if self.session.fault is not None:
            return
        for counts in self.tally.lists.values():
            counts.newest_on, counts.gap_days = newest(counts.days), longest_usual_gap(counts.days)
        try:
            alarms = [*self._of_sites(spider), *self._of_lists(), *self._of_run(spider, reason)]
            self.ledger.observed(self.session.run_id, self.tally.sites, self.tally.lists, alarms)
            self.session.writer.commit()
            self._lay_aside(alarms)
        except ArchiveError as error:
            self.session.halt(error)
            return
        self.session.alarms = alarms
        for alarm in alarms:
            logger.log(logging.WARNING if alarm.grave else logging.INFO, "%s: %s: %s", alarm.kind, alarm.host, alarm.detail)

    def _of_sites(self, spider: Spider) -> list[Alarm]:
        registry = cast(Registry, cast(Any, spider).registry)
        alarms: list[Alarm] = []
        for host, counts in sorted(self.tally.sites.items()):
            site = registry.site_for(f"http://{host}/")
            expected = site.expect.get("read") if site else None
            if expected is not None and counts.seen:
                self.session.writer.site(host, expected=expected)
            before = self.ledger.sites_before(host, self.session.run_id)
            alarms += judge_site(host, counts, before, expected, was_read=self.ledger.was_read(host))
        return alarms

    def _of_lists(self) -> list[Alarm]:
        today = self.session.clock().astimezone(SHANGHAI).date()
        alarms: list[Alarm] = []
        for list_id, counts in self.tally.lists.items():
            before = self.ledger.list_before(list_id, self.session.run_id)
            alarms += judge_list(list_id, counts, before, today)
        return alarms

    def _of_run(self, spider: Spider, reason: str) -> list[Alarm]:
        selection = cast(Selection, cast(Any, spider).selection)
        walks = spider.name == "portal" and not selection.urls and reason == "finished" and self.session.sweep_began is None
        return list(judge_run(spider.name, self.tally.sites, self.tally.lists, walks=walks))

    def _lay_aside(self, alarms: list[Alarm]) -> None:
        """Pages of the hosts that raised an alarm first."""
        alarmed = {alarm.host for alarm in alarms if alarm.grave}
        folder = lay_aside(self.session, sorted(self.tally.unread, key=lambda page: page.host not in alarmed))
        if folder is not None:
            logger.info("pages that could not be read are in %s", folder)

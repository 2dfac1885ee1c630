"""The run ledger: what a run did, how it ended, and the exit status that says so to cron."""

from __future__ import annotations

import logging
from dataclasses import asdict
from typing import Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils.defer import deferred_from_coro

from archiver.errors import ArchiveError
from archiver.reports import write_report
from archiver.sealing.seal import seal
from archiver.session import Session

logger = logging.getLogger(__name__)

LIMITS = ("closespider_timeout", "closespider_pagecount", "closespider_bytes", "memusage_exceeded")
MOST_LISTED = 1000  # back-dated items in a report
DONE, ERROR, BELOW, LIMIT, INTERRUPTED = 0, 1, 5, 7, 130
BOUND = "archive/bound_reached/"  # statistics of what stopped at a limit of its own: pages of a list, of an article


class Ledger:
    """Opens no run and judges no page: it counts, and closes the run with an outcome."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.session = Session.of(crawler)
        self.session.on_fault = self.stop
        self.received = 0
        self.started = self.session.clock()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy."""
        ledger = cls(crawler)
        crawler.signals.connect(ledger.count_bytes, signal=signals.response_received)
        crawler.signals.connect(ledger.closed, signal=signals.spider_closed)
        return ledger

    def count_bytes(self, response: Response) -> None:
        """Stop at ``ARCHIVE_MAX_RUN_BYTES``; what is left stays queued in the archive."""
        capture = response.meta.get("capture")
        self.received += capture.bytes if capture else 0
        limit = self.session.config.max_run_bytes
        if limit and self.received >= limit:
            self._close_spider("closespider_bytes")

    def stop(self, error: ArchiveError) -> None:
        """A fault that no page can be stored after: nothing acknowledged is lost, the run ends here."""
        logger.critical("%s", error)
        self._close_spider("archive_fault")

    def _close_spider(self, reason: str) -> None:
        if self.crawler.spider is not None and self.crawler.engine.running:
            deferred_from_coro(self.crawler.engine.close_spider_async(reason=reason))

    def closed(self, spider: Spider, reason: str) -> None:
        """Close the run: its row, its file in runs/, and the status a command ends with."""
        outcome, status = self._outcome(reason)
        stats = self.crawler.stats
        counters = {
            "requests": stats.get_value("downloader/request_count", 0),
            "captures": stats.get_value("archive/captures", 0),
            "new_versions": stats.get_value("archive/new_versions", 0),
            "errors": stats.get_value("log_count/ERROR", 0) + stats.get_value("archive/failures", 0),
            "bytes": self.received,
        }
        try:
            self.session.writer.close_run(self.session.run_id, outcome, status, **counters)
            self.session.writer.commit()
            seal(self.session.place, self.session.engine, self.session.run_id, self.session.clock())
            self._report(spider, outcome, status, counters)
        except ArchiveError as error:
            logger.critical("%s", error)
            status = error.exit_status
        finally:
            stats.set_value("archive/exit_status", status)
            stats.set_value("archive/run_id", self.session.run_id)
            self.session.close()

    def _outcome(self, reason: str) -> tuple[str, int]:
        if self.session.fault is not None:
            return str(self.session.fault)[:200], self.session.fault.exit_status
        if reason in LIMITS:
            return reason, LIMIT
        if reason == "shutdown":
            return "interrupted", INTERRUPTED
        if reason != "finished" or self.crawler.stats.get_value("archive/own_errors", 0):
            return reason if reason != "finished" else "finished with errors of our own", ERROR
        if self.session.alarms is None:
            return "finished, and could not be judged", ERROR
        grave = sorted({alarm.kind for alarm in self.session.alarms if alarm.grave})
        return (f"finished, but: {', '.join(grave)}", BELOW) if grave else ("finished", DONE)

    def _report(self, spider: Spider, outcome: str, status: int, counters: dict[str, int]) -> None:
        """What a person may want to know of the run: for whoever started it, and as a file in runs/."""
        stats = self.crawler.stats.get_stats()
        began, book = self.session.sweep_began, self.session.writer.ledger
        report = {
            "run": self.session.run_id,
            "spider": spider.name,
            "arguments": getattr(spider, "arguments", {}),
            "started_at": self.started.isoformat(timespec="seconds"),
            "finished_at": self.session.clock().isoformat(timespec="seconds"),
            "resumed": began is not None,
            "outcome": outcome,
            "exit_status": status,
            **counters,
            "bounds_reached": {name.removeprefix(BOUND): count for name, count in stats.items() if name.startswith(BOUND)},
            "recovered": asdict(self.session.recovered),
            "alarms": [asdict(alarm) | {"grave": alarm.grave} for alarm in self.session.alarms or ()],
            "held_off": {host: {"until": until.isoformat(), "why": why} for host, (until, why) in sorted(book.held().items())},
            "back_dated": book.back_dated(began or self.started, MOST_LISTED) if self.session.swept_before else [],
        }
        self.crawler.stats.set_value("archive/report", report)
        write_report(self.session.place.runs / f"{self.session.run_id:06d}-{spider.name}.json", report)

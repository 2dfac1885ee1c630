"""Runs spiders one after another in this process, after all that can be refused has been refused."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import SETTINGS_PRIORITIES, Settings
from scrapy.spiderloader import get_spider_loader

from archiver.budget import Budget
from archiver.captures.replay import Replay
from archiver.config import Config
from archiver.errors import ArchiveError, BadArgument
from archiver.reading.registry import Registry
from archiver.store.engine import Engine, open_engine
from archiver.store.lock import ArchiveLock
from archiver.store.migrate import create_or_check
from archiver.store.place import Place

INTERRUPTED = 130
LIMIT = 7  # exit status of a run that a limit stopped, or kept from starting
GOES_ON = (0, 5)  # a run that ended like this lets the next spider start


@dataclass(slots=True)
class Finished:
    """How one spider's run ended. ``stats`` are Scrapy's; ``error`` is set where the run could not even start."""

    spider: str
    exit_status: int = 1
    run_id: int | None = None
    error: str = ""
    stats: Mapping[str, Any] = field(default_factory=dict)


def run_spiders(
    settings: Settings,
    names: Sequence[str],
    arguments: Mapping[str, str],
    *,
    budget: Budget | None = None,
    complete: Callable[[Engine], Mapping[str, str]] | None = None,
) -> list[Finished]:
    """Run the spiders *names* with the same ``-a`` *arguments*, within one *budget*; holds the archive's lock throughout.

    *complete* gives the arguments in their place once the archive is there and locked, from what it holds.

    Raises:
        ArchiveError: anything that can be known before the first request; nothing has been touched then.
    """
    config = Config.of(settings)
    _check_spiders(settings, names, arguments)
    if config.replay is not None:
        Replay.check(config.replay)
    place = Place(config.dir, config.database_url)
    place.prepare()
    with ArchiveLock(place.lock_path):
        create_or_check(place)
        _quiet_on_a_terminal(settings)
        if complete is not None:
            arguments = _completed(place, complete)
        return _Sequence(settings, names, arguments, budget or Budget()).run()


def _completed(place: Place, complete: Callable[[Engine], Mapping[str, str]]) -> Mapping[str, str]:
    engine = open_engine(place.url, read_only=True)
    try:
        return complete(engine)
    finally:
        engine.dispose()


def _check_spiders(settings: Settings, names: Sequence[str], arguments: Mapping[str, str]) -> None:
    loader = get_spider_loader(settings)
    registry = Registry.load(settings["ARCHIVE_TEMPLATES"], Path(settings["ARCHIVE_SITES"]))
    for name in names:
        if name not in loader.list():
            raise BadArgument(f"no spider is called {name!r}: it may be {', '.join(sorted(loader.list()))}")
        checked: Any = loader.load(name)
        checked.check(arguments, registry)


def _quiet_on_a_terminal(settings: Settings) -> None:
    """Leave the terminal to the progress line, unless a log level or a log file was asked for."""
    asked = max(settings.getpriority("LOG_LEVEL") or 0, settings.getpriority("LOG_FILE") or 0)
    if sys.stderr.isatty() and asked < SETTINGS_PRIORITIES["cmdline"]:
        settings.set("LOG_LEVEL", "WARNING", priority="cmdline")


class _Sequence:
    """The spiders of one process, each started when the one before it is done."""

    def __init__(self, settings: Settings, names: Sequence[str], arguments: Mapping[str, str], budget: Budget) -> None:
        self.process = AsyncCrawlerProcess(settings)
        self.left = list(names)
        self.arguments = dict(arguments)
        self.budget = budget
        self.started: list[str] = []
        self.finished: list[Finished] = []

    def run(self) -> list[Finished]:
        self._next()
        self.process.start()
        if not self.finished:  # a second signal stops the reactor under the crawl: what was not committed is asked for again
            return [Finished(name, INTERRUPTED, error="stopped at once; the rest is queued") for name in self.started]
        return self.finished

    def _next(self) -> None:
        name = self.left.pop(0)
        self.started.append(name)
        self.budget.apply(self.process.settings)
        crawler = self.process.create_crawler(name)
        task = self.process.crawl(crawler, **self.arguments)
        task.add_done_callback(lambda task: self._done(name, crawler, task))

    def _done(self, name: str, crawler: Crawler, task: asyncio.Task[None]) -> None:
        if task.cancelled():
            return
        finished = _finished(name, crawler, task.exception())
        self.finished.append(finished)
        self.budget.spend(finished.stats)
        if not self.left or finished.exit_status not in GOES_ON:
            return
        if self.budget.is_spent:
            self.finished += [Finished(left, LIMIT, error="nothing is left of the budget") for left in self.left]
        else:
            self._next()


def _finished(name: str, crawler: Crawler, error: BaseException | None) -> Finished:
    if error is not None:
        return Finished(name, getattr(error, "exit_status", 1) if isinstance(error, ArchiveError) else 1, error=str(error) or repr(error))
    stats = crawler.stats.get_stats()
    return Finished(name, stats.get("archive/exit_status", 1), stats.get("archive/run_id"), stats=stats)

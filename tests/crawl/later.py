"""Runs on other days: the same replica, asked with a clock that was moved."""

from __future__ import annotations

import atexit
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.crawl.run import FAST, ask
from tests.torture.forker import Forker
from tests.web.answer import Answer
from tests.web.proxy import Entry, Served
from tests.web.world import World

DAY = 86_400  # seconds


@cache
def forker() -> Forker:
    """One for all tests of a process: most of a short run would be imports."""
    started = Forker()
    atexit.register(started.close)
    return started


@dataclass(slots=True)
class Archive:
    """An archive in *folder* that harvests what *served* shows, on the days it is told to."""

    folder: Path
    served: Served
    env: dict[str, str] = field(default_factory=dict)

    def harvest(self, *arguments: str, day: float = 0, pace: tuple[str, ...] = FAST) -> tuple[int, dict[str, Any], list[Entry]]:
        """One harvest, *day* days from now: its exit status, its summary, and what it asked."""
        before = len(self.served.log)
        status, said = self.run("harvest", *pace, *arguments, "--json", "--loglevel", "CRITICAL", day=day)
        return status, json.loads(said.splitlines()[-1]), self.served.log[before:]

    def run(self, *arguments: str, day: float = 0) -> tuple[int, str]:
        """Any command, on that day: its exit status and what it said."""
        env = self.env | {"ARCHIVE_CLOCK_OFFSET": str(round(day * DAY))}
        child = forker().start(self.folder, self.served.url, *arguments, **env)
        status = child.wait(300.0)
        assert status is not None, "it hangs"
        return status, child.log.read_text(encoding="utf-8")

    def states(self, url: str) -> list[str]:
        """The states that the document of this URL went through; one ends where the next begins."""
        sql = "SELECT s.state, s.since_at, s.until_at FROM states s JOIN document d ON d.id = s.document_id WHERE d.url = ?"
        rows = ask(self.folder, sql + " ORDER BY s.since_at, s.until_at IS NULL", url)
        for earlier, later in pairwise(rows):
            assert earlier["until_at"] == later["since_at"]
        assert rows[-1]["until_at"] is None
        return [row["state"] for row in rows]


class Moody(World):
    """A world whose hosts now and then say something else: ``moods`` holds, by URL, the answers to give first."""

    @classmethod
    def of(cls, world: World) -> Moody:
        """*world*, with moods."""
        moody = cls.__new__(cls)
        moody.__dict__ |= world.__dict__ | {"moods": {}}
        return moody

    moods: dict[str, list[Answer]]

    def answer(self, method: str, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The next mood of the address, then what it says otherwise."""
        if self.moods.get(url):
            return self.moods[url].pop(0)
        return super().answer(method, url, headers)

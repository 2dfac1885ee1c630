"""One undisturbed crawl of the replica web, shared by the tests that only look at its archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.crawl.run import FAST, Ended, environment, scrapy
from tests.web.proxy import Served, serve
from tests.web.world import World, build

REPOSTS = 120


@dataclass(frozen=True, slots=True)
class Crawled:
    """A crawl that is over: its archive, the world it saw, what it asked, and how it ended."""

    archive: Path
    world: World
    served: Served
    ended: Ended


@pytest.fixture(scope="session")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    """A first crawl of the portal and of all originals it names."""
    archive = tmp_path_factory.mktemp("crawled")
    world = build(seed=7, reposts=REPOSTS)
    with serve(world) as served:
        ended = scrapy("crawl", "portal", *FAST, env=environment(archive, served.url))
        yield Crawled(archive, world, served, ended)

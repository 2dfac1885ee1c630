"""The demo archive, replayed once a session for all workers, and the page over it: asked directly, and served by the real command."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator

import pytest

from archiver.store.engine import open_engine
from archiver.store.place import Place
from archiver.web.app import create_app
from tests.crawl.run import ROOT, environment, scrapy
from tests.web_page.client import Client
from tests.web_page.serve import serving


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The archive that ``make demo`` makes; tests only read it."""
    shared_by_workers = tmp_path_factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else None
    folder = (shared_by_workers or tmp_path_factory.mktemp("web")) / "web_page_demo"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        place = Place(folder / "archive")
        if not (folder / "made").exists():
            ended = scrapy("harvest", env=environment(place.dir, replay=ROOT / "data" / "demo.warc.gz"))
            assert ended.status in (0, 5), ended.err
            (folder / "made").touch()
    return place


@pytest.fixture(scope="session")
def client(demo: Place) -> Iterator[Client]:
    """The application over the demo archive."""
    engine = open_engine(demo.url, read_only=True)
    with Client(create_app(demo, engine)) as asking:
        yield asking
    engine.dispose()


@pytest.fixture(scope="session")
def served(demo: Place) -> Iterator[str]:
    """The address of ``scrapy web`` over the demo archive, without a slash at its end."""
    with serving(demo.dir) as address:
        yield address

"""One archive of the demo capture, copied for every test that changes it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.crawl.run import ROOT, environment, scrapy

DEMO = ROOT / "data" / "demo.warc.gz"


@pytest.fixture(scope="session")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive that a replay of a part of the demo capture makes; only to be looked at."""
    archive = tmp_path_factory.mktemp("replayed") / "archive"
    ended = scrapy("crawl", "portal", "-a", "limit=50", env=environment(archive, replay=DEMO))
    assert ended.status == 5, ended.err  # some of its hosts are blocked
    return archive


@pytest.fixture
def archive(replayed: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copytree(replayed, tmp_path / "archive"))

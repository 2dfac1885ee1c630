"""One archive of the demo's capture, made by the real program and shared; each test spoils a copy of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.crawl.run import ROOT, environment, scrapy

SOME = ("-a", "limit=15", "-a", "originals=queue")  # the originals are the second run's


def harvest(folder: Path, *arguments: str) -> Path:
    """The demo's capture, crawled into *folder* by two runs: so there are two WARC files."""
    env = environment(folder, replay=ROOT / "data" / "demo.warc.gz")
    for spider in (("portal", *arguments), ("originals",)):
        ended = scrapy("crawl", *spider, "--loglevel", "ERROR", env=env)
        assert ended.status in (0, 5), ended.err  # some of the demo's hosts are blocked
    return folder


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return harvest(tmp_path_factory.mktemp("proof") / "archive", *SOME)


@pytest.fixture
def archive(pristine: Path, tmp_path: Path) -> Path:
    return shutil.copytree(pristine, tmp_path / "archive")

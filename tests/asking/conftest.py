"""The demo archive: what `make demo` makes of the embedded capture."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crawl.run import ROOT, environment, scrapy


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its folder."""
    archive = tmp_path_factory.mktemp("demo")
    ended = scrapy("harvest", env=environment(archive, replay=ROOT / "data" / "demo.warc.gz"))
    assert ended.status == 5, ended.err  # some of its hosts are blocked
    return archive

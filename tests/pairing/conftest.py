"""An empty archive to put articles on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pairing.archive import Shelf, shelf


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Shelf]:
    with shelf(tmp_path) as made:
        yield made

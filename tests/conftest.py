"""What every test may use: the shared folder beside the project, where it is present."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of third parties' pages and suites; the test is skipped, saying so, where it is absent."""
    folder = Path(os.environ.get("ARCHIVE_SHARED", ROOT.parent / "shared"))
    if not (folder / "CONTRACT.md").is_file():
        pytest.skip(f"shared material is not here: {folder}")
    return folder

"""A small sample of ``python -m tests.torture``: every promise once or twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.torture import disks, kills, signals
from tests.torture.forker import Forker
from tests.torture.process import Good, undisturbed

REPOSTS = 12


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Good:
    """An undisturbed crawl."""
    return undisturbed(tmp_path_factory.mktemp("good"), REPOSTS)


@pytest.fixture(scope="module")
def forker() -> Iterator[Forker]:
    """A process that starts crawls quickly."""
    forker = Forker()
    yield forker
    forker.close()


def test_kills_at_any_moment(tmp_path: Path, good: Good, forker: Forker) -> None:
    found = kills.killed(forker, tmp_path, good, REPOSTS, kills=5, stride=0.6)
    assert found.passed, found


def test_kills_during_recovery(tmp_path: Path, good: Good, forker: Forker) -> None:
    found = kills.killed_in_recovery(forker, tmp_path, good, REPOSTS, kills=4)
    assert found.passed, found


@pytest.mark.parametrize("count", [1, 2])
def test_sigterm_ends_a_run_in_order(tmp_path: Path, good: Good, count: int) -> None:
    found = signals.stopped(tmp_path, good, REPOSTS, after=good.requests // 3, signals=count)
    assert found.faults == []
    assert found.resumed_equal
    assert found.status == 130


def test_two_runs_at_once_have_one_winner(tmp_path: Path, good: Good) -> None:
    statuses, _, equal = signals.doubled(tmp_path, good, REPOSTS, apart=0.01)
    assert statuses.count(4) == 1
    assert equal


def test_a_file_that_may_grow_no_more(tmp_path: Path, good: Good) -> None:
    found = disks.file_limit(tmp_path, good, REPOSTS, most=700_000)
    assert found.passed, found


def test_a_full_disk(tmp_path: Path, good: Good) -> None:
    found = disks.small_disk(tmp_path, good, REPOSTS, most=100_000)
    if found is None:
        pytest.skip("no file system may be mounted here")
    assert found.passed, found

"""The evaluation at a small size: the bar of issue 6, with and without links. Its full size is a command of its own."""

from __future__ import annotations

from pathlib import Path

from tests.pairing.evaluate import evaluate, show


def test_pairs_fidelity_lags_and_changed_facts(tmp_path: Path) -> None:
    made = evaluate(seed=6, reposts=100, unlinked=0.5, folder=tmp_path)
    show(made)
    assert made.ok()

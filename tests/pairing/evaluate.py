"""``python -m tests.pairing.evaluate``: how well reposts are paired and judged, on a replica web with known truth.

A share of the reposts loses its 原文链接, so that other evidence must find the original. Articles come in an order drawn by lot.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from archiver.compare import Text, diff
from tests.pairing.archive import Shelf, add_page, shelf
from tests.pairing.relations import key, linked, originals_of, world

FIRST_LINES = 12  # of a diff, a person sees these first


@dataclass(slots=True)
class Score:
    """Counts of one kind of repost."""

    kept: int = 0  # pairs that the archive holds
    right: int = 0  # of these, with a page that the truth calls an original
    wanted: int = 0  # reposts whose original is in the archive
    found: int = 0  # of these, paired with it
    wrong: list[Any] = field(default_factory=list)
    missed: list[Any] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.kept if self.kept else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.wanted if self.wanted else 1.0


@dataclass(slots=True)
class Report:
    """What an evaluation found."""

    scores: dict[str, Score]
    confusion: Counter[tuple[str, str | None]]
    lag_wrong: list[Any]
    changes: Counter[str]
    changes_missed: list[Any]
    rules: Counter[str]

    @property
    def fidelity_right(self) -> float:
        """The share (0…1) of pairs whose kind of fidelity is that of the truth."""
        return sum(n for (is_, said), n in self.confusion.items() if is_ == said) / max(1, self.confusion.total())

    @property
    def changes_shown(self) -> float:
        """The share (0…1) of changed facts that the first lines of the diff show."""
        return 1 - len(self.changes_missed) / max(1, self.changes.total())

    def ok(self) -> bool:
        """Whether the bar of issue 6 is met, with and without links."""
        scores = self.scores.values()
        pairing = all(score.precision >= 0.99 and score.recall >= 0.97 for score in scores)
        return pairing and self.fidelity_right >= 0.97 and not self.lag_wrong and self.changes_shown >= 0.98


def evaluate(seed: int, reposts: int, unlinked: float, folder: Path) -> Report:
    """Build a world, put it on a shelf in an order drawn by lot, and hold what the archive says against the truth."""
    truth = world(seed, reposts).truth
    links = linked(truth, seed, unlinked)
    pages = [p for p in truth["pages"].values() if p["kind"] in ("repost", "original") and p["verdicts"][:1] == ["article"]]
    Random(seed).shuffle(pages)
    with shelf(folder) as archive:
        for page in pages:
            add_page(archive, page, linked=page["url"] in links)
        return report(archive, truth, links)


def report(archive: Shelf, truth: dict[str, Any], links: set[str]) -> Report:
    """Hold the pairs of *archive* against *truth*."""
    made = Report({"with link": Score(), "without link": Score()}, Counter(), [], Counter(), [], Counter())
    right = {key(repost): originals for repost, originals in originals_of(truth).items()}
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in archive.rows("pairs"):
        if row["original_id"] is not None and row["fidelity"] is not None:
            rows.setdefault(key(row["repost_url"]), []).append(row)
    for pair in truth["pairs"]:
        score = made.scores["with link" if pair["repost_url"] in links else "without link"]
        _judge(made, score, pair, rows.get(key(pair["repost_url"]), []), right.get(key(pair["repost_url"]), set()))
    _judge_facts(made, archive, truth, links)
    return made


def _judge(made: Report, score: Score, pair: dict[str, Any], rows: list[dict[str, Any]], right: set[str]) -> None:
    related = [row for row in rows if row["fidelity"] != "unrelated"]
    made.rules.update(row["rule"] for row in related)
    good = [row for row in related if key(row["original_url"]) in right]
    score.kept += len(related)
    score.right += len(good)
    score.wrong += [(pair["repost_url"], pair["note"], row["original_url"], row["rule"]) for row in related if row not in good]
    if right:
        score.wanted += 1
        score.found += bool(good)
        if not good:
            score.missed.append((pair["repost_url"], pair["note"], pair["relation"]))


def _judge_facts(made: Report, archive: Shelf, truth: dict[str, Any], links: set[str]) -> None:
    """Fidelity, lag and changed facts, of the pairs that the truth describes."""
    told = {(key(row["repost_url"]), key(row["original_url"])): row for row in archive.rows("pairs") if row["original_url"]}
    for pair in truth["pairs"]:
        if pair["fidelity"] is None:
            continue
        row = told.get((key(pair["repost_url"]), key(pair["original_page"])))
        if row is None or row["fidelity"] is None:
            continue
        made.confusion[pair["fidelity"], row["fidelity"]] += 1
        if row["lag_days"] != pair["lag_days"]:
            made.lag_wrong.append((pair["repost_url"], row["lag_days"], pair["lag_days"]))
        _judge_changes(made, pair, truth["pages"])


def _judge_changes(made: Report, pair: dict[str, Any], pages: dict[str, Any]) -> None:
    """Every changed number, date and name that the truth lists must stand in the first lines of the diff, as it was and as it is."""
    if not pair["changes"]:
        return
    original, repost = pages[pair["original_page"]], pages[pair["repost_url"]]
    change = diff(Text(original["title"], tuple(original["paragraphs"])), Text(repost["title"], tuple(repost["paragraphs"])))
    first = [(finding.kind, finding.a, finding.b) for finding in change.findings[:FIRST_LINES]]
    for wanted in pair["changes"]:
        made.changes[wanted["kind"]] += 1
        of_kind = [(a, b) for kind, a, b in first if kind == wanted["kind"]]
        gone, come = (any(wanted[side] in pair[at] for pair in of_kind) for at, side in enumerate(("original", "repost")))
        if not (gone and come):
            made.changes_missed.append((pair["repost_url"], wanted, first))


def show(made: Report) -> None:
    """Print the figures."""
    for name, score in made.scores.items():
        found = f"recall {score.recall:.4f} ({score.found}/{score.wanted})"
        print(f"{name:<13} precision {score.precision:.4f} ({score.right}/{score.kept})  {found}")
        for line in [*score.wrong[:5], *score.missed[:5]]:
            print("   ", line)
    print(f"rules         {dict(made.rules)}")
    print(f"fidelity      {made.fidelity_right:.4f} right")
    kinds = sorted({kind for pair in made.confusion for kind in pair if kind})
    print(f"{'truth, said':<14}" + "".join(f"{kind:>11}" for kind in kinds))
    for kind in kinds:
        print(f"{kind:<14}" + "".join(f"{made.confusion[kind, said]:>11}" for said in kinds))
    print(f"lag           {len(made.lag_wrong)} wrong {made.lag_wrong[:3]}")
    print(f"changed facts {dict(made.changes)}, {made.changes_shown:.4f} in the first {FIRST_LINES} lines of the diff")
    for missed in made.changes_missed[:5]:
        print("   ", missed)


def main() -> int:
    """Parse the command line, evaluate, print; 1 where the bar is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.pairing.evaluate", description=__doc__.splitlines()[0])
    parser.add_argument("--reposts", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--unlinked", type=float, default=0.5, help="share of the reposts whose link is taken away")
    asked = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        made = evaluate(asked.seed, asked.reposts, asked.unlinked, Path(folder))
    show(made)
    print(f"{time.monotonic() - started:.0f} s")
    return 0 if made.ok() else 1


if __name__ == "__main__":
    sys.exit(main())

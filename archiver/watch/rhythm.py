"""How often a list has news, by the days beside its items."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

ENOUGH_DAYS = 4  # distinct days that make a rhythm
USUAL = 0.9  # of the waits between two days of news, this share is no longer than the usual longest


def newest(days: Iterable[date]) -> date | None:
    """The latest of *days*; None where there is none."""
    return max(days, default=None)


def longest_usual_gap(days: Iterable[date]) -> int | None:
    """The wait in days that nine of ten waits for news keep within; None where the days are too few to tell."""
    ordered = sorted(set(days))
    if len(ordered) < ENOUGH_DAYS:
        return None
    gaps = sorted((later - earlier).days for earlier, later in pairwise(ordered))
    return gaps[min(len(gaps) - 1, int(len(gaps) * USUAL))]

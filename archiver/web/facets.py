"""What the hits of a search may be narrowed down by. Pure: rows of ``articles`` in, counts out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

FACETS = ("organ", "region", "section", "year", "role", "fidelity", "state")
_MOST_VALUES = 12  # of a facet that are offered

Row = Mapping[str, Any]


def facet_values(row: Row, fidelity: str | None) -> dict[str, str | None]:
    """The value of each facet: ``region`` is the first two digits of ``source_code``, ``year`` that of ``published_on``."""
    return {
        "organ": row["source"],
        "region": row["source_code"][:2] if row["source_code"] else None,
        "section": row["section"],
        "year": row["published_on"][:4] if row["published_on"] else None,
        "role": row["role"],
        "fidelity": fidelity,
        "state": row["state"],
    }


def narrowed(values: Sequence[Mapping[str, str | None]], chosen: Mapping[str, str]) -> list[int]:
    """The places of the rows that have every chosen value."""
    return [place for place, each in enumerate(values) if all(each[facet] == value for facet, value in chosen.items())]


def counted(values: Sequence[Mapping[str, str | None]], chosen: Mapping[str, str]) -> dict[str, list[tuple[str, int]]]:
    """For each facet, its values and how many rows have them among those with all *other* chosen values; most first."""
    found: dict[str, list[tuple[str, int]]] = {}
    for facet in FACETS:
        others = {name: value for name, value in chosen.items() if name != facet}
        counts = Counter(value for place in narrowed(values, others) if (value := values[place][facet]) is not None)
        most = sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:_MOST_VALUES]
        kept = chosen.get(facet)
        if kept is not None and kept not in dict(most):
            most.append((kept, counts.get(kept, 0)))
        found[facet] = most
    return found

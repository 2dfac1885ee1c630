"""A comparison as the row that the store keeps of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from urllib.parse import urlsplit

from archiver.compare.fidelity import Comparison
from archiver.store.pairs import PairRow


def with_comparison(row: PairRow, found: Comparison | None) -> PairRow:
    """*row* with what a comparison of its two texts gave; as it is where there was none."""
    if found is None:
        return row
    return replace(
        row,
        score=found.contained,
        title_similarity=found.title_similarity,
        text_similarity=found.text_similarity,
        fidelity=found.fidelity,
        counts=counts(found) if found.fidelity else {},
        summary=found.summary,
    )


def counts(found: Comparison) -> dict[str, int]:
    """How many findings of each kind (a change made in several places counts once), and the letters of the tally."""
    by_kind = Counter(finding.kind for finding in found.findings)
    tally = found.tally
    return {
        **{f"{kind}s": by_kind[kind] for kind in ("number", "date", "name", "post", "quotation", "heading")},
        "dropped": tally.dropped,
        "added": tally.added,
        "changed": tally.changed,
        "moved": tally.moved,
    }


def host_of(url: str) -> str | None:
    """The host of an address as a page gave it; None where it has none."""
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None

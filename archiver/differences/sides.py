"""Which texts to hold against each other: a repost and its originals, or two versions of one document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from archiver.compare import Comparison, Diff, Operation, Text, diff, judge
from archiver.errors import BadArgument

Document = Mapping[str, Any]  # as ``Reader.document`` gives it
Find = Callable[[int], Document | None]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts and where it comes from. ``label`` is original, repost, or the version's number in words."""

    label: str
    document_id: int
    url: str
    state: str
    version: int
    published_on: str | None
    capture_id: int | None
    text: Text


@dataclass(frozen=True, slots=True)
class Difference:
    """From ``a`` to ``b``; ``row`` is that of the view ``pairs``, or what stands for it between two versions."""

    a: Side
    b: Side
    row: Mapping[str, Any]
    comparison: Comparison
    diff: Diff

    @classmethod
    def of(cls, a: Side, b: Side, row: Mapping[str, Any]) -> Difference:
        """Compare two sides."""
        return cls(a, b, row, judge(b.text, a.text), diff(a.text, b.text))

    def json(self) -> dict[str, Any]:
        """The row, the summary, what must be seen first, and every paragraph. ``a`` is the original, or the earlier version."""
        return {
            **self.row,
            "summary": self.comparison.summary,
            "findings": [asdict(finding) for finding in self.diff.findings],
            "title": _operation(self.diff.title),
            "operations": [_operation(operation) for operation in self.diff.operations],
        }


def _operation(operation: Operation) -> dict[str, Any]:
    return asdict(operation)


def with_originals(found: Document, find: Find) -> Iterator[Difference]:
    """Each pair that the document is either side of, its current versions compared.

    Raises BadArgument where there is no pair, or none whose two sides were both read.
    """
    own = found["document"]["id"]
    compared = False
    for row in found["pairs"]:
        other = row["original_id"] if row["repost_id"] == own else row["repost_id"]
        against = None if other is None else find(other)
        if against and against["versions"] and found["versions"]:
            compared = True
            original, repost = (against, found) if row["repost_id"] == own else (found, against)
            yield Difference.of(_side("original", original), _side("repost", repost), row)
    if not compared:
        raise BadArgument(f"document {own} has nothing to be compared with: {_why(found)}")


def _why(found: Document) -> str:
    if not found["versions"]:
        return "it was not read as an article"
    states = sorted({row["original_state"] or "not named" for row in found["pairs"]})
    return f"its original is {', '.join(states)}" if states else "no pair has it"


def between_versions(found: Document, first: int, second: int) -> Difference:
    """Two versions of one document. Raises BadArgument for a number it has not."""
    numbers = {version["number"] for version in found["versions"]}
    if missing := [number for number in (first, second) if number not in numbers]:
        raise BadArgument(f"document {found['document']['id']} has no version {missing[0]}: it has {_listed(sorted(numbers))}")
    row = {"document_id": found["document"]["id"], "url": found["document"]["url"], "from_version": first, "to_version": second}
    a, b = (_side(f"version {number}", found, number) for number in (first, second))
    return Difference.of(a, b, row)


def history(found: Document) -> Iterator[Difference]:
    """Every version against the one before it, oldest first. Raises BadArgument where there is but one."""
    numbers = sorted(version["number"] for version in found["versions"])
    if len(numbers) < 2:
        raise BadArgument(f"document {found['document']['id']} has no history: it has {_listed(numbers)}")
    yield from (between_versions(found, first, second) for first, second in pairwise(numbers))


def _listed(numbers: Sequence[int]) -> str:
    return f"version{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers))}" if numbers else "none"


def _side(label: str, found: Document, number: int | None = None) -> Side:
    document = found["document"]
    version = max((v for v in found["versions"] if number in (None, v["number"])), key=lambda v: int(v["number"]))
    return Side(
        label=label,
        document_id=document["id"],
        url=document["url"],
        state=document["state"],
        version=version["number"],
        published_on=version["published_on"],
        capture_id=version["capture_id"],
        text=Text.of(version["title"], version["body"]),
    )

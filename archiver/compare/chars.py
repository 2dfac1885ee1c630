"""Two strings held against each other character by character, with the noise of chance matches taken out."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import LCSseq

Span = tuple[int, int]
Change = tuple[Span, Span]  # [start, end) on the left, [start, end) on the right; one of them may be empty

# Above this product of lengths (2,000 × 2,000 characters, some 2 ms) characters are not compared: one change between common head and tail.
MOST_CELLS = 4_000_000


def fits(a: str, b: str) -> bool:
    """Whether two strings are short enough to be compared by characters."""
    return len(a) * len(b) <= MOST_CELLS


def changed_spans(a: str, b: str, shortest_equal: int) -> list[Change]:
    """Where *a* and *b* differ, in order. Equal runs shorter than *shortest_equal* between two changes are chance, and part of them."""
    head = _common_head(a, b)
    tail = _common_head(a[head:][::-1], b[head:][::-1])
    middle_a, middle_b = a[head : len(a) - tail], b[head : len(b) - tail]
    if not middle_a and not middle_b:
        return []
    if not fits(middle_a, middle_b):
        return [((head, len(a) - tail), (head, len(b) - tail))]
    changes: list[Change] = []
    for left, right in _raw_changes(middle_a, middle_b, head):
        if changes and left[0] - changes[-1][0][1] < shortest_equal:
            changes[-1] = ((changes[-1][0][0], left[1]), (changes[-1][1][0], right[1]))
        else:
            changes.append((left, right))
    return changes


def _raw_changes(a: str, b: str, shift: int) -> Iterator[Change]:
    for op in LCSseq.opcodes(a, b):
        if op.tag != "equal":
            yield (op.src_start + shift, op.src_end + shift), (op.dest_start + shift, op.dest_end + shift)


def _common_head(a: str, b: str) -> int:
    """Length of the common prefix, by halving: slices compare at the speed of memory."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low

"""What one text must undergo to become the other, paragraph by paragraph, then character by character."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archiver.compare.align import Aligned, align
from archiver.compare.body import Body
from archiver.compare.changes import changes
from archiver.compare.chars import changed_spans
from archiver.compare.findings import Finding, findings
from archiver.compare.fold import Folded
from archiver.compare.text import Text
from archiver.compare.titles import title_words

# A single equal character between two changes is chance. Paragraphs too long to compare by characters (chars.MOST_CELLS) differ in one
# stretch between their common head and tail.
CHANCE_RUN = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters as shown on either side. ``kind``: equal (alike when folded), insert, delete, replace."""

    kind: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One paragraph. ``kind``: equal (when folded), insert, delete, replace (changed in its place), move (changed or not).

    Numbers count from 1, None where that side has no such paragraph; both are 0 for the title. ``pieces`` add up to both texts.
    """

    kind: str
    a_number: int | None
    b_number: int | None
    pieces: tuple[Piece, ...]

    @property
    def a(self) -> str:
        """The paragraph of the first text, '' where it has none."""
        return "".join(piece.a for piece in self.pieces)

    @property
    def b(self) -> str:
        """The paragraph of the second text, '' where it has none."""
        return "".join(piece.b for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Diff:
    """From one text to another: ``findings`` first, then everything. ``operations`` are in the order of the second text."""

    findings: tuple[Finding, ...]
    title: Operation
    operations: tuple[Operation, ...]


def diff(a: Text, b: Text) -> Diff:
    """What turns *a* into *b*. Differences that fold away are kept in equal pieces, so that ``apply`` is exact."""
    body = changes(Body(a.paragraphs), Body(b.paragraphs))
    retitled = title_words(a.title) != title_words(b.title)
    titles = changes(Body((a.title,)), Body((b.title,))) if retitled else None
    rows = align(a.paragraphs, b.paragraphs)
    return Diff(findings(titles, body), _operation(a.title, b.title, 0, 0), tuple(_row(a, b, row) for row in rows))


def _row(a: Text, b: Text, row: Aligned) -> Operation:
    old = None if row.a is None else a.paragraphs[row.a]
    new = None if row.b is None else b.paragraphs[row.b]
    a_number = None if row.a is None else row.a + 1
    b_number = None if row.b is None else row.b + 1
    if old is None:
        return Operation("insert", None, b_number, (Piece("insert", "", new or ""),))
    if new is None:
        return Operation("delete", a_number, None, (Piece("delete", old, ""),))
    operation = _operation(old, new, a_number, b_number)
    return Operation("move", a_number, b_number, operation.pieces) if row.moved else operation


def _operation(old: str, new: str, a_number: int | None, b_number: int | None) -> Operation:
    found = tuple(pieces(old, new))
    kind = "equal" if all(piece.kind == "equal" for piece in found) else "replace"
    return Operation(kind, a_number, b_number, found)


def pieces(old: str, new: str) -> Iterator[Piece]:
    """Two shown strings cut into pieces that add up to both; compared as folded, so that only real changes are not equal."""
    a, b = Folded.of(old), Folded.of(new)
    if not a.text or not b.text:  # white space alone has no place to cut at
        yield from _piece("insert" if b.text else "delete" if a.text else "equal", old, new)
        return
    end_a = end_b = 0
    for left, right in [*changed_spans(a.text, b.text, CHANCE_RUN), ((len(a.text),) * 2, (len(b.text),) * 2)]:
        yield from _piece("equal", a.slice(end_a, left[0]), b.slice(end_b, right[0]))
        kind = "insert" if left[0] == left[1] else "delete" if right[0] == right[1] else "replace"
        yield from _piece(kind, a.slice(*left), b.slice(*right))
        end_a, end_b = left[1], right[1]


def _piece(kind: str, a: str, b: str) -> Iterator[Piece]:
    if a or b:
        yield Piece(kind, a, b)


def apply(change: Diff, text: Text) -> Text:
    """The second text, made from the first. Raises ValueError where *text* is not the one that *change* starts from."""
    befores = {operation.a_number: operation.a for operation in change.operations if operation.a_number is not None}
    if change.title.a != text.title or befores != dict(enumerate(text.paragraphs, start=1)):
        raise ValueError("this diff was not made from this text")
    return Text(change.title.b, tuple(operation.b for operation in change.operations if operation.b_number is not None))


def revert(change: Diff, text: Text) -> Text:
    """The first text, made from the second. Raises ValueError where *text* is not the one that *change* leads to."""
    afters = [operation.b for operation in change.operations if operation.b_number is not None]
    if change.title.b != text.title or afters != list(text.paragraphs):
        raise ValueError("this diff does not lead to this text")
    befores = {operation.a_number: operation.a for operation in change.operations if operation.a_number is not None}
    return Text(change.title.a, tuple(befores[number] for number in sorted(befores)))

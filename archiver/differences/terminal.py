"""A difference in lines for a terminal: what must be seen first, then each changed paragraph. Stored text is data, never a command."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from archiver.compare import Finding, Operation, Piece
from archiver.differences.sides import Difference, Side

_HARMLESS = frozenset("\t")


@dataclass(frozen=True, slots=True)
class Palette:
    """How what was there before (``old``) and what is there now (``new``) are set off: opening and closing strings."""

    old: tuple[str, str]
    new: tuple[str, str]
    strong: tuple[str, str]
    faint: tuple[str, str]


PLAIN = Palette(("[-", "-]"), ("{+", "+}"), ("", ""), ("", ""))
COLOURED = Palette(("\x1b[31;9m", "\x1b[0m"), ("\x1b[32;1m", "\x1b[0m"), ("\x1b[1m", "\x1b[0m"), ("\x1b[2m", "\x1b[0m"))


def lines(difference: Difference, palette: Palette = PLAIN) -> Iterator[str]:
    """The difference, line by line."""
    yield _set_off(difference.comparison.summary, palette.strong)
    yield from _of_row(difference)
    yield from (_finding(finding, palette) for finding in difference.diff.findings)
    yield ""
    yield from (_head(side, sign, palette) for side, sign in ((difference.a, "---"), (difference.b, "+++")))
    yield from _operation(difference.diff.title, palette)
    for same, operations in groupby(difference.diff.operations, key=lambda operation: operation.kind == "equal"):
        if same:
            count = len(list(operations))
            yield _set_off(f"          … {count} paragraph{'s' * (count > 1)} the same", palette.faint)
        else:
            for operation in operations:
                yield from _operation(operation, palette)


def shown(text: str) -> str:
    """*text* for a terminal: control, format and direction characters become U+FFFD, so that a page cannot write to the screen."""
    return "".join(char if char in _HARMLESS or unicodedata.category(char) not in ("Cc", "Cf", "Cs") else "\ufffd" for char in text)


def _of_row(difference: Difference) -> Iterator[str]:
    row = difference.row
    if "rule" in row:
        lag = "unknown" if row["lag_days"] is None else f"{row['lag_days']} day{'s' * (row['lag_days'] != 1)}"
        titles, texts = _share(row["title_similarity"]), _share(row["text_similarity"])
        yield f"found by {row['rule']}, lag {lag}, similarity of titles {titles}, of texts {texts}"


def _share(value: float | None) -> str:
    return "unknown" if value is None else f"{value:.2f}"


def _finding(finding: Finding, palette: Palette) -> str:
    old, new = _set_off(shown(finding.a), palette.old), _set_off(shown(finding.b), palette.new)
    times = f", {finding.times} times" if finding.times > 1 else ""
    return f"  {finding.kind:<10}{old} → {new}  {_place(finding.a_paragraph)} → {_place(finding.b_paragraph)}{times}"


def _place(paragraph: int) -> str:
    return f"¶{paragraph}" if paragraph else "title"


def _head(side: Side, sign: str, palette: Palette) -> str:
    what = f"{sign} {side.label}: document {side.document_id}, version {side.version}, {side.published_on or 'no date'}, {side.state}"
    return _set_off(f"{what}  {shown(side.url)}", palette.strong)


def _operation(operation: Operation, palette: Palette) -> Iterator[str]:
    where = f"{_number(operation.a_number)} {_number(operation.b_number)}"
    mark = {"equal": " ", "insert": "+", "delete": "-", "replace": "~", "move": "↕"}[operation.kind]
    yield f"{where} {mark} " + "".join(_piece(piece, palette) for piece in operation.pieces)


def _number(number: int | None) -> str:
    return "   ." if number is None else f"{number:4}" if number else "   T"


def _piece(piece: Piece, palette: Palette) -> str:
    if piece.kind == "equal":
        return shown(piece.b)
    return _set_off(shown(piece.a), palette.old) + _set_off(shown(piece.b), palette.new)


def _set_off(text: str, around: tuple[str, str]) -> str:
    return f"{around[0]}{text}{around[1]}" if text else ""

"""A line of a text about the words that were looked for, with the words marked."""

from __future__ import annotations

from collections.abc import Sequence

from archiver.folding.characters import fold_character
from archiver.store.search_split import folded

MARKS = ("«", "»")
_BEFORE, _AFTER = 30, 60  # characters shown around the first word
_CHUNK = 100  # characters folded at a time on the way to it


def snippet(shown: str, words: Sequence[str]) -> str | None:
    """One line of *shown* about the first of the folded *words* in it, every one of them between ``MARKS``; None where there is none."""
    flat = " ".join(shown.split())
    whole = folded(flat)
    places = [(place, len(word)) for word in words if (place := whole.find(word)) >= 0]
    if not places:
        return None
    place, length = min(places)
    first, last = _offsets(flat, place, place + length)
    start, end = max(0, first - _BEFORE), max(last, first + _AFTER)
    return ("…" if start else "") + _marked(flat[start:end], words) + ("…" if end < len(flat) else "")


def beginning(shown: str) -> str:
    """The first line's worth of a text."""
    flat = " ".join(shown.split())
    return flat[: _BEFORE + _AFTER] + ("…" if len(flat) > _BEFORE + _AFTER else "")


def _offsets(flat: str, start: int, end: int) -> tuple[int, int]:
    """Where the folded stretch ``[start, end)`` begins and ends in *flat*."""
    at, chunk = 0, 0
    while at + (length := len(folded(flat[chunk : chunk + _CHUNK]))) <= start:
        at += length
        chunk += _CHUNK
    first = chunk
    for index in range(chunk, len(flat)):
        if at <= start:
            first = index
        at += len(fold_character(flat[index]))
        if at >= end:
            return first, index + 1
    return first, len(flat)


def _marked(piece: str, words: Sequence[str]) -> str:
    starts = [index for index, char in enumerate(piece) for _ in fold_character(char)]
    text = folded(piece)
    inside = [False] * len(piece)
    for word in words:
        place = text.find(word)
        while place >= 0:
            for index in range(starts[place], starts[place + len(word) - 1] + 1):
                inside[index] = True
            place = text.find(word, place + len(word))
    result: list[str] = []
    for index, char in enumerate(piece):
        if inside[index] and not (index and inside[index - 1]):
            result.append(MARKS[0])
        result.append(char)
        if inside[index] and not (index + 1 < len(piece) and inside[index + 1]):
            result.append(MARKS[1])
    return "".join(result)

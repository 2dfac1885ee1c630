"""Charts as geometry: numbers in, shapes out, drawn by the macros of ``templates/charts.html`` as SVG without a script."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

WIDTH, HEIGHT = 360, 190  # of the drawing, in its own units
_LEFT, _TOP, _BOTTOM = 40, 12, 24
_TICKS = 4
_STEPS = (4, 8, 12, 20)
_MOST_COLUMNS = 180
_MOST_LABELS = 8
_GAP = 0.2  # of a column's place


@dataclass(frozen=True, slots=True)
class Column:
    """One rectangle; ``series`` counts from 0, ``label`` and ``value`` are for its tooltip."""

    x: float
    y: float
    width: float
    height: float
    series: int = field(kw_only=True)
    label: str = field(kw_only=True)
    value: int = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Mark:
    """A label on an axis: of the value axis where ``x`` is that of the axis, of a column else."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Stacked columns with both axes."""

    columns: tuple[Column, ...]
    ticks: tuple[Mark, ...]
    labels: tuple[Mark, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    base: int = HEIGHT - _BOTTOM


def stacked(rows: Sequence[Sequence[Any]]) -> Columns:
    """One column a row, whose label comes first and then its values, stacked; at most eight columns are labelled."""
    top = nice(max((sum(values) for _, *values in rows), default=0))
    place = (WIDTH - _LEFT) / max(1, len(rows))
    every = -(-len(rows) // _MOST_LABELS) or 1
    columns, labels = [], []
    for number, (label, *values) in enumerate(rows):
        x = _LEFT + number * place
        if number % every == 0:
            labels.append(Mark(round(x + place / 2, 2), HEIGHT - 7, label))
        height = 0.0
        for series, value in enumerate(values):
            part = value / top * (HEIGHT - _TOP - _BOTTOM)
            height += part
            y = HEIGHT - _BOTTOM - height
            place_and_size = (x + place * _GAP / 2, y, place * (1 - _GAP), part)
            columns.append(Column(*map(_two_digits, place_and_size), series=series, label=label, value=value))
    ticks = [_tick(top * number // _TICKS, top) for number in range(_TICKS + 1)]
    return Columns(tuple(columns), tuple(ticks), tuple(labels))


def nice(most: int) -> int:
    """The top of an axis: the least of 4, 8, 12, 20, 40, 80, 120, 200 … that *most* does not pass, so that four ticks are whole numbers."""
    power = 1
    while True:
        for step in _STEPS:
            if most <= step * power:
                return step * power
        power *= 10


def over_time(rows: Iterable[Sequence[Any]]) -> list[list[Any]]:
    """Rows that begin with a month (``2023-04``), in order, for ``stacked``: months without a row put in, the row without a month left out;
    years in place of months where those would be too many to be seen."""
    dated = {row[0]: row[1:] for row in rows if row[0]}
    if not dated:
        return []
    first, last = _month(min(dated)), _month(max(dated))
    if last - first < _MOST_COLUMNS:
        names = {f"{number // 12:04}-{number % 12 + 1:02}": [0, 0] for number in range(first, last + 1)}
    else:
        names = {f"{year:04}": [0, 0] for year in range(first // 12, last // 12 + 1)}
    for month, values in dated.items():
        sums = names[month if month in names else month[:4]]
        sums[:] = [one + other for one, other in zip(sums, values, strict=True)]
    return [[name, *sums] for name, sums in names.items()]


def _month(name: str) -> int:
    year, month = name.split("-")
    return int(year) * 12 + int(month) - 1


def shares(items: Sequence[tuple[str, int]]) -> list[dict[str, Any]]:
    """``label, count, share`` of each: the share (0…100) of the greatest count, for bars beside each other."""
    most = max((count for _, count in items), default=0) or 1
    return [{"label": label, "count": count, "share": round(100 * count / most, 1)} for label, count in items]


def labelled(counts: Mapping[str, int] | Sequence[int], part: str, value: Callable[[str, object], str]) -> list[tuple[str, int]]:
    """Counts under the words of their values (of a sequence, of their places); *value* gives the words of a value of *part*."""
    items = counts.items() if isinstance(counts, Mapping) else enumerate(counts)
    return [(value(part, name), count) for name, count in items]


def _two_digits(value: float) -> float:
    return round(value, 2)


def _tick(value: int, top: int) -> Mark:
    return Mark(_LEFT, round(HEIGHT - _BOTTOM - value / top * (HEIGHT - _TOP - _BOTTOM), 2), str(value))

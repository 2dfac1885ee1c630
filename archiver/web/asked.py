"""One question to the web page, and its answer before it becomes HTML or JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from archiver.store.engine import Engine
from archiver.store.pages import Pages
from archiver.store.place import Place

Data = dict[str, Any]


class NotHere(Exception):
    """The archive has no such thing. Raised by pages, answered with 404."""


class Withheld(Exception):
    """A suppressed document. Raised by pages, answered with 410."""


@dataclass(frozen=True, slots=True)
class Archive:
    """What pages are made from."""

    place: Place
    engine: Engine

    @property
    def pages(self) -> Pages:
        """The questions pages ask."""
        return Pages(self.engine)


@dataclass(frozen=True, slots=True)
class Asked:
    """The archive, the numbers in the path, and the query string."""

    archive: Archive
    path: Mapping[str, int]
    query: Mapping[str, str]

    def number(self, name: str, default: int) -> int:
        """A number of the query string from 1. Raises NotHere for one that is none."""
        given = self.query.get(name)
        if not given:
            return default
        if not (given.isascii() and given.isdigit() and 0 < len(given) < 10 and int(given)):
            raise NotHere
        return int(given)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: where it is, its template, and what answers it. ``path`` may hold ``{id:int}`` and the like; its twin ends in ``.json``."""

    path: str
    template: str
    answer: Callable[[Asked], Data]

    @property
    def twin(self) -> str:
        """The path of the same as JSON."""
        return "/index.json" if self.path == "/" else f"{self.path}.json"

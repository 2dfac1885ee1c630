"""TOML read strictly: what is asked for must be there and of its type; what nobody asked for is an error."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from archiver.errors import BadDefinition


class Table:
    """One table of a definition. Every method raises BadDefinition, naming the file and the field with its path."""

    def __init__(self, file: str, raw: Mapping[str, Any], path: str = "") -> None:
        self._file, self._raw, self._path = file, raw, path
        self._asked: set[str] = set()

    @classmethod
    def load(cls, path: Path) -> Table:
        """The top table of the file at *path*."""
        try:
            return cls(str(path), tomllib.loads(path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise BadDefinition(f"{path}: {error}") from error

    def __contains__(self, name: str) -> bool:
        return name in self._raw

    def wrong(self, name: str, why: str) -> BadDefinition:
        """The error to raise about the field *name*."""
        return BadDefinition(f"{self._file}: {self._path}{name}: {why}")

    def text(self, name: str, default: str | None = None) -> str:
        value = self._get(name, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.wrong(name, f"must be a string in quotes, not empty; it is {value!r}")
        return value

    def texts(self, name: str, *, required: bool = False) -> tuple[str, ...]:
        value = self._get(name, None if required else [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value) or (required and not value):
            raise self.wrong(name, f"must be a list of strings; it is {value!r}")
        return tuple(value)

    def lists(self, name: str) -> list[tuple[str, ...]]:
        """A list of lists of strings; none where it is left out."""
        value = self._get(name, [])
        if not isinstance(value, list) or not all(isinstance(part, list) and all(isinstance(each, str) for each in part) for part in value):
            raise self.wrong(name, f"must be a list of lists of strings; it is {value!r}")
        return [tuple(part) for part in value]

    def integers(self, name: str) -> tuple[int, ...]:
        """A list of whole numbers, or a single one; none where it is left out."""
        value = self._get(name, [])
        numbers = value if isinstance(value, list) else [value]
        if not all(isinstance(each, int) and not isinstance(each, bool) for each in numbers):
            raise self.wrong(name, f"must be whole numbers; it is {value!r}")
        return tuple(numbers)

    def flag(self, name: str) -> bool:
        """true or false; false where it is left out."""
        value = self._get(name, False)
        if not isinstance(value, bool):
            raise self.wrong(name, f"must be true or false; it is {value!r}")
        return value

    def one_of(self, name: str, allowed: Iterable[str], default: str | None = None) -> str:
        value = self.text(name, default)
        if value not in allowed:
            raise self.wrong(name, f"must be one of {', '.join(allowed)}; it is {value!r}")
        return value

    def number(self, name: str, *, least: float, most: float) -> float:
        """A number in that range."""
        value = self._get(name, None)
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise self.wrong(name, f"must be a number from {least} to {most}; it is {value!r}")
        return float(value)

    def is_text(self, name: str) -> bool:
        """True where the field is there and a string, for fields that may be one."""
        return isinstance(self._raw.get(name), str)

    def share(self, name: str) -> float:
        """A number from 0 to 1."""
        value = self._get(name, None)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self.wrong(name, f"must be a number from 0 to 1; it is {value!r}")
        return float(value)

    def day(self, name: str) -> date | None:
        """A TOML date, or None where the field is left out."""
        self._asked.add(name)
        value = self._raw.get(name)
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            raise self.wrong(name, f"must be a date such as 2023-07-09, without quotes; it is {value!r}")
        return value

    def table(self, name: str) -> Table:
        """The table *name*; an empty one where it is left out."""
        value = self._get(name, {})
        if not isinstance(value, dict):
            raise self.wrong(name, f"must be a table [{name}]; it is {value!r}")
        return Table(self._file, value, f"{self._path}{name}.")

    def tables(self, name: str) -> list[Table]:
        """The tables ``[[name]]``, in order."""
        value = self._get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.wrong(name, f"must be tables [[{name}]]; it is {value!r}")
        return [Table(self._file, each, f"{self._path}{name}.{index}.") for index, each in enumerate(value)]

    def names(self, allowed: Iterable[str]) -> list[str]:
        """The names of this table's fields, each of them *allowed*."""
        for name in self._raw:
            if name not in allowed:
                raise self.wrong(name, f"unknown; may be {', '.join(allowed)}")
        return list(self._raw)

    def strings(self) -> dict[str, str]:
        """All the fields, each a string."""
        return {name: self.text(name) for name in self._raw}

    def end(self) -> None:
        """Raise if a field was never asked for: it is a typo."""
        for name in self._raw:
            if name not in self._asked:
                raise self.wrong(name, f"unknown; may be {', '.join(sorted(self._asked))}")

    def _get(self, name: str, default: Any) -> Any:
        self._asked.add(name)
        value = self._raw.get(name, default)
        if value is None:
            raise self.wrong(name, "is missing")
        return value

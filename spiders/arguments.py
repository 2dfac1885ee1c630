"""The spiders' ``-a`` arguments: checked before the first request, each refusal naming the argument and what it may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from archiver.errors import BadArgument
from archiver.items import Selection

ORIGINALS = ("follow", "queue", "ignore")
SWEEPS = ("head", "full")


def parse(arguments: Mapping[str, str]) -> Selection:
    """The selection that *arguments* ask for.

    Raises:
        BadArgument: an unknown name, or a value that cannot be meant.
    """
    unknown = sorted(set(arguments) - set(ARGUMENTS))
    if unknown:
        raise BadArgument(f"unknown argument {unknown[0]!r}: it may be one of {', '.join(ARGUMENTS)}")
    selection = Selection(**{_FIELDS.get(name, name): ARGUMENTS[name](name, value) for name, value in arguments.items()})
    if selection.since and selection.until and selection.since > selection.until:
        raise BadArgument(f"since={selection.since} lies after until={selection.until}: since may be any day up to until")
    return selection


def _name(name: str, value: str) -> str:
    if not value.strip():
        raise BadArgument(f"{name}= is empty: it may be any name" + (" or URL" if name == "section" else ""))
    return value.strip()


def _day(name: str, value: str) -> date:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:  # Python also takes 20230101 and 2023-W01
        raise BadArgument(f"{name}={value!r} is no day: it may be a date like 2023-01-01")
    return day


def _count(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and 0 < int(value) < 10**9):
        raise BadArgument(f"{name}={value!r} is no count: it may be a whole number from 1")
    return int(value)


def _one_of(allowed: tuple[str, ...]) -> Callable[[str, str], str]:
    def read(name: str, value: str) -> str:
        if value not in allowed:
            raise BadArgument(f"{name}={value!r} is not known: it may be {', '.join(allowed)}")
        return value

    return read


def _urls(name: str, value: str) -> tuple[str, ...]:
    urls = _lines_of(Path(value[1:])) if value.startswith("@") else value.split(",")
    found = tuple(url for url in (u.strip() for u in urls) if url)
    if not found:
        raise BadArgument(f"{name}={value!r} names no URL: it may be URL[,URL…] or @FILE with one a line")
    for url in found:
        if not url.lower().startswith(("http://", "https://")):
            raise BadArgument(f"{name}: {url!r} is no http(s) URL")
    return found


def _lines_of(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadArgument(f"url=@{path}: cannot be read ({getattr(error, 'strerror', None) or 'not UTF-8'})") from None
    return [line for line in lines if not line.lstrip().startswith("#")]


_FIELDS = {"url": "urls"}  # where an argument's name is not its field's
ARGUMENTS: dict[str, Callable[[str, str], Any]] = {
    "site": _name,
    "section": _name,
    "since": _day,
    "until": _day,
    "limit": _count,
    "url": _urls,
    "originals": _one_of(ORIGINALS),
    "sweep": _one_of(SWEEPS),
}

"""What our commands share: one line for an error, JSON or words for a person, the archive opened the same way.

Commands live in ``archiver.commands``, one a file; this base stands outside so that Scrapy does not take it for one.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand
from scrapy.settings import Settings

from archiver.config import Config
from archiver.errors import ArchiveError, BadArgument
from archiver.reading.registry import Registry
from archiver.store.engine import Engine, open_engine
from archiver.store.migrate import check
from archiver.store.place import Place


class ArchiveCommand(ScrapyCommand):
    """A command over the archive: ``work`` does it, errors of our tree end it with their exit status."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}
    summary: ClassVar[str] = ""
    arguments: ClassVar[tuple[int, int]] = (0, 0)  # how many positional arguments: least, most
    wanted: ClassVar[str] = ""  # how they are called in the usage line
    prints_json: ClassVar[bool] = True

    def syntax(self) -> str:
        """The usage line."""
        return f"[options] {self.wanted}".rstrip()

    def short_desc(self) -> str:
        """The line in Scrapy's list of commands."""
        return self.summary

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """``--json``, beside Scrapy's own options."""
        super().add_options(parser)
        if self.prints_json:
            parser.add_argument("--json", action="store_true", help="print JSON instead of words")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check the arguments, do the work, and turn an error into its one line and exit status."""
        try:
            self._count(args)
            self.exitcode = self.work(args, opts) or 0
        except ArchiveError as error:
            print_error(f"scrapy {self.name}: {error}")
            self.exitcode = error.exit_status
        except BrokenPipeError:
            sys.stderr.close()  # the reader of a pipe left: nothing more to say, and no traceback at exit

    def work(self, args: list[str], opts: argparse.Namespace) -> int | None:
        """What the command does; the exit status, None for 0."""
        raise NotImplementedError

    @property
    def name(self) -> str:
        """The command's name: that of its module, as Scrapy has it."""
        return type(self).__module__.rsplit(".", 1)[-1]

    @property
    def own_settings(self) -> Settings:
        """The settings, which Scrapy sets before a command runs."""
        if self.settings is None:
            raise RuntimeError("Scrapy sets a command's settings before it runs")
        return self.settings

    @property
    def config(self) -> Config:
        """The archive's settings, checked."""
        return Config.of(self.own_settings)

    @property
    def place(self) -> Place:
        """Where the archive is."""
        return Place(self.config.dir, self.config.database_url)

    @property
    def registry(self) -> Registry:
        """The sites and templates, loaded anew. Raises BadDefinition."""
        if self.settings is None:
            raise RuntimeError("Scrapy sets a command's settings before it runs")
        return Registry.load(self.settings["ARCHIVE_TEMPLATES"], Path(self.settings["ARCHIVE_SITES"]))

    @contextmanager
    def reading(self) -> Iterator[Engine]:
        """The archive's database, opened to be read only; a harvest may go on meanwhile."""
        place = self.place
        check(place)
        engine = open_engine(place.url, read_only=True)
        try:
            yield engine
        finally:
            engine.dispose()

    def _count(self, args: list[str]) -> None:
        least, most = self.arguments
        if unknown := [a for a in args if a.startswith("-") and len(a) > 1]:
            raise BadArgument(f"unknown option {unknown[0]}")
        if not least <= len(args) <= most:
            raise BadArgument(f"usage: scrapy {self.name} {self.syntax()}")


def day(option: str, value: str | None) -> date | None:
    """A day given on the command line. Raises BadArgument naming the option."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise BadArgument(f"{option} {value!r} is no day: it may be a date like 2023-01-01") from None


def print_error(line: str) -> None:
    """One line on stderr, whatever the message holds."""
    print(" ".join(line.split()), file=sys.stderr)  # noqa: T201


def say(line: str = "") -> None:
    """One line for a person on stdout."""
    print(line)  # noqa: T201


def say_json(value: Mapping[str, Any]) -> None:
    """One JSON object on one line, Chinese as Chinese."""
    print(json.dumps(value, ensure_ascii=False, default=str))  # noqa: T201


def table(rows: Iterable[tuple[Any, ...]], indent: str = "  ") -> list[str]:
    """Rows as aligned lines: the first column to the left, numbers to the right. Chinese characters count two columns."""
    cells = [[str("" if c is None else c) for c in row] for row in rows]
    widths = [max((_width(row[i]) for row in cells if i < len(row)), default=0) for i in range(max(map(len, cells), default=0))]
    return [indent + "  ".join(c + " " * (w - _width(c)) for c, w in zip(row, widths, strict=False)).rstrip() for row in cells]


def _width(text: str) -> int:
    return sum(2 if ch >= "\u1100" else 1 for ch in text)

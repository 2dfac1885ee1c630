"""``scrapy diff ID``: a repost against its original, or two versions of one document: numbers, names and dates first."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from archiver.cli import ArchiveCommand, say, say_json
from archiver.commands.show import find
from archiver.differences.page import page
from archiver.differences.sides import Difference, between_versions, history, with_originals
from archiver.differences.terminal import COLOURED, PLAIN, lines
from archiver.errors import BadArgument, WriteFailed
from archiver.store.read import Reader

COLOURS = ("auto", "always", "never")


class Command(ArchiveCommand):
    """With ``--json`` the columns of ``pairs``, the summary, the findings and every paragraph; one object a pair."""

    summary = "Repost against original, or two versions of one document: numbers, names and dates first"
    arguments = (1, 1)
    wanted = "ID-or-URL"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """What to compare, and how to show it."""
        super().add_options(parser)
        parser.add_argument("--versions", nargs=2, type=int, metavar=("A", "B"), help="two versions of the document")
        parser.add_argument("--history", action="store_true", help="every version against the one before it")
        parser.add_argument("--html", metavar="FILE", help="write a page with both texts side by side; - for stdout")
        parser.add_argument("--color", choices=COLOURS, default="auto", help="default: auto, which is only on a terminal")

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        """Compare and print."""
        with self.reading() as engine:
            differences = _compare(Reader(engine), args[0], opts)
        if opts.html:
            _write(opts.html, page(differences))
        elif opts.json:
            for difference in differences:
                say_json(difference.json())
        else:
            palette = COLOURED if opts.color == "always" or (opts.color == "auto" and sys.stdout.isatty()) else PLAIN
            for number, difference in enumerate(differences):
                for line in [""] * bool(number) + list(lines(difference, palette)):
                    say(line)
        return 0


def _compare(reader: Reader, which: str, opts: argparse.Namespace) -> list[Difference]:
    found = find(reader, which)
    if found is None:
        raise BadArgument(f"no document {which!r} in this archive: it may be an id or a URL")
    if opts.versions:
        return [between_versions(found, *opts.versions)]
    return list(history(found) if opts.history else with_originals(found, reader.document))


def _write(to: str, content: str) -> None:
    if to == "-":
        say(content)
        return
    try:
        Path(to).write_text(content, encoding="utf-8")
    except OSError as error:
        raise WriteFailed(f"{to}: {error.strerror}") from error
    say(f"→ {to}")

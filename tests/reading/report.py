"""How well the saved pages are read: ``python -m tests.reading.report [--json] [--pages] [FOLDER]``.

Prints the table that issue 3 asks for, ours beside GNE and trafilatura where those are installed; ``--pages`` lists what is wrong where.
FOLDER holds ``truth.jsonl`` and ``html/`` (default: the shared pages).
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from archiver.reading.document import Document
from archiver.reading.model import Found, FoundDate, Page, Reading
from archiver.reading.registry import Registry
from tests.reading.judge import judge

COLUMNS = ("all right", "exact", "article", "title", "date", "start", "end", "clean", "source", "author", "editor", "unswapped", "images")
ROOT = Path(__file__).resolve().parents[2]
Reader = Callable[[Page], Reading]


def pages(folder: Path, *kinds: str) -> Iterable[tuple[dict[str, Any], Page]]:
    """(truth, page) of every page of *kinds*; a page without an address gets a made-up one."""
    for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
        truth = json.loads(line)
        if truth["page_type"] in kinds:
            url = truth["url"] or f"http://{truth['slug']}.invalid/a/b.html"
            yield truth, Page(url=url, asked_url=url, body=(folder / "html" / f"{truth['slug']}.html").read_bytes())


def ours() -> Reader:
    """The whole room, verdicts first, with the project's own site definitions."""
    return Registry.load("spiders.templates", ROOT / "spiders" / "sites").read


def gne() -> Reader:
    from gne import GeneralNewsExtractor

    extractor = GeneralNewsExtractor()

    def read(page: Page) -> Reading:
        result = extractor.extract(Document(page).html)
        dated = [FoundDate("published", result["publish_time"], "gne")] if result.get("publish_time") else []
        return Reading(
            "article",
            title=Found(result["title"], "gne"),
            dates=dated,
            author=Found(result["author"], "gne"),
            paragraphs=[result["content"]],
        )

    return read


def trafilatura() -> Reader:
    from trafilatura import bare_extraction

    def read(page: Page) -> Reading:
        result = bare_extraction(Document(page).html, url=page.url, with_metadata=True)
        if result is None:
            return Reading("other")
        dated = [FoundDate("published", result.date, "trafilatura")] if result.date else []
        author = Found(result.author, "trafilatura") if result.author else None
        return Reading(
            "article", title=Found(result.title or "", "trafilatura"), dates=dated, author=author, paragraphs=[result.text or ""]
        )

    return read


def measure(read: Reader, folder: Path) -> dict[str, Any]:
    """The figures of one reader, and per page what is wrong."""
    cells, wrong, costs = [], {}, []
    for truth, page in pages(folder, "article"):
        started = time.process_time()
        try:
            reading = read(page)
        except Exception as error:  # another extractor's failure is a page it cannot read
            reading = Reading("other", why=repr(error))
        costs.append((time.process_time() - started) * 1000)
        row = judge(truth, page, reading)
        cells.append(row)
        wrong[truth["slug"]] = [name for name in COLUMNS[1:] if row[name] is False]
    figures = {name: [sum(row[name] is True for row in cells), sum(row[name] is not None for row in cells)] for name in COLUMNS}
    return {
        "figures": figures,
        "median_ms": round(statistics.median(costs), 2),
        "wrong": {slug: names for slug, names in wrong.items() if names},
    }


def measure_others(read: Reader, folder: Path) -> dict[str, list[int]]:
    """Lists that give their first and last item, the count and whether there is a next page; other pages that are no article."""
    lists = [list_right(truth, read(page)) for truth, page in pages(folder, "list")]
    rest = [read(page).verdict != "article" for _, page in pages(folder, "challenge", "error", "other")]
    return {"lists": [sum(lists), len(lists)], "no article": [sum(rest), len(rest)]}


def list_right(truth: Mapping[str, Any], reading: Reading) -> bool:
    """True where a list page of the truth was read as it is."""
    items = [link for link in reading.links if link.kind == "item"]
    if reading.verdict != "list" or len(items) != truth["list_items"]:
        return False
    ends = ((truth["list_first"], items[0]), (truth["list_last"], items[-1]))
    # one pager's link is javascript:void(0): there is a next page, and no address of it
    scripted = truth["slug"] == "gerapy-list-rtfund_xxpl"
    following = truth["pagination"]["next"] is not None and not scripted
    return bool(reading.next_url) == following and all(
        link.title.replace(" ", "") == wanted["title"].replace(" ", "") and link.url.endswith(wanted["href"]) for wanted, link in ends
    )


def others() -> tuple[dict[str, Reader], list[str]]:
    """The other extractors, and those that are not installed."""
    readers, absent = {}, []
    for name, make in (("gne", gne), ("trafilatura", trafilatura)):
        try:
            readers[name] = make()
        except ImportError:
            absent.append(name)
    return readers, absent


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.reading.report", description="How well the saved pages are read.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(os.environ.get("ARCHIVE_SHARED", "../shared")) / "pages")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    parser.add_argument("--pages", action="store_true", help="list what is wrong on which page")
    parser.add_argument("--alone", action="store_true", help="without the other extractors")
    options = parser.parse_args(arguments)
    if not (options.folder / "truth.jsonl").is_file():
        print(f"no truth.jsonl in {options.folder}", file=sys.stderr)
        return 2
    readers, absent = ({}, []) if options.alone else others()
    results = {name: measure(read, options.folder) for name, read in {"archive": ours(), **readers}.items()}
    results["archive"]["figures"] |= measure_others(ours(), options.folder)
    if options.json:
        print(json.dumps({"results": results, "not installed": absent}, ensure_ascii=False))
        return 0
    _print(results, absent, options.pages)
    return 0


def _print(results: dict[str, Any], absent: list[str], with_pages: bool) -> None:
    print(f"{'':14}" + "".join(f"{name:>14}" for name in results))
    for column in COLUMNS:
        print(f"{column:14}" + "".join(f"{'{} / {}'.format(*result['figures'][column]):>14}" for result in results.values()))
    for column in ("lists", "no article"):
        print(f"{column:14}{'{} / {}'.format(*results['archive']['figures'][column]):>14}")
    print(f"{'median ms':14}" + "".join(f"{result['median_ms']:>14}" for result in results.values()))
    for name in absent:
        print(f"({name} is not installed here)")
    if with_pages:
        for slug, names in results["archive"]["wrong"].items():
            print(f"{slug}: {', '.join(names)}")


if __name__ == "__main__":
    sys.exit(main())

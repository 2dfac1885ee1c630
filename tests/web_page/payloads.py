"""``python -m tests.web_page.payloads [GROUP]``: hostile strings in every field of an archive, and what the pages make of them.

A page must hold no element that an honest page has not, and no address but ours, http and https. GROUP strings stand in each field
(1 by default, some minutes; the suite takes more at a time).
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import html

from archiver.store.engine import open_engine
from archiver.store.place import Place
from archiver.web.app import create_app
from tests.web_page.client import Client
from tests.web_page.many import make

TEXTS = {
    "document": ("url", "host", "site", "section", "listed_title", "listed_raw"),
    "version": (
        *("title", "section", "author", "author_raw", "editor", "editor_raw", "source", "source_raw", "source_code"),
        *("source_channel", "source_reporter", "signed_by", "original_url", "body", "published_at"),
    ),
    "pair": ("original_url", "rule", "summary"),
}
ROWS = {
    "organisation": ("key", "name", "kind", "level", "code", "hosts", "aliases"),
    "site": ("host", "name", "template"),
    "run": ("spider", "arguments", "started_at", "finished_at", "outcome"),
    "capture": ("url", "final_url", "fetched_at", "content_type", "charset", "sha256", "warc_file", "record_id"),
    "failure": ("url", "at", "stage", "reason", "detail"),
    "state_change": ("at", "since_at", "note"),
    "person": ("name", "raw"),
    "date_shown": ("raw", "date_on", "date_at", "rule"),
}
NUMBERS = {
    "organisation": {"id": "{n}"},
    "site": {"id": "{n}", "organisation_id": "{n}", "expected": "0.9", "read": "0", "seen": "2"},
    "run": {"id": "{n}"},
    "capture": {
        "id": "{n}",
        "document_id": "{n}",
        "run_id": "{n}",
        "status": "200",
        "verdict": "'article'",
        "bytes": "1",
        "warc_offset": "{n}",
        "warc_length": "1",
    },
    "failure": {"run_id": "{n}", "document_id": "{n}"},
    "state_change": {"document_id": "{n}", "state": "'gone'"},
    "person": {"document_id": "{n}", "version_id": "{n}", "role": "'author'"},
    "date_shown": {"document_id": "{n}", "version_id": "{n}", "kind": "'published'", "conflict": "1"},
}
PATHS = ("/documents/{n}", "/documents/{n}/history", "/organs/{n}", "/runs/{n}", "/captures/{n}")
WHOLE = ("/", "/search", "/organs", "/sites", "/runs", "/feeds/versions.atom")


def payloads(folder: Path) -> list[str]:
    """All strings of the suite, as a column of text can hold them."""
    files = [path.read_bytes().decode("utf-8", "replace") for path in sorted((folder / "fuzzdb").glob("*.txt"))]
    lines = [line for text in files for line in text.split("\n")]
    lists = [each for name in ("csv_injection", "ssrf_targets") for each in json.loads((folder / f"{name}.json").read_text("utf-8"))]
    return [text.replace("\0", "") for text in (*lines, *map(str, lists)) if text]


def grouped(texts: Sequence[str], size: int) -> list[str]:
    """The strings, *size* of them in one text, one a line."""
    return ["\n".join(texts[start : start + size]) for start in range(0, len(texts), size)]


def hostile(folder: Path, texts: Sequence[str]) -> Place:
    """An archive with one repost, original and pair, and one row of everything else, for each of *texts*, which stands in every field."""
    place = make(folder, 2 * len(texts), 1)
    connection = sqlite3.connect(place.database or "")
    connection.execute("PRAGMA ignore_check_constraints=ON")
    for number, text in enumerate(texts, start=1):
        for table, columns in TEXTS.items():
            sets = ", ".join(f"{column} = :text" for column in columns)
            for own in (2 * number - 1, 2 * number):
                connection.execute(f"UPDATE {table} SET {sets} WHERE id = :own", {"text": text, "own": own})
        for own in (2 * number - 1, 2 * number):
            _rows(connection, own, f"{own} {text}", text)
    connection.commit()
    connection.close()
    return place


def _rows(connection: sqlite3.Connection, own: int, unique: str, text: str) -> None:
    for table, columns in ROWS.items():
        numbers = {name: value.format(n=own) for name, value in NUMBERS[table].items()}
        names = ", ".join((*columns, *numbers))
        values = ", ".join((*(":unique" if column in ("key", "host") else ":text" for column in columns), *numbers.values()))
        connection.execute(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({values})", {"text": text, "unique": unique})
    rules = json.dumps({name: {"raw": text, "rule": text} for name in ("title", "source", "original_url", "body")})
    update = "UPDATE version SET organisation_id = :own, capture_id = :own, rules = :rules WHERE id = :own"
    connection.execute(update, {"own": own, "rules": rules})


def addresses(count: int) -> Iterator[str]:
    """The pages of an archive of *count* texts."""
    yield from WHOLE
    for number in range(1, count + 1):
        yield from (path.format(n=2 * number - 1) for path in PATHS)
        yield f"/pairs/{2 * number - 1}/{2 * number}"


def kinds(page: str) -> set[tuple[str, ...]]:
    """Every element of a page as its name and the names of its attributes."""
    elements = (element for element in html.document_fromstring(page).iter() if isinstance(element.tag, str))
    return {(str(element.tag), *sorted(map(str, element.keys()))) for element in elements}


def foreign(page: str, honest: set[tuple[str, ...]]) -> list[str]:
    """What is alive in *page* that should not be: elements that no honest page has, and addresses of other schemes."""
    tree = html.document_fromstring(page)
    links = [link for link in tree.xpath("//@href | //@src | //@action") if not link.startswith(("/", "#"))]
    bad = [link for link in links if not link.lower().startswith(("http://", "https://"))]
    slashes = [link for link in tree.xpath("//@href | //@src | //@action") if link.startswith("//")]
    return [*map(str, kinds(page) - honest), *bad, *slashes]


def honest_kinds() -> set[tuple[str, ...]]:
    """The elements of the same pages where every field holds harmless words; an address, and none."""
    found: set[tuple[str, ...]] = set()
    for text in ("甲\n乙", "http://a.example/"):
        with tempfile.TemporaryDirectory() as folder:
            found |= {kind for _, page in answers(hostile(Path(folder), [text, f"{text}丙"]), 2) for kind in kinds(page)}
    return found


def answers(place: Place, count: int) -> Iterator[tuple[str, str]]:
    """Each address and its HTML; that it is answered at all is asserted."""
    engine = open_engine(place.url, read_only=True)
    with Client(create_app(place, engine)) as client:
        for address in addresses(count):
            answer = client.get(address)
            assert answer.status_code == 200, (address, answer.status_code)
            if answer.headers["content-type"].startswith("text/html"):
                yield address, answer.text
    engine.dispose()


def main(size: int) -> int:
    """Print what was found; the exit status."""
    shared = Path(os.environ.get("ARCHIVE_SHARED", Path(__file__).resolve().parents[3] / "shared"))
    texts = payloads(shared / "suites" / "payloads")
    groups = grouped(texts, size)
    honest = honest_kinds()
    with tempfile.TemporaryDirectory() as folder:
        pages, found = 0, 0
        for address, page in answers(hostile(Path(folder), groups), len(groups)):
            pages += 1
            for each in foreign(page, honest):
                found += 1
                print(address, each)
    print(f"{len(texts)} payloads, {pages} pages, {found} live elements or addresses")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1))

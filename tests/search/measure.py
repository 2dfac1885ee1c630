"""``python -m tests.search.measure --articles N``: recall against a LIKE scan, milliseconds a search, and the size of the index."""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from archiver.store.engine import open_engine
from archiver.store.place import Place
from archiver.store.search import search
from archiver.store.search_query import zh_query
from tests.search.synthetic import build

TERMS = 500
TIMED = 100
_SCAN = "SELECT id FROM articles WHERE title LIKE :term ESCAPE '!' OR body LIKE :term ESCAPE '!'"
_HITS = "SELECT document_id FROM search WHERE words MATCH :match"


def terms(place: Place, count: int, lengths: Sequence[int] = range(1, 9), seed: int = 3) -> list[str]:
    """Stretches of the stored texts, of as many characters as *lengths* say, none with white space or what a query reads as its own."""
    rng = random.Random(seed)
    with sqlite3.connect(str(place.database)) as connection:
        (last,) = connection.execute("SELECT MAX(id) FROM articles").fetchone()
        taken: list[str] = []
        while len(taken) < count:
            (body,) = connection.execute("SELECT body FROM articles WHERE id = ?", (rng.randrange(1, last + 1),)).fetchone()
            start, length = rng.randrange(len(body)), rng.choice(list(lengths))
            term = body[start : start + length]
            if len(term) == length and not set(term) & set(' \n"“”()（）'):
                taken.append(term)
    return taken


def missed(place: Place, asked: Sequence[str]) -> Iterator[tuple[str, int, int, int]]:
    """Each term with how many articles the scan finds, how many of these the index misses, and how many it adds."""
    with sqlite3.connect(str(place.database)) as connection:
        for term in asked:
            pattern = "%" + "".join("!" + char if char in "!%_" else char for char in term) + "%"
            scan = {row[0] for row in connection.execute(_SCAN, {"term": pattern})}
            hits = {row[0] for row in connection.execute(_HITS, {"match": zh_query(f'"{term}"')})}
            yield term, len(scan), len(scan - hits), len(hits - scan)


def milliseconds(work: Callable[[str], object], asked: Sequence[str]) -> list[float]:
    """The time that each takes."""
    taken = []
    for term in asked:
        begin = time.perf_counter()
        work(term)
        taken.append((time.perf_counter() - begin) * 1000)
    return taken


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000, metavar="N")
    parser.add_argument("--terms", type=int, default=TERMS, metavar="N", help="terms looked for by scan, too; 0: none")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        place, table, whole = build(Path(folder), options.articles)
        print(f"{options.articles} articles, built in {time.perf_counter() - begin:.0f} s")
        print(f"table {table / 1e6:.0f} MB, index {(whole - table) / 1e6:.0f} MB: {(whole - table) / table:.2f} of the table")
        engine = open_engine(place.url, read_only=True)
        for length in (1, 2, 4, 8):
            asked = terms(place, TIMED, (length,))
            for order in ("newest", "best"):
                taken = milliseconds(lambda term, order=order: search(engine, f'"{term}"', order=order), asked)
                print(f"20 {order} for {length} characters: median {statistics.median(taken):.1f} ms, worst {max(taken):.0f} ms")
        results = list(missed(place, terms(place, options.terms)))
        if results:
            there, lost, more = (sum(row[at] for row in results) for at in (1, 2, 3))
            print(f"{len(results)} terms of 1 to 8 characters: recall {1 - lost / there:.4f} against LIKE ({there} hits)")
            print(f"{more} hits more, by folding")


if __name__ == "__main__":
    main()

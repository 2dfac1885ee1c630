"""A reader with a program of its own, while another process writes: the file opened read-only answers, and never less than before."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

from archiver.store.engine import open_engine
from archiver.store.migrate import create_or_check
from archiver.store.place import Place
from archiver.store.search import search
from tests.crawl.run import ROOT, environment

ARTICLES = 300
WRITER = """
import sys
from archiver.store.engine import open_engine
from archiver.store.writer import Writer
from tests.store.conftest import Archive, Clock
archive = Archive(open_engine(sys.argv[1]), Clock())
for number in range(int(sys.argv[2])):
    url = f"http://www.example.gov.cn/{number}"
    archive.article(archive.lead(url), url=url, final_url=url, title=f"通告{number}", paragraphs=["检察机关提起公诉。" * 50])
    archive.writer.page_done()
    print(number, flush=True)
archive.writer.commit()
archive.writer.close()
"""


def test_reading_while_another_process_writes(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.prepare()
    create_or_check(place)
    command = [sys.executable, "-c", WRITER, place.url, str(ARTICLES)]
    engine = open_engine(place.url, read_only=True)
    plain = sqlite3.connect(f"file:{place.database}?mode=ro", uri=True, timeout=0)  # waits for nobody
    counts = [0]
    with subprocess.Popen(command, cwd=ROOT, env=environment(tmp_path), stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        for line in writer.stdout:
            if int(line) % 20 == 0:
                counts.append(plain.execute("SELECT COUNT(*) FROM articles").fetchone()[0])
                assert len(search(engine, "提起公诉", limit=5)) == min(5, counts[-1]) or counts[-1] < 5
    assert writer.returncode == 0
    assert counts == sorted(counts)
    assert 0 < counts[-1] <= ARTICLES
    assert len(search(engine, "提起公诉", limit=None)) == plain.execute("SELECT COUNT(*) FROM articles").fetchone()[0] == ARTICLES
    plain.close()
    engine.dispose()

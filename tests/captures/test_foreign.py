"""Files made elsewhere: every whole answer is found, whatever is damaged between them, and nothing is made up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archiver.captures.exchange import Exchange
from archiver.captures.foreign import Entry, entries
from archiver.captures.sources import Source
from archiver.captures.warc import WarcWriter
from archiver.errors import ArchiveDamaged

AT = datetime(2026, 11, 25, tzinfo=UTC)
COUNT = 6


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file of six answers, one of them a redirect and one to a POST."""
    with WarcWriter(tmp_path_factory.mktemp("whole"), "elsewhere", software="test") as writer:
        for number in range(COUNT):
            method, status = ("POST" if number == 5 else "GET"), (302 if number == 4 else 200)
            headers = [("Location", "../b")] if status == 302 else []
            url, at = f"http://www.example.gov.cn/a/{number}", AT + timedelta(seconds=number)
            writer.append(Exchange(url=url, method=method, fetched_at=at, status=status, headers=headers, body=b"text %d" % number * 50))
        assert writer.path is not None
        return writer.path.read_bytes()


def found(folder: Path, data: bytes) -> tuple[list[Entry], list[str]]:
    path, faults = folder / "x.warc.gz", list[str]()
    path.write_bytes(data)
    return entries(Source(path), faults.append), faults


def test_the_answers_to_gets_with_where_redirects_lead(tmp_path: Path, whole: bytes) -> None:
    answers, faults = found(tmp_path, whole)
    assert faults == []
    assert [entry.url[-1] for entry in answers] == list("01234")
    assert [entry.location for entry in answers] == [None] * 4 + ["http://www.example.gov.cn/b"]
    assert [entry.at for entry in answers] == [AT + timedelta(seconds=number) for number in range(5)]
    assert answers[2].read().body == b"text 2" * 50


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(st.data())
def test_damage_costs_what_it_hits_and_is_named(tmp_path: Path, whole: bytes, data: st.DataObject) -> None:
    places = {entry.url: (entry.offset, entry.offset + entry.length) for entry in found(tmp_path, whole)[0]}
    start = data.draw(st.integers(0, len(whole) - 1))
    junk = data.draw(st.binary(min_size=1, max_size=40))
    spoilt = whole[:start] + junk + whole[start + len(junk) :]
    answers, faults = found(tmp_path, spoilt)
    hit = {url for url, (begin, end) in places.items() if begin < start + len(junk) and start < end}
    seen = {entry.url for entry in answers if _opens(entry)}
    assert set(places) - hit <= seen
    if spoilt != whole and len(spoilt) == len(whole) and not seen >= set(places):
        assert faults


def _opens(entry: Entry) -> bool:
    try:
        entry.read()
    except ArchiveDamaged:
        return False
    return True

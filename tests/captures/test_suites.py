"""The WARC files of other projects: the valid ones are read, of the invalid ones each fault is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from archiver.captures.check import check_file
from archiver.captures.read import read_capture
from archiver.captures.replay import Replay
from archiver.captures.walk import walk
from archiver.errors import NotReplayable

SOUND = [
    "warcio/example.warc",
    "warcio/example.warc.gz",
    "warcio/example-iana.org-chunked.warc",
    "warcio/post-test.warc.gz",
    "warcio/example-wget-bad-target-uri.warc.gz",
    "jwarc/org/netpreserve/jwarc/cc.warc.gz",
    "jwarc/org/netpreserve/jwarc/gzip_extra_sl.warc.gz",
    "jwat/jwat-gzip/IAH-20080430204825-00000-blackbook.warc.gz",
]
DAMAGED = [
    "warcio/example-trunc.warc",
    "warcio/example-bad.warc.gz.bad",
    "warcio/example-bad-non-chunked.warc.gz",
    "warcio/example-wrong-chunks.warc.gz",
    "warcio/example-digest.warc",
    "jwat/jwat-warc/invalid-warcfile-digest-fields.warc",
    "jwat/jwat-warc/invalid-warcfile-fields-empty.warc",
    "jwat/jwat-warc/invalid-warcfile-fields-missing.warc",
    "jwat/jwat-warc/invalid-warcfile-fields-invalidformat.warc",
    "jwat/jwat-warc/invalid-warcfile-record-then-garbage.warc",
]


@pytest.fixture
def suite(shared: Path) -> Path:
    folder = shared / "suites" / "warc"
    if not folder.is_dir():
        pytest.skip(f"the WARC suite is not here: {folder}")
    return folder


@pytest.mark.parametrize("name", SOUND)
def test_sound_files_check_and_replay(suite: Path, name: str) -> None:
    path = suite / name
    assert list(check_file(path)) == []
    replay = Replay(path)
    assert replay.faults == []
    for url in replay.urls():
        stored = replay.find(url)
        assert stored is not None
        assert stored.status
    with path.open("rb") as file:
        for record in walk(file):
            assert read_capture(path, record.offset, record.length).kind == record.fields.kind


def test_files_that_jwat_calls_valid_are_read_to_their_end(suite: Path) -> None:
    names = sorted(suite.glob("jwat/jwat-warc/valid-*.warc"))
    assert len(names) == 8
    for path in names:
        assert list(check_file(path)) == []
        assert Replay(path).faults == []


def test_every_file_that_is_called_invalid_is_refused(suite: Path) -> None:
    invalid = sorted(path for path in suite.rglob("*") if path.is_file() and path.name.startswith("invalid-"))
    assert len(invalid) == 21
    assert [path.name for path in invalid if not list(check_file(path))] == []


@pytest.mark.parametrize("name", DAMAGED)
def test_damage_is_named(suite: Path, name: str) -> None:
    assert all(fault.startswith("at byte ") for fault in check_file(suite / name))
    assert list(check_file(suite / name))


def test_every_file_is_replayed_or_refused_by_name(suite: Path) -> None:
    for path in sorted(path for path in suite.rglob("*") if path.is_file()):
        try:
            replay = Replay(path)
        except NotReplayable as error:
            assert str(error).startswith(str(path))
            continue
        assert all(replay.find(url) for url in replay.urls())


def test_a_chunked_and_gzipped_page_of_another_crawler_is_decoded(suite: Path) -> None:
    stored = Replay(suite / "warcio/example-iana.org-chunked.warc").find("https://www.iana.org/")
    assert stored is not None
    assert stored.raw_body != stored.payload
    assert stored.coding_fault is None
    assert b"</html>" in stored.body


@pytest.mark.parametrize("name", ["example.warc", "example.warc.gz"])
def test_a_cut_at_every_byte_is_seen_but_between_records(suite: Path, tmp_path: Path, name: str) -> None:
    whole = (suite / "warcio" / name).read_bytes()
    with (suite / "warcio" / name).open("rb") as file:
        ends = {record.offset + record.length for record in walk(file)}
    path = tmp_path / name
    for size in range(1, len(whole)):
        path.write_bytes(whole[:size])
        assert bool(list(check_file(path))) is (size not in ends)

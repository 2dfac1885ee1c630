"""The start of a run: cut to what was committed, whatever the last one left behind."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from archiver.captures import recover as room
from archiver.captures.check import check_capture, check_file
from archiver.captures.recover import recover
from archiver.errors import ArchiveDamaged
from archiver.items import Capture
from tests.captures.support import end, exchange, place, written


@pytest.fixture
def three(tmp_path: Path) -> list[Capture]:
    """Three small captures in one file; the tests commit the first two."""
    return written(tmp_path / "warc", *(exchange(body=bytes([65 + n]) * 30) for n in range(3)))


def test_cut_at_every_byte_exactly_the_committed_records_are_left(tmp_path: Path, three: list[Capture]) -> None:
    whole = (tmp_path / "warc" / three[0].warc_file).read_bytes()
    committed = {three[0].warc_file: end(three[1])}
    folder = tmp_path / "cut"
    folder.mkdir()
    path = folder / three[0].warc_file
    for size in range(end(three[1]), len(whole) + 1):
        path.write_bytes(whole[:size])
        done = recover(folder, committed, "test")
        assert path.read_bytes() == whole[: end(three[1])]
        assert (done.cut_bytes, done.cut_records) == (size - end(three[1]), int(size == len(whole)))
        assert not recover(folder, committed, "test")


def test_a_file_shorter_than_its_commit_is_damage_at_every_byte(tmp_path: Path, three: list[Capture]) -> None:
    path = tmp_path / "warc" / three[0].warc_file
    whole = path.read_bytes()
    for size in range(0, end(three[1]), 7):
        path.write_bytes(whole[:size])
        with pytest.raises(ArchiveDamaged, match=path.name):
            recover(path.parent, {path.name: end(three[1])}, "test")
        assert path.read_bytes() == whole[:size]


def test_a_missing_file_is_damage_but_not_one_without_a_commit(tmp_path: Path) -> None:
    with pytest.raises(ArchiveDamaged, match=r"gone\.warc\.gz: missing"):
        recover(tmp_path, {"gone.warc.gz": 1}, "test")
    assert not recover(tmp_path, {"gone.warc.gz": 0}, "test")
    assert not recover(tmp_path / "never", {}, "test")


def test_what_nobody_committed_goes_and_whole_captures_are_set_aside(tmp_path: Path, three: list[Capture]) -> None:
    folder, name = tmp_path / "warc", three[0].warc_file
    torn = name.replace("-00000-", "-00001-")
    empty = name.replace("-00000-", "-00002-")
    (folder / torn).write_bytes((folder / name).read_bytes()[: three[0].warc_offset + 9])
    (folder / empty).touch()
    done = recover(folder, {}, "test")
    assert (done.removed_files, done.aside_files, done.cut_files) == ([torn, empty], [name], [])
    assert [path.name for path in folder.iterdir()] == [f"{name}.orphan"]
    assert list(check_file(folder / f"{name}.orphan")) == []
    assert not recover(folder, {}, "test")


def test_what_is_not_ours_is_never_touched(tmp_path: Path, three: list[Capture]) -> None:
    folder, name = tmp_path / "warc", three[0].warc_file
    others = ["other" + name.removeprefix("test"), "mine.warc.gz", "test-notes.txt", f"{name}.orphan"]
    for other in others:
        shutil.copy(folder / name, folder / other)
    recover(folder, {name: end(three[2]), others[0]: end(three[0])}, "test")
    assert all((folder / other).read_bytes() == (folder / name).read_bytes() for other in others)


def test_more_than_a_crash_can_leave_is_another_database(tmp_path: Path, three: list[Capture], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_LOST", 1)
    path = tmp_path / "warc" / three[0].warc_file
    before = path.read_bytes()
    for committed in ({}, {path.name: end(three[0])}):
        with pytest.raises(ArchiveDamaged, match="database does not know"):
            recover(path.parent, committed, "test")
        assert path.read_bytes() == before
    assert recover(path.parent, {path.name: end(three[1])}, "test").cut_records == 1


def test_a_link_in_the_place_of_a_file_is_refused_and_its_target_untouched(tmp_path: Path, three: list[Capture]) -> None:
    folder, name = tmp_path / "warc", three[0].warc_file
    victim = (folder / name).rename(tmp_path / "victim")
    before = victim.read_bytes()
    (folder / name).symlink_to(victim)
    for committed in ({}, {name: end(three[0])}):
        with pytest.raises(ArchiveDamaged, match="not a regular file"):
            recover(folder, committed, "test")
    assert victim.read_bytes() == before


def test_the_committed_captures_are_sound_afterwards(tmp_path: Path, three: list[Capture]) -> None:
    folder = tmp_path / "warc"
    recover(folder, {three[0].warc_file: end(three[1])}, "test")
    faults = [check_capture(*place(folder, capture), capture.sha256) for capture in three]
    assert faults[:2] == [None, None]
    assert faults[2] == f"file ends {three[2].warc_length} bytes before the record does"

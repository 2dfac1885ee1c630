"""A check sees every changed bit and every torn end, where ``warcio check`` sees few."""

from __future__ import annotations

from pathlib import Path

import pytest

from archiver.captures import members
from archiver.captures.check import check_capture, check_file
from archiver.captures.read import read_capture
from archiver.errors import ArchiveDamaged
from archiver.items import Capture
from tests.captures.support import end, exchange, place, written


@pytest.fixture
def capture(tmp_path: Path) -> Capture:
    return written(tmp_path, exchange())[0]


def test_every_flipped_bit_is_seen(tmp_path: Path, capture: Capture) -> None:
    path = tmp_path / capture.warc_file
    whole = path.read_bytes()
    for bit in range(capture.warc_offset * 8, end(capture) * 8):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        assert check_capture(*place(tmp_path, capture), capture.sha256), bit


def test_every_flipped_bit_of_a_whole_file_is_seen(tmp_path: Path, capture: Capture) -> None:
    path = tmp_path / capture.warc_file
    whole = path.read_bytes()
    for bit in range(0, capture.warc_offset * 8, 3):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        assert list(check_file(path)), bit


def test_a_file_cut_anywhere_but_between_records_is_seen(tmp_path: Path, capture: Capture) -> None:
    path = tmp_path / capture.warc_file
    whole = path.read_bytes()
    sound = []
    for size in range(len(whole) + 1):
        path.write_bytes(whole[:size])
        if not list(check_file(path)):
            sound.append(size)
    assert len(sound) == 4  # empty, after the warcinfo, after the request, whole
    assert {0, capture.warc_offset, end(capture)} < set(sound)


@pytest.mark.parametrize("shift", [(-1, 0), (1, 0), (0, -1), (0, 1), (-1, 1), (10_000, 0), (0, -10_000)])
def test_a_wrong_place_is_a_fault_for_check_and_read(tmp_path: Path, capture: Capture, shift: tuple[int, int]) -> None:
    path, offset, length = place(tmp_path, capture)
    assert check_capture(path, offset + shift[0], length + shift[1], capture.sha256)
    with pytest.raises(ArchiveDamaged, match=path.name):
        read_capture(path, offset + shift[0], length + shift[1])


def test_two_members_are_not_one_record(tmp_path: Path, capture: Capture) -> None:
    path = tmp_path / capture.warc_file
    assert "bytes after" in str(check_capture(path, 0, end(capture), capture.sha256))


def test_a_request_is_no_capture(tmp_path: Path, capture: Capture) -> None:
    path = tmp_path / capture.warc_file
    record = path.read_bytes()
    start = record.index(members.HEADER, 1)
    fault = check_capture(path, start, capture.warc_offset - start, capture.sha256)
    assert fault == "a request record where a response was stored"


def test_another_digest_is_a_fault(tmp_path: Path, capture: Capture) -> None:
    assert check_capture(*place(tmp_path, capture), "0" * 64) == "payload digest differs from the one committed"


def test_a_missing_file_is_a_fault(tmp_path: Path, capture: Capture) -> None:
    (tmp_path / capture.warc_file).unlink()
    assert check_capture(*place(tmp_path, capture), capture.sha256) == "No such file or directory"
    with pytest.raises(ArchiveDamaged, match="No such file"):
        read_capture(*place(tmp_path, capture))


def test_a_record_that_opens_too_far_is_not_read(tmp_path: Path) -> None:
    member = members.deflate(bytes(100_000))
    with pytest.raises(members.BadMember, match="more than 9999 bytes"):
        members.inflate(member, 9_999)

"""The chain finds what was changed, dropped or reordered after it was sealed, with the public key alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.captures import members
from archiver.errors import BadArgument
from archiver.sealing import manifest, merkle
from archiver.sealing.check import Chain
from archiver.sealing.keys import own_key, public_key
from tests.crawl.run import environment, scrapy
from tests.proof.spoil import files, flipped, written


def faults(archive: Path) -> list[str]:
    return list(Chain(archive / "runs", archive / "warc", public_key(archive / "archive.pub")).faults())


def test_runs_end_in_manifests_that_hold(pristine: Path) -> None:
    chain = Chain(pristine / "runs", pristine / "warc", public_key(pristine / "archive.pub"))
    assert list(chain.faults()) == []
    assert chain.manifests == 2
    assert len(chain.sealed) > 20
    assert (pristine / "archive.key").stat().st_mode & 0o777 == 0o600


def test_any_changed_bit_of_a_capture_is_found(archive: Path) -> None:
    path = files(archive)[0]
    place = manifest.read(manifest.listed(archive / "runs")[-1]).captures[0]
    data = path.read_bytes()
    for bit in range(place.offset * 8, (place.offset + place.length) * 8, 97):
        with written(path, flipped(data, bit)):
            assert len(faults(archive)) == 1


def test_a_record_made_anew_with_digests_that_hold_is_found(archive: Path) -> None:
    path = files(archive)[0]
    place = manifest.read(manifest.listed(archive / "runs")[-1]).captures[0]
    data = path.read_bytes()
    record = members.inflate(data[place.offset : place.offset + place.length], 10**9)
    forged = members.deflate(record.replace(b"HTTP/1.1 ", b"HTTP/1.0 "))
    path.write_bytes(data[: place.offset] + forged + data[place.offset + place.length :])
    assert faults(archive)


def drop(told: dict[str, Any]) -> None:
    del told["captures"][0]
    told["statement"]["captures"] -= 1


def reorder(told: dict[str, Any]) -> None:
    told["captures"][:2] = told["captures"][1::-1]


def redate(told: dict[str, Any]) -> None:
    told["statement"]["made_at"] = "2020-01-01T00:00:00+00:00"


def recount(told: dict[str, Any]) -> None:
    drop(told)
    told["statement"]["root"] = manifest.root_of([manifest.Sealed(*each) for each in told["captures"]])


@pytest.mark.parametrize(
    ("change", "number"), [(reorder, 0), *((change, number) for change in (drop, redate, recount, dict.clear) for number in (0, 1))]
)
def test_a_changed_manifest_is_found(archive: Path, change: Callable[[dict[str, Any]], None], number: int) -> None:
    path = manifest.listed(archive / "runs")[number]
    told = json.loads(path.read_bytes())
    change(told)
    path.write_text(json.dumps(told))
    assert faults(archive)


def test_a_dropped_manifest_is_found_even_the_last(archive: Path) -> None:
    first, last = manifest.listed(archive / "runs")
    kept = last.read_bytes()
    last.unlink()
    ended = scrapy("verify", "--chain", env=environment(archive))
    assert ended.status == 6
    assert "is in no manifest" in ended.out
    last.write_bytes(kept)
    first.unlink()
    assert any("does not follow" in fault for fault in faults(archive))


def test_manifests_that_change_places_are_found(archive: Path) -> None:
    first, last = manifest.listed(archive / "runs")
    one, two = first.read_bytes(), last.read_bytes()
    first.write_bytes(two)
    last.write_bytes(one)
    assert faults(archive)


def test_another_key_signed_it(archive: Path, tmp_path: Path) -> None:
    own_key(tmp_path)
    ended = scrapy("verify", "--chain", "--key", str(tmp_path / "archive.pub"), env=environment(archive))
    assert ended.status == 6
    assert "the signature is not that of the archive's key" in ended.out
    with pytest.raises(BadArgument):
        public_key(archive / "archive.key")


def test_without_database_and_private_key_it_is_checked_all_the_same(archive: Path) -> None:
    for path in (*archive.glob("archive.db*"), archive / "archive.key"):
        path.unlink()
    ended = scrapy("verify", "--chain", env=environment(archive))
    assert (ended.status, ended.err) == (0, "")
    assert "sealed by 2 manifests" in ended.out


def test_a_rebuilt_archive_goes_on_with_the_chain(archive: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    assert scrapy("rebuild", "--to", str(again), env=environment(archive)).status == 0
    assert faults(again) == []


def tree(leaves: list[bytes]) -> bytes:
    """RFC 6962 §2.1, word for word."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return hashlib.sha256(b"\1" + tree(leaves[:split]) + tree(leaves[split:])).digest()


@given(st.lists(st.binary(max_size=3), max_size=40))
def test_the_root_is_that_of_the_rfc(leaves: list[bytes]) -> None:
    assert merkle.root(leaves) == tree(leaves)

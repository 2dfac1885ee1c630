"""``verify`` names what is wrong, of whatever kind, and nothing where all is well."""

from __future__ import annotations

import json
import random
import sqlite3
from pathlib import Path

import pytest

from tests.crawl.run import environment, scrapy
from tests.proof.spoil import faults_of, files, flipped, look, written


def change(archive: Path, *statements: str) -> None:
    """The database written to as no run of ours would."""
    with sqlite3.connect(archive / "archive.db") as db:
        for statement in statements:
            db.execute(statement)
    db.close()


def test_an_archive_as_it_was_written_has_no_fault(pristine: Path) -> None:
    done = look(pristine)
    assert (done.faults, done.notes) == ([], [])
    assert done.captures > 20
    assert done.bytes == sum(path.stat().st_size for path in files(pristine))


def test_every_flipped_bit_is_seen(archive: Path) -> None:
    path = files(archive)[0]
    data, dice = path.read_bytes(), random.Random(1)
    for bit in (dice.randrange(len(data) * 8) for _ in range(150)):
        with written(path, flipped(data, bit)):
            assert faults_of(archive, path.name), bit


def test_every_cut_is_seen_and_every_capture_behind_it_named(archive: Path) -> None:
    path = files(archive)[0]
    data, dice = path.read_bytes(), random.Random(2)
    for size in [0, len(data) - 1, *(dice.randrange(len(data)) for _ in range(50))]:
        with written(path, data[:size]):
            assert faults_of(archive, path.name), size


def test_behind_damage_the_rest_is_still_looked_at(archive: Path) -> None:
    path = files(archive)[-1]
    data = path.read_bytes()
    broken = flipped(flipped(data, len(data) * 2), len(data) * 6)
    with written(path, broken):
        found = faults_of(archive, path.name)
    assert 2 <= len(found) <= 6
    assert all(line.startswith(path.name) for line in found)


def test_bytes_that_no_commit_acknowledged_are_a_note(archive: Path) -> None:
    path = files(archive)[-1]
    path.write_bytes(path.read_bytes() + b"\x1f\x8b\x08torn")
    done = look(archive)
    assert done.faults == []
    assert len(done.notes) == 1 and "7 bytes" in done.notes[0]


def test_a_missing_file_is_a_fault(archive: Path) -> None:
    files(archive)[0].unlink()
    assert any("No such file" in fault for fault in look(archive).faults)


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("DELETE FROM capture WHERE id = 9", "a response that no row points at"),
        ("UPDATE capture SET sha256 = '00' WHERE id = 9", "payload digest differs"),
        ("UPDATE capture SET warc_length = warc_length - 1 WHERE id = 9", "bytes where"),
        ("UPDATE capture SET record_id = 'urn:x:1' WHERE id = 9", "where urn:x:1 was stored"),
        ("UPDATE capture SET warc_offset = warc_offset + 1 WHERE id = 9", "capture 9 does not stand there"),
        ("UPDATE capture SET warc_file = 'other.warc.gz' WHERE id = 9", "beyond what is committed"),
        ("UPDATE document SET latest_version_id = 99999 WHERE latest_version_id = 1", "its latest version is not one of its own"),
        ("UPDATE document SET latest_version_id = NULL WHERE latest_version_id = 1", "none of them is the current one"),
        ("UPDATE document SET latest_capture_id = 99999 WHERE id = 5", "a capture it points to is not there"),
        ("UPDATE state_change SET until_at = '2026-01-01' WHERE document_id = 5 AND until_at IS NULL", "not one state that lasts"),
        ("UPDATE state_change SET until_at = '2026-01-01' WHERE until_at IS NOT NULL", "does not begin where the one before it ends"),
        ("UPDATE document SET state = 'gone' WHERE id = 5", "its state is not the one that lasts"),
        ("UPDATE version SET capture_id = 1 WHERE document_id > 5", "its capture is not one of its document"),
        ("UPDATE capture SET version_id = 99999 WHERE version_id = 1", "a version that is not one of its document"),
        ("UPDATE version SET organisation_id = 99999 WHERE id = 1", "points to a row of organisation"),
        ("DROP VIEW people", "the view people cannot be asked"),
        ("CREATE VIEW other AS SELECT 1", None),
    ],
)
def test_a_database_that_contradicts_itself(archive: Path, statement: str, fault: str | None) -> None:
    change(archive, "PRAGMA foreign_keys = OFF", statement)
    found = look(archive).faults
    assert (found == []) if fault is None else any(fault in each for each in found), found


def test_the_command_tells_person_and_program(archive: Path) -> None:
    env = environment(archive)
    ended = scrapy("verify", env=env)
    assert (ended.status, ended.err) == (0, "")
    assert "all whole" in ended.out
    sampled = scrapy("verify", "--sample", "5", "--json", env=env)
    assert json.loads(sampled.out)["captures"] == 5
    change(archive, "UPDATE capture SET sha256 = '00'")
    assert scrapy("verify", "--sample", "5", env=env).status == 6
    assert scrapy("verify", "--sample", "0", env=env).status == 2


def test_a_zeroed_page_of_the_database(archive: Path) -> None:
    path = archive / "archive.db"
    change(archive, "PRAGMA wal_checkpoint(TRUNCATE)")
    data = path.read_bytes()
    middle = len(data) // 8192 * 4096
    path.write_bytes(data[:middle] + bytes(4096) + data[middle + 4096 :])
    ended = scrapy("verify", env=environment(archive))
    assert ended.status == 6
    assert "Traceback" not in ended.out + ended.err
    assert "database: " in ended.out


def test_files_from_elsewhere(archive: Path, tmp_path: Path) -> None:
    whole, torn = files(archive)[0], tmp_path / "torn.warc.gz"
    torn.write_bytes(whole.read_bytes()[:-1])
    env = environment(tmp_path / "none")
    assert scrapy("verify", "--file", str(whole), env=env).status == 0
    ended = scrapy("verify", "--json", "--file", str(whole), str(torn), str(tmp_path / "no.warc"), env=env)
    assert ended.status == 6
    assert [fault.rpartition(": ")[2] for fault in json.loads(ended.out)["faults"]] == ["torn gzip member", "No such file or directory"]

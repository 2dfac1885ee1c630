from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from archiver.errors import BadArgument, WriteFailed
from archiver.store.place import Place


def test_prepare_makes_the_folders_for_the_owner_alone(tmp_path: Path) -> None:
    place = Place(tmp_path / "new" / "data")
    place.prepare()
    assert [path.is_dir() for path in (place.warc, place.exports, place.runs)] == [True] * 3
    assert stat.S_IMODE(place.dir.stat().st_mode) == 0o700
    assert place.database == place.dir / "archive.db"


def test_the_url_overrides_the_file(tmp_path: Path) -> None:
    place = Place(tmp_path, f"sqlite:///{tmp_path}/elsewhere.db")
    assert place.database == tmp_path / "elsewhere.db"


def test_a_server_has_no_file_and_its_password_is_never_shown(tmp_path: Path) -> None:
    place = Place(tmp_path, "postgresql://archive:geheim@localhost/archive")
    assert place.database is None
    assert "geheim" not in place.name


def test_a_url_that_is_none_is_refused_without_repeating_it(tmp_path: Path) -> None:
    with pytest.raises(BadArgument, match="ARCHIVE_DATABASE_URL") as caught:
        Place(tmp_path, "geheim@nowhere")
    assert "geheim" not in str(caught.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o500)
    with pytest.raises(WriteFailed, match="shut"):
        Place(shut / "data").prepare()


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(WriteFailed, match="data"):
        Place(tmp_path / "data").prepare()


@pytest.mark.parametrize("name", ["archive.lock", "archive.db"])
def test_a_symbolic_link_in_place_of_our_files_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "victim").write_text("precious")
    place = Place(tmp_path / "data")
    place.dir.mkdir()
    (place.dir / name).symlink_to(tmp_path / "victim")
    with pytest.raises(WriteFailed, match=name):
        place.prepare()

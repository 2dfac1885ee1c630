from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.errors import BadArgument, WriteFailed
from archiver.exporting import export, write
from archiver.parquet import GROUP, INTEGERS, REALS
from archiver.store.engine import open_engine
from archiver.store.place import Place
from archiver.store.query import query
from archiver.store.views import VIEWS


def rows(count: int) -> Iterator[dict[str, Any]]:
    return ({"id": number, "title": None if number % 2 else f"题{number}", "score": number / 2} for number in range(count))


COLUMNS = ("id", "title", "score")


def test_parquet_keeps_types_and_streams(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not here")
    path = tmp_path / "a.parquet"
    numbers = export(rows(GROUP + 1), COLUMNS, path, "parquet")
    assert next(numbers) == GROUP
    assert not path.exists(), "a file stands under its name when it is whole"
    assert list(numbers) == [GROUP + 1]
    table = parquet.read_table(path)
    assert [str(field.type) for field in table.schema] == ["int64", "string", "double"]
    assert table.to_pylist() == list(rows(GROUP + 1))


def test_parquet_of_nothing_has_its_columns(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not here")
    list(export([], COLUMNS, tmp_path / "a.parquet", "parquet"))
    assert parquet.read_table(tmp_path / "a.parquet").schema.names == list(COLUMNS)


def test_without_pyarrow_the_error_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(BadArgument, match=r"needs pyarrow: pip install 'procuratorate-archive\[parquet\]'"):
        list(export(rows(1), COLUMNS, tmp_path / "a.parquet", "parquet"))
    assert list(tmp_path.iterdir()) == []


def test_the_columns_of_the_views_have_the_types_that_parquet_gives_them(demo: Path) -> None:
    engine = open_engine(Place(demo).url, read_only=True)
    for name, view in VIEWS.items():
        for column in view.columns:
            found = {row[0] for row in query(engine, f"SELECT DISTINCT typeof({column}) FROM {name}", 10)[1]} - {"null"}
            told = {"integer"} if column in INTEGERS else {"real", "integer"} if column in REALS else {"text"}
            assert found <= told, (name, column)
    engine.dispose()


def test_an_export_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[dict[str, Any]]:
        yield from rows(3)
        raise BadArgument("in the middle")

    with pytest.raises(BadArgument):
        list(export(broken(), COLUMNS, tmp_path / "a.csv", "csv"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WriteFailed, match="nowhere"):
        list(export(rows(1), COLUMNS, tmp_path / "nowhere" / "a.csv", "csv"))


@given(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), min_size=1))
def test_no_cell_of_csv_is_a_formula(texts: list[str]) -> None:
    out = io.StringIO(newline="")
    list(write([{"t": text} for text in texts], ("t",), out, "csv"))
    out.seek(0)
    cells = [row[0] if row else "" for row in csv.reader(out)][1:]
    for text, cell in zip(texts, cells, strict=True):
        assert cell in (text, "'" + text)
        assert not cell.lstrip(' \n"').startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))

"""Charsets: the Encoding Standard's table, its error rules, and wrong declarations in both directions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.reading.decode import decode

GBK = "<meta charset=gb2312>检察机关镕堃".encode("gb18030")


def _gbk(body: bytes) -> str:
    return decode(body, {"content-type": "text/html; charset=gbk"}).text


def _cells(shared: Path) -> dict[bytes, str]:
    cells = {}
    for line in (shared / "suites/encoding/whatwg/index-gb18030.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            pointer, code = int(line.split()[0]), int(line.split()[1], 16)
            trail = pointer % 190
            cells[bytes([pointer // 190 + 0x81, trail + (0x40 if trail < 0x3F else 0x41)])] = chr(code)
    return cells


def test_every_two_byte_cell_is_the_standards(shared: Path) -> None:
    cells = _cells(shared)
    assert len(cells) == 23_940
    wrong = [cell.hex() for cell, char in cells.items() if _gbk(b"<p>\xff" + cell) != "<p>\ufffd" + char]
    assert wrong == []


@pytest.mark.parametrize("label", ["gb2312", "gbk", "gb18030", "csgb2312", "x-gbk", "GB_2312-80", "chinese"])
def test_reference_text_under_every_label(shared: Path, label: str) -> None:
    folder = shared / "suites/encoding/encoding_rs"
    body, expected = (folder / "gb18030_in.txt").read_bytes(), (folder / "gb18030_in_ref.txt").read_text("utf-8")
    decoded = decode(body, {"content-type": f"text/html; charset={label}"})
    assert decoded.charset == "gb18030"
    differing = [(a, b) for a, b in zip(decoded.text.split("\n"), expected.split("\n"), strict=True) if a != b and not a.startswith("#")]
    assert differing == []


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("8230C3", "\ufffd"),
        ("8230C353", "\ufffd0肧"),
        ("8330FF33", "\ufffd0\ufffd3"),
        ("82FFC333", "\ufffd\ufffd"),
        ("FF30C333", "\ufffd0\ufffd"),
        ("80", "€"),
        ("FF80", "\ufffd€"),
        ("813C703E", "\ufffd<p>"),
        ("FE39FE39", "\ufffd"),
    ],
)
def test_errors_go_as_in_the_standard(raw: str, expected: str) -> None:
    assert _gbk(bytes.fromhex(raw)) == expected


def test_w3libs_own_gb18030_rows(shared: Path) -> None:
    suite = json.loads((shared / "suites/encoding/w3lib_test_encoding.json").read_text("utf-8"))
    rows = next(table["rows"] for table in suite["tables"] if table["params"] == "('data', 'expected')")
    for data, expected in rows:
        assert _gbk(data["bytes"].encode("latin-1")) == expected


@pytest.mark.parametrize(
    ("body", "headers", "charset", "rule"),
    [
        (b"<p>plain</p>", {}, "utf-8", "ascii"),
        ("检察".encode(), {"content-type": "text/html; charset=gb2312"}, "utf-8", "utf8"),
        ("检察".encode("utf-8-sig"), {}, "utf-8", "bom"),
        ("检察".encode("utf-16"), {}, "utf-16-le", "bom"),
        (GBK, {"content-type": "text/html; charset=utf-8"}, "gb18030", "meta"),
        (GBK, {"content-type": "text/html; charset=ISO-8859-1"}, "gb18030", "meta"),
        (GBK, {"content-type": "text/html;charset=GBK"}, "gb18030", "header"),
        ("检察".encode("gbk"), {}, "gb18030", "fallback"),
        ("臺北檢察署".encode("big5"), {"content-type": "text/html; charset=big5"}, "big5hkscs", "header"),
        (("检察机关依法履职" * 9).encode()[:-1], {}, "utf-8", "fallback"),
    ],
)
def test_the_decision_and_its_rule(body: bytes, headers: dict[str, str], charset: str, rule: str) -> None:
    decoded = decode(body, headers)
    assert (decoded.charset, decoded.rule) == (charset, rule)


def test_a_utf8_page_cut_inside_a_character_stays_utf8() -> None:
    decoded = decode(("检察机关依法履职" * 20).encode()[:-1], {"content-type": "text/html; charset=utf-8"})
    assert decoded.charset == "utf-8"
    assert decoded.replaced == 1


@given(st.text(st.characters(codec="gb18030", exclude_categories=["Cs", "Co"]), min_size=1))
def test_gb18030_text_comes_back_whole(text: str) -> None:
    assert _gbk(b"<p>\xff" + text.encode("gb18030")) == "<p>\ufffd" + text


@given(st.binary(max_size=300))
def test_any_bytes_decode_and_keep_their_markup(body: bytes) -> None:
    decoded = decode(b"<p>" + body + b"<b>", {"content-type": "text/html; charset=gb2312"})
    assert decoded.text.endswith("<b>")
    assert decoded.replaced == decoded.text.count("\ufffd")

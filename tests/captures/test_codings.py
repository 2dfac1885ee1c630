"""Content-Encoding: whatever is whole is undone, whatever is not stays raw and says why."""

from __future__ import annotations

import gzip
import importlib
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.captures import codings
from archiver.captures.codings import decode

TEXT = "检察机关依法提起公诉。".encode() * 50


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS = {"gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": zlib.compress}


@pytest.mark.parametrize(
    ("coding", "raw"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("GZIP ", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:])),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", raw_deflate(TEXT)),
        ("gzip, gzip", gzip.compress(gzip.compress(TEXT))),
        ("deflate,gzip", gzip.compress(zlib.compress(TEXT))),
        ("identity", TEXT),
        ("", TEXT),
    ],
)
def test_whole_bodies_are_decoded(coding: str, raw: bytes) -> None:
    assert decode(raw, coding) == (TEXT, None)


@pytest.mark.parametrize(("coding", "module"), [("br", "brotli"), ("zstd", "backports.zstd")])
def test_codings_whose_library_is_here(coding: str, module: str) -> None:
    library = pytest.importorskip(module)
    raw = library.compress(TEXT)
    assert decode(raw, coding) == (TEXT, None)
    assert decode(raw[:-3], coding) == (raw[:-3], f"{coding}: torn")
    assert decode(raw, coding, 100) == (raw, f"{coding}: too large")
    damaged = decode(b"\xff" + raw, coding)
    assert damaged.body == b"\xff" + raw
    assert damaged.fault


def test_a_coding_without_its_library_stays_raw(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    assert decode(b"raw", "br") == (b"raw", "br: no library for it here (brotli)")


@pytest.mark.parametrize(
    ("coding", "raw", "fault"),
    [
        ("gzip", gzip.compress(TEXT)[:-20], "gzip: torn"),
        ("gzip", gzip.compress(TEXT)[:-8] + b"\0" * 8, "gzip: damaged"),
        ("gzip", TEXT, "gzip: damaged"),
        ("gzip", gzip.compress(TEXT) + gzip.compress(TEXT)[:-1], "gzip: torn"),
        ("deflate", TEXT, "deflate: damaged"),
        ("foo", TEXT, "foo: unknown coding"),
        ("gzip," * 5, TEXT, "more than 4 codings"),
    ],
)
def test_what_fails_stays_raw_and_says_so(coding: str, raw: bytes, fault: str) -> None:
    decoded = decode(raw, coding)
    assert decoded.body == raw
    assert decoded.fault is not None
    assert decoded.fault.startswith(fault)


def test_trailing_bytes_are_dropped_and_named() -> None:
    assert decode(gzip.compress(TEXT) + b"garbage", "gzip") == (TEXT, f"gzip: {codings.GARBAGE}")
    assert decode(zlib.compress(TEXT) + b"garbage", "deflate") == (TEXT, f"deflate: {codings.GARBAGE}")


def test_bombs_are_stopped_at_the_cap() -> None:
    bomb = gzip.compress(bytes(20_000_000))
    assert decode(bomb, "gzip", 1_000_000) == (bomb, "gzip: too large")
    many = gzip.compress(bytes(600)) * 2
    assert decode(many, "gzip", 1_000) == (many, "gzip: too large")
    assert decode(many, "gzip", 1_200) == (bytes(1_200), None)


@given(body=st.binary(max_size=500), names=st.lists(st.sampled_from(sorted(PACKERS)), max_size=4))
def test_any_stack_of_codings_is_undone(body: bytes, names: list[str]) -> None:
    raw = body
    for name in names:
        raw = PACKERS[name](raw)
    assert decode(raw, ", ".join(names)) == (body, None)


@given(raw=st.binary(max_size=200), coding=st.sampled_from(["gzip", "deflate", "br", "zstd", "gzip, br", "?"]))
def test_any_bytes_under_any_coding_raise_nothing(raw: bytes, coding: str) -> None:
    decoded = decode(raw, coding, 10_000)
    assert len(decoded.body) <= 10_000
    assert decoded.fault is None or decoded.body == raw or decoded.fault.endswith(codings.GARBAGE)

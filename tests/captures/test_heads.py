"""HTTP header blocks as bytes: written clean, read leniently, nothing lost between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.captures import heads

lines = st.lists(st.tuples(st.binary(max_size=30), st.binary(max_size=60)), max_size=8)


@given(headers=lines, body=st.binary(max_size=100))
def test_what_is_written_clean_is_read_back_the_same(headers: list[heads.Header], body: bytes) -> None:
    clean = heads.clean_headers(headers)
    block = heads.write_head(b"HTTP/1.1 200 OK", clean)
    head = heads.read_head(block + body)
    assert (head.status, head.reason, head.headers) == (200, "OK", clean)
    assert (block + body)[head.body_at :] == body


@given(block=st.binary(max_size=400))
def test_any_bytes_are_read_without_an_error(block: bytes) -> None:
    head = heads.read_head(block)
    assert 0 <= head.body_at <= len(block)
    assert all(b"\n" not in name + value for name, value in head.headers)


@given(value=st.one_of(st.text(), st.binary()))
def test_a_clean_value_is_one_line(value: str | bytes) -> None:
    assert not set(heads.clean_value(value)) & {0, 10, 13}


@pytest.mark.parametrize(
    ("block", "want"),
    [
        (b"HTTP/1.1 404 Not Found\r\nA: 1\r\n\r\nbody", (404, "Not Found", [(b"A", b"1")], b"body")),
        (b"HTTP/1.0 200\nA:1\nB : 2 \n\nbody", (200, "", [(b"A", b"1"), (b"B", b"2")], b"body")),
        (b"HTTP/1.1 200 OK\r\nA: 1\r\n  2\r\nnonsense\r\n\r\n", (200, "OK", [(b"A", b"1 2")], b"")),
        (b"HTTP/1.1 200 \xe5\xa5\xbd\r\n\r\n", (200, "好", [], b"")),
        (b"HTTP/1.1 1000000000000 x\r\n\r\n", (0, "x", [], b"")),
        (b"HTTP/1.1 -12 x\r\n\r\n", (-12, "x", [], b"")),
        (b"HTTP/1.1 200 OK\r\nA: 1", (200, "OK", [(b"A", b"1")], b"")),
        (b"", (0, "", [], b"")),
    ],
)
def test_heads_of_other_writers(block: bytes, want: tuple[int, str, list[heads.Header], bytes]) -> None:
    head = heads.read_head(block)
    assert (head.status, head.reason, head.headers, block[head.body_at :]) == want


def test_a_hundred_kilobytes_of_anything_are_read_in_linear_time() -> None:
    for block in (b"\r" * 100_000, b" \n" * 50_000, b"a:" * 50_000, b"HTTP/1.1 " + b"9" * 100_000, b"A" * 100_000 + b" x HTTP/1.1"):
        heads.read_head(block)
        heads.is_request(block)
        heads.clean_headers([(block, block)])

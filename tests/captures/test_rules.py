"""What the standard demands of named fields, rule by rule; and that the short way of reading them finds what warcio finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.captures import parse
from archiver.captures.rules import broken

INFO = {"WARC-Type": "warcinfo", "Content-Type": "application/warc-fields"}
PAGE = {"WARC-Type": "response", "WARC-Target-URI": "http://a.cn/", "Content-Type": "application/http"}
NEXT = {"WARC-Type": "continuation", "WARC-Target-URI": "http://a.cn/", "WARC-Segment-Number": "2", "WARC-Segment-Origin-ID": "<urn:x:1>"}


def said(fields: dict[str, str], *more: tuple[str, str], block: bytes = b"software: x\r\n") -> str | None:
    """The broken rule of a record that has, beside *fields*, all that every record must have."""
    plain = {"WARC-Record-ID": "<urn:x:2>", "WARC-Date": "2026-11-25T00:00:00Z", "Content-Length": str(len(block))}
    return broken(parse.Fields([*(plain | fields).items(), *more], 0, len(block)), block)


@pytest.mark.parametrize("fields", [INFO, PAGE, NEXT, PAGE | {"WARC-Segment-Number": "1"}, PAGE | {"WARC-Date": "2016-01"}])
def test_what_the_standard_allows_passes(fields: dict[str, str]) -> None:
    assert said(fields) is None
    assert said(fields, ("WARC-Concurrent-To", "<urn:x:3>"), ("WARC-Concurrent-To", "<urn:x:4>")) is None
    assert said(fields, ("X-Own", "1"), ("X-Own", "2")) is None


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        (PAGE | {"WARC-Record-ID": ""}, "warc-record-id is missing"),
        (PAGE | {"WARC-Target-URI": ""}, "warc-target-uri is missing"),
        (PAGE | {"WARC-Date": "yesterday"}, "is no date"),
        (PAGE | {"Content-Type": ""}, "without a Content-Type"),
        (PAGE | {"WARC-Segment-Number": "2"}, "segment number '2' of a response"),
        (NEXT | {"WARC-Segment-Number": "1"}, "continuation with the segment number '1'"),
        (NEXT | {"WARC-Segment-Number": "²"}, "continuation with the segment number"),
        (NEXT | {"WARC-Segment-Origin-ID": ""}, "without WARC-Segment-Origin-ID"),
        (INFO | {"Content-Type": "text/plain"}, "warcinfo record of type text/plain"),
    ],
)
def test_what_it_forbids_is_named(fields: dict[str, str], fault: str) -> None:
    assert fault in str(said(fields))


def test_a_repeated_field_is_named_however_it_is_written() -> None:
    assert said(PAGE, ("warc-DATE", "2026-11-25T00:00:00Z")) == "field warc-date stands there 2 times"


def test_a_warcinfo_block_holds_named_fields_only() -> None:
    assert "no named field: '#by hand'" in str(said(INFO, block=b"software: x\r\n\r\n#by hand\r\n"))
    assert said(INFO, block=b"software: x\r\n y: folded\r\n\r\n") is None


NAMES = st.sampled_from(["WARC-Type", "Content-Length", " x", "a b", "é", "A:B", "", "x\x0by"])
VALUES = st.sampled_from(["1", "a: b", "", "x\ty", " z", "z ", "\x0b", "é", "<urn:x>", "q\x1cr"])
LINES = st.lists(
    st.tuples(NAMES, st.sampled_from([": ", ":", " : ", ""]), VALUES, st.sampled_from(["\r\n", "\n", "\r\n ", "\r"])), max_size=6
)


@given(LINES, st.sampled_from(["WARC/1.0", "WARC/1.1", "warc/1.0", "WARC/0.17"]))
def test_the_common_form_is_read_as_warcio_reads_it(lines: list[tuple[str, ...]], version: str) -> None:
    record = f"{version}\r\n{''.join(map(''.join, lines))}\r\n\r\nblock: x\r\n\r\n".encode()
    short = parse._common(record)
    assert short is None or short == parse._any(record)

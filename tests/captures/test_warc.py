"""The writer: what a file looks like, to us and to warcio, and that nothing hostile bends it."""

from __future__ import annotations

import gzip
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from archiver.captures import naming
from archiver.captures.check import check_capture, check_file
from archiver.captures.exchange import Exchange, RefersTo
from archiver.captures.read import read_capture
from archiver.errors import BadArgument, WriteFailed
from tests.captures.support import AT, PAGE, URL, end, exchange, place, writer, written

PAYLOADS = {
    "gbk": PAGE,
    "utf-8": "检察".encode(),
    "binary": bytes(range(256)) * 5,
    "gzip": gzip.compress(PAGE),
    "empty": b"",
    "line ends": b"\r\n\r\n\r\nWARC/1.1\r\n\r\n",
}


def warcio_records(path: Path) -> list[tuple[str, Any, bytes]]:
    """Type, record and content of each record as warcio reads it, with its digests checked."""
    found = []
    with path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            found.append((record.rec_type, record, record.raw_stream.read()))
            assert record.digest_checker.passed is not False
    return found


@pytest.mark.parametrize("body", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_a_payload_comes_back_byte_for_byte(tmp_path: Path, body: bytes) -> None:
    capture = written(tmp_path, exchange(body=body))[0]
    stored = read_capture(*place(tmp_path, capture))
    assert (stored.payload, stored.raw_body, stored.body) == (body, body, body)
    assert (stored.url, stored.status, stored.reason, stored.fetched_at) == (URL, 200, "OK", AT)
    assert stored.record_id == capture.record_id
    assert capture.bytes == len(body)
    assert check_capture(*place(tmp_path, capture), capture.sha256) is None


@pytest.mark.parametrize("status", [204, 304, 404, 521, 999])
def test_any_status_is_kept(tmp_path: Path, status: int) -> None:
    capture = written(tmp_path, exchange(status=status, body=b"", reason=""))[0]
    stored = read_capture(*place(tmp_path, capture))
    assert (stored.kind, stored.status, capture.revisit) == ("response", status, False)


def test_a_file_is_warcinfo_then_pairs_that_name_each_other(tmp_path: Path) -> None:
    captures = written(tmp_path, exchange(), exchange(url=URL + "?2", ip="127.0.0.1", protocol="h2", truncated="length"))
    assert captures[0].warc_file == captures[1].warc_file
    path = tmp_path / captures[0].warc_file
    records = warcio_records(path)
    assert [kind for kind, _, _ in records] == ["warcinfo", "request", "response", "request", "response"]
    info, request, response = (record.rec_headers for _, record, _ in records[:3])
    assert b"conformsTo: http" in records[0][2]
    assert info.get_header("WARC-Filename") == captures[0].warc_file
    assert request.get_header("WARC-Concurrent-To") == response.get_header("WARC-Record-ID") == f"<{captures[0].record_id}>"
    assert response.get_header("WARC-Warcinfo-ID") == info.get_header("WARC-Record-ID")
    last = records[-1][1].rec_headers
    assert [last.get_header(f"WARC-{name}") for name in ("IP-Address", "Protocol", "Truncated")] == ["127.0.0.1", "h2", "length"]
    assert last.get_header("WARC-Date") == "2026-11-25T04:05:06.789000Z"
    assert end(captures[1]) == path.stat().st_size
    assert list(check_file(path)) == []


def test_the_same_exchanges_make_the_same_bytes(tmp_path: Path) -> None:
    one, two = (written(tmp_path / name, exchange(), exchange(status=404)) for name in "ab")
    first, second = (gzip.decompress((tmp_path / name / made[0].warc_file).read_bytes()) for name, made in (("a", one), ("b", two)))
    assert first.replace(one[0].warc_file.encode(), b"") == second.replace(two[0].warc_file.encode(), b"")


def test_a_304_confirms_an_earlier_capture(tmp_path: Path) -> None:
    whole = written(tmp_path, exchange())[0]
    refers = RefersTo(whole.url, whole.fetched_at, whole.record_id, whole.sha256)
    capture = written(tmp_path, exchange(status=304, body=b"", refers_to=refers, headers=[("ETag", '"a"')]))[0]
    stored = read_capture(*place(tmp_path, capture))
    assert (stored.kind, stored.status, stored.payload, capture.revisit, capture.etag) == ("revisit", 304, b"", True, '"a"')
    assert stored.field("WARC-Profile") == "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
    assert stored.field("WARC-Refers-To") == f"<{whole.record_id}>"
    assert stored.field("WARC-Refers-To-Target-URI") == URL
    assert stored.field("WARC-Refers-To-Date") == "2026-11-25T04:05:06.789000Z"
    assert check_capture(*place(tmp_path, capture), capture.sha256) is None
    assert [kind for kind, _, _ in warcio_records(tmp_path / capture.warc_file)] == ["warcinfo", "request", "revisit"]


def test_headers_that_no_longer_hold_are_set_aside(tmp_path: Path) -> None:
    headers = [("Transfer-Encoding", "chunked"), ("content-length", "5000"), ("Content-Length", str(len(PAGE))), ("X", "1")]
    capture = written(tmp_path, exchange(headers=headers))[0]
    stored = read_capture(*place(tmp_path, capture))
    names = [name for name, _ in stored.headers]
    assert names == [b"X-Archive-Orig-Transfer-Encoding", b"X-Archive-Orig-content-length", b"Content-Length", b"X"]
    assert stored.served_headers() == [(b"X", b"1")]


def test_credentials_are_never_written(tmp_path: Path) -> None:
    secret = [("Authorization", "s3cret"), ("proxy-authorization", "s3cret"), ("COOKIE", "s3cret"), ("Accept", "text/html")]
    capture = written(tmp_path, exchange(request_headers=secret))[0]
    records = warcio_records(tmp_path / capture.warc_file)
    assert b"s3cret" not in gzip.decompress((tmp_path / capture.warc_file).read_bytes())
    assert records[1][1].http_headers.get_header("Accept") == "text/html"
    assert records[1][1].http_headers.get_header("Host") == "www.nm.jcy.gov.cn"


raw = st.one_of(
    st.binary(max_size=40), st.text(max_size=40), st.sampled_from([b"a\r\nX-Evil: 1", "b\nWARC-Type: x", "\0", " : ", b"\xa0\x85"])
)


@given(
    headers=st.lists(st.tuples(raw, raw), max_size=6), body=st.binary(max_size=300), reason=st.text(max_size=20), url=st.text(max_size=40)
)
def test_no_server_can_bend_a_record(
    tmp_path_factory: pytest.TempPathFactory, headers: list[Any], body: bytes, reason: str, url: str
) -> None:
    folder = tmp_path_factory.mktemp("warc")
    hostile = exchange(url="http://" + url, headers=headers, body=body, reason=reason, request_headers=headers, protocol=reason, ip=url)
    capture = written(folder, hostile)[0]
    stored = read_capture(*place(folder, capture))
    assert stored.payload == body
    assert len(stored.headers) == len(headers)
    assert stored.status == 200
    assert check_capture(*place(folder, capture), capture.sha256) is None
    records = warcio_records(folder / capture.warc_file)
    assert [kind for kind, _, _ in records] == ["warcinfo", "request", "response"]
    assert records[2][2] == body
    names = {name.lower() for _, record, _ in records for name, _ in record.rec_headers.headers}
    assert all(name.startswith("warc-") or name in {"content-type", "content-length"} for name in names)
    assert list(check_file(folder / capture.warc_file)) == []


def test_text_headers_are_latin_1_and_bytes_stay_bytes(tmp_path: Path) -> None:
    name = "附件.pdf".encode("gb18030")
    capture = written(tmp_path, exchange(headers=[("A", name.decode("latin-1")), (b"B", name), ("C", "附件")]))[0]
    headers = dict(read_capture(*place(tmp_path, capture)).headers)
    assert headers == {b"A": name, b"B": name, b"C": "附件".encode()}


@pytest.mark.parametrize(
    ("status", "location", "want"),
    [
        (302, "/404.htm", "http://www.nm.jcy.gov.cn/404.htm"),
        (301, "https://a.cn/", "https://a.cn/"),
        (302, "http://[", URL),
        (200, "/x", URL),
    ],
)
def test_final_url_is_where_a_redirect_points(tmp_path: Path, status: int, location: str, want: str) -> None:
    assert written(tmp_path, exchange(status=status, headers=[("Location", location)]))[0].final_url == want


def test_a_file_is_left_before_it_grows_past_its_limit(tmp_path: Path) -> None:
    bodies = [bytes([n]) + bytes(range(256)) * 8 for n in range(9)]
    with writer(tmp_path, max_bytes=3_000) as warc:
        captures = [warc.append(exchange(body=body)) for body in bodies]
    names = list(dict.fromkeys(capture.warc_file for capture in captures))
    assert 1 < len(names) < 9
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    assert all((tmp_path / name).stat().st_size <= 3_000 for name in names)
    assert [read_capture(*place(tmp_path, capture)).body for capture in captures] == bodies


def test_a_record_larger_than_the_limit_has_a_file_to_itself(tmp_path: Path) -> None:
    with writer(tmp_path, max_bytes=100) as warc:
        assert len({warc.append(exchange()).warc_file for _ in range(3)}) == 3


def test_files_are_new_ours_and_named_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    captures = [written(tmp_path / "warc", exchange())[0] for _ in range(5)]
    assert len({capture.warc_file for capture in captures}) == 5
    assert all(naming.is_ours(capture.warc_file, "test") for capture in captures)
    path = tmp_path / "warc" / captures[0].warc_file
    assert stat.S_IMODE(path.stat().st_mode) & ~0o640 == 0
    before = path.read_bytes()
    monkeypatch.setattr(naming, "new_name", lambda *_: captures[0].warc_file)
    with pytest.raises(WriteFailed, match=captures[0].warc_file):
        written(tmp_path / "warc", exchange())
    assert path.read_bytes() == before


def test_a_symbolic_link_in_the_way_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    (tmp_path / "link.warc.gz").symlink_to(victim)
    monkeypatch.setattr(naming, "new_name", lambda *_: "link.warc.gz")
    with pytest.raises(WriteFailed, match="link"):
        written(tmp_path, exchange())
    assert victim.read_bytes() == b"mine"


def test_nothing_is_made_before_the_first_append(tmp_path: Path) -> None:
    with writer(tmp_path / "warc") as warc:
        warc.sync()
        assert warc.path is None
    assert not (tmp_path / "warc").exists()


def test_a_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WriteFailed, match="file/warc"):
        written(tmp_path / "file" / "warc", exchange())


@pytest.mark.parametrize("prefix", ["", "../x", "a/b", "-x", "检", "x" * 65])
def test_a_prefix_is_a_file_name(tmp_path: Path, prefix: str) -> None:
    with pytest.raises(BadArgument, match="prefix"):
        naming.check_prefix(prefix)


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("test-20261125040506-00000-77-0123abcd.warc.gz", True),
        ("test-2-20261125040506-00000-77-0123abcd.warc.gz", False),
        ("other-20261125040506-00000-77-0123abcd.warc.gz", False),
        ("test-20261125040506-00000-77-0123abcd.warc.gz.orphan", False),
        ("test.warc.gz", False),
        ("test-20261125040506-00000-77-0123ABCD.warc.gz\n", False),
    ],
)
def test_only_our_own_names_are_ours(name: str, ours: bool) -> None:
    assert naming.is_ours(name, "test") is ours


def test_exchange_takes_a_request_body(tmp_path: Path) -> None:
    post: Exchange = exchange(method="POST", request_body=b"page=2")
    capture = written(tmp_path, post)[0]
    _, record, body = warcio_records(tmp_path / capture.warc_file)[1]
    assert (record.http_headers.protocol, body) == ("POST", b"page=2")

"""Replay: what is found, which of several, and what is refused in one line."""

from __future__ import annotations

import gzip
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from archiver.captures.exchange import RefersTo
from archiver.captures.read import read_capture
from archiver.captures.replay import Replay
from archiver.errors import ArchiveDamaged, NotReplayable
from archiver.items import Capture
from tests.captures.support import AT, PAGE, URL, exchange, place, writer, written

LATER = AT + timedelta(days=1)


def plain(path: Path) -> Path:
    """The file at *path*, uncompressed, beside it."""
    bare = path.with_suffix("")
    bare.write_bytes(gzip.decompress(path.read_bytes()))
    return bare


def wacz(path: Path, to: Path) -> Path:
    with zipfile.ZipFile(to, "w") as archive:
        archive.write(path, "archive/data.warc.gz")
        archive.writestr("datapackage.json", "{}")
    return to


@pytest.mark.parametrize("form", ["gzip", "plain", "wacz", "folder", "list"])
def test_every_form_answers(tmp_path: Path, form: str) -> None:
    body = gzip.compress(PAGE)
    made = written(tmp_path / "warc", exchange(body=body, headers=[("Content-Encoding", "gzip"), ("Content-Type", "text/html")]))[0]
    path = tmp_path / "warc" / made.warc_file
    forms = {"gzip": path, "plain": plain(path), "wacz": wacz(path, tmp_path / "a.wacz"), "folder": tmp_path, "list": [path]}
    replay = Replay(forms[form])
    stored = replay.find(URL)
    assert stored is not None
    assert (stored.status, stored.payload, stored.raw_body, stored.body) == (200, body, body, PAGE)
    assert stored.fetched_at == AT
    assert stored.header("content-TYPE") == "text/html"
    assert stored.header_map()["content-encoding"] == "gzip"
    assert (len(replay), replay.urls(), replay.faults) == (1, [URL], [])
    assert replay.find(URL + "x") is None
    Replay.check(forms[form])


@pytest.mark.parametrize(
    ("captured", "asked", "found"),
    [
        ("http://a.cn/x", "http://a.cn/x#part", True),
        ("http://a.cn/x#part", "http://a.cn/x", True),
        ("http://a.cn/x", "https://a.cn/x", True),
        ("http://www.a.cn/x", "http://a.cn/x", True),
        ("http://a.cn/x", "https://www.a.cn/x", True),
        ("http://A.cn", "HTTP://a.cn/", True),
        ("http://a.cn/检察", "http://a.cn/%E6%A3%80%E5%AF%9F", True),
        ("http://a.cn/x?a=1", "http://a.cn/x?a=2", False),
        ("http://a.cn/x", "http://a.cn/X", False),
        ("http://a.cn/x", "http://[", False),
        ("http://[", "http://[", True),
    ],
)
def test_which_url_finds_which(tmp_path: Path, captured: str, asked: str, found: bool) -> None:
    written(tmp_path, exchange(url=captured))
    assert (Replay(tmp_path).find(asked) is not None) is found


def test_the_exact_url_wins_over_the_like(tmp_path: Path) -> None:
    for n, url in enumerate(["http://a.cn/", "https://a.cn/", "http://www.a.cn/", "https://www.a.cn/"]):
        written(tmp_path, exchange(url=url, body=url.encode(), fetched_at=AT + timedelta(days=n)))
        written(tmp_path, exchange(url=url, body=url.encode(), fetched_at=AT + timedelta(days=n)))
    replay = Replay(tmp_path)
    assert [replay.find(url).body.decode() for url in replay.urls()] == replay.urls()  # type: ignore[union-attr]


def test_the_latest_response_wins_whatever_the_order_of_files(tmp_path: Path) -> None:
    written(tmp_path, exchange(body=b"new", fetched_at=LATER))
    written(tmp_path, exchange(body=b"old"))
    written(tmp_path, exchange(body=b"", status=304, fetched_at=LATER + timedelta(days=1)))
    stored = Replay(tmp_path).find(URL)
    assert stored is not None
    assert stored.body == b"new"


def test_methods_are_kept_apart(tmp_path: Path) -> None:
    written(tmp_path, exchange(method="POST", request_body=b"p=2", body=b"posted", fetched_at=LATER), exchange(body=b"got"))
    replay = Replay(tmp_path)
    assert [replay.find(URL, method).body for method in ("GET", "POST")] == [b"got", b"posted"]  # type: ignore[union-attr]
    assert replay.find(URL, "HEAD") is None


def confirming(capture: Capture, **changes: object) -> RefersTo:
    whole = {"url": capture.url, "fetched_at": capture.fetched_at, "record_id": capture.record_id, "sha256": capture.sha256}
    return RefersTo(**{**whole, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize("changes", [{}, {"record_id": "urn:uuid:other"}, {"record_id": "urn:uuid:other", "fetched_at": LATER}])
def test_a_revisit_is_answered_by_what_it_confirms(tmp_path: Path, changes: dict[str, object]) -> None:
    with writer(tmp_path) as warc:
        first = warc.append(exchange(body=b"first"))
        warc.append(exchange(body=b"second", fetched_at=AT + timedelta(hours=1)))
        warc.append(exchange(body=b"", status=304, fetched_at=LATER, refers_to=confirming(first, **changes)))
    stored = Replay(tmp_path).find(URL)
    assert stored is not None
    assert (stored.kind, stored.body, stored.fetched_at) == ("response", b"first", AT)


def test_a_revisit_of_nothing_known_answers_nothing(tmp_path: Path) -> None:
    written(tmp_path, exchange(body=b"", status=304, refers_to=RefersTo("http://b.cn/", AT, "urn:uuid:other")))
    assert len(Replay(tmp_path)) == 0


def test_a_chunked_body_of_another_writer_is_put_together(tmp_path: Path) -> None:
    chunked = b"4\r\nabcd\r\n3;x=y\r\nefg\r\n0\r\n\r\n"
    capture = written(tmp_path, exchange(body=chunked, headers=[("Transfer-EncodinX", "chunked")]))[0]
    path = plain(tmp_path / capture.warc_file)
    path.write_bytes(path.read_bytes().replace(b"EncodinX", b"Encoding"))
    (tmp_path / capture.warc_file).unlink()
    stored = Replay(path).find(URL)
    assert stored is not None
    assert (stored.payload, stored.raw_body, stored.served_headers()) == (chunked, b"abcdefg", [])


NOT_WARC = {
    "empty.warc.gz": b"",
    "text.warc": b"WARC files are nice\n",
    "page.html": b"<html></html>",
    "torn.warc.gz": gzip.compress(b"WARC/1.1\r\n" + bytes(range(256)) * 9)[:-30],
    "other.warc.gz": gzip.compress(b"just text"),
    "old.arc": b"filedesc://x.arc 0.0.0.0 20060101000000 text/plain 0\n",
    "broken.wacz": b"PK\x03\x04 and no more",
    "endless.warc": b"WARC/1.1\r\n" + b"A: b\r\n" * 20_000,
}


@pytest.mark.parametrize("name", NOT_WARC)
def test_what_is_no_warc_is_refused_in_one_line_that_names_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(NOT_WARC[name])
    for attempt in (Replay, Replay.check):
        with pytest.raises(NotReplayable) as refused:
            attempt(path)
        assert str(path) in str(refused.value)
        assert "\n" not in str(refused.value)


def test_a_missing_file_and_a_folder_without_any_are_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    for path in (tmp_path, tmp_path / "gone.warc.gz"):
        with pytest.raises(NotReplayable, match=path.name):
            Replay(path)


def test_a_zip_without_an_archive_is_no_wacz(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as archive:
        archive.writestr("pages/pages.jsonl", "{}")
    with pytest.raises(NotReplayable, match=r"a\.wacz: a zip file without"):
        Replay(tmp_path / "a.wacz")


def test_what_is_torn_after_a_good_beginning_is_left_out_and_said(tmp_path: Path) -> None:
    first, second = written(tmp_path, exchange(), exchange(url=URL + "?2"))
    path = tmp_path / first.warc_file
    path.write_bytes(path.read_bytes()[:-1])
    replay = Replay(path)
    assert replay.urls() == [URL]
    assert replay.faults == [f"{path}: the rest is left out, at byte {second.warc_offset}: torn gzip member"]


def test_a_record_without_a_date_harms_no_other(tmp_path: Path) -> None:
    capture = written(tmp_path, exchange(), exchange(url=URL + "?2"))[0]
    path = plain(tmp_path / capture.warc_file)
    data = path.read_bytes()
    at = data.index(b"WARC-Date", data.index(b"WARC-Type: response"))
    path.write_bytes(data[:at] + b"WARC-Dote" + data[at + 9 :])
    replay = Replay(path)
    assert replay.urls() == [URL + "?2"]
    assert "is no date" in replay.faults[0]


def test_a_file_that_changed_under_us_is_damage(tmp_path: Path) -> None:
    capture = written(tmp_path, exchange())[0]
    replay = Replay(tmp_path)
    path, offset, _ = place(tmp_path, capture)
    path.write_bytes(path.read_bytes()[: offset + 5])
    with pytest.raises(ArchiveDamaged, match=path.name):
        replay.find(URL)


def test_truncated_bodies_say_so(tmp_path: Path) -> None:
    capture = written(tmp_path, exchange(truncated="disconnect"), exchange(truncated="odd"))
    assert [read_capture(*place(tmp_path, one)).truncated for one in capture] == ["disconnect", "unspecified"]

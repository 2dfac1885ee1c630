"""The proxy answers real clients on real sockets, under the real host names."""

from __future__ import annotations

import gzip
import http.client
import re
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.proxy import Served, serve
from tests.web.world import World, build

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serve(build()) as running:
        yield running


def opener(served: Served) -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(urllib.request.ProxyHandler({"http": served.url, "https": served.url}))


def fetch(served: Served, url: str, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    """Status, headers and body; an HTTP error is an answer like any other."""
    request = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with opener(served).open(request, timeout=5) as said:
            return said.status, said.headers, said.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def original(world: World, note: str) -> str:
    found = next(pair.original for pair in world.pairs if pair.note == note and pair.original)
    return found.url


def test_the_portal_answers_under_its_own_name(served: Served) -> None:
    status, headers, body = fetch(served, "http://www.ffdy.org.cn/")
    assert status == 200
    assert "欢迎访问 反腐调研网!" in body.decode()
    assert headers["ETag"]
    assert served.log[-1].url == "http://www.ffdy.org.cn/"
    assert served.log[-1].host == "www.ffdy.org.cn"
    assert served.log[-1].start <= served.log[-1].end


@pytest.mark.parametrize(("header", "answer"), [("If_None_Match", "ETag"), ("If_Modified_Since", "Last-Modified")])
def test_unchanged_pages_are_304(served: Served, header: str, answer: str) -> None:
    for url in ("http://www.ffdy.org.cn/list/3.html", "http://www.ffdy.org.cn/a/12001.html"):
        _, headers, _ = fetch(served, url)
        status, again, body = fetch(served, url, **{header: headers[answer]})
        assert (status, body) == (304, b"")
        assert again["ETag"] == headers["ETag"]


def test_gzip_is_sent_to_who_asks_for_it(served: Served) -> None:
    url = "http://www.nm.jcy.gov.cn/"
    plain, packed = fetch(served, url), fetch(served, url, Accept_Encoding="gzip")
    assert packed[1]["Content-Encoding"] == "gzip"
    assert plain[1]["Content-Encoding"] is None
    assert gzip.decompress(packed[2]) == plain[2]


@pytest.mark.parametrize("host", ["www.gd.jcy.gov.cn", "www.heneiqiu.jcy.gov.cn", "www.yasjcy.gov.cn"])
def test_gbk_bytes_decode(served: Served, host: str) -> None:
    article = next(a for a in served.world.sites[host].articles if a.fault is None and a.removed is None)
    _, _, body = fetch(served, article.url)
    assert article.title in body.decode("gb18030")
    with pytest.raises(UnicodeDecodeError):
        body.decode("utf-8")


@pytest.mark.parametrize(
    ("fault", "status", "mark"),
    [
        ("jsl_521", 521, b"location.href"),
        ("ruishu_202", 202, b"$_ts"),
        ("aliyun_405", 405, b"errors.aliyun.com"),
        ("safeline_468", 468, b".safeline/challenge"),
        ("wzws_redirect", 200, "访问异常页面".encode()),
        ("home_302", 200, "最新动态".encode()),
        ("gone_410", 410, b"Gone"),
        ("soft_404", 200, "您访问的页面不存在".encode()),
    ],
)
def test_faults_on_the_wire(served: Served, fault: str, status: int, mark: bytes) -> None:
    url = original(served.world, f"fault:{fault}")
    host_charset = served.world.sites[served.world.article(url).host].host.charset
    got, _, body = fetch(served, url)
    assert got == status
    assert mark in body or mark.decode() in body.decode(host_charset, "replace")


def test_a_cut_body_is_shorter_than_it_says(served: Served) -> None:
    with pytest.raises(http.client.IncompleteRead):
        fetch(served, original(served.world, "fault:cut"))


def test_a_dead_host_resets_the_connection(served: Served) -> None:
    with pytest.raises((ConnectionResetError, http.client.RemoteDisconnected, urllib.error.URLError)):
        fetch(served, original(served.world, "fault:refused"))
    assert served.log[-1].status == 0


def test_connect_is_not_implemented(served: Served) -> None:
    with pytest.raises(OSError, match="501"):
        opener(served).open("https://www.nm.jcy.gov.cn/", timeout=5)


def test_attachments_and_pictures_are_served(served: Served) -> None:
    truth = served.world.truth
    for page in truth["pages"].values():
        for attachment in page.get("attachments", ()):
            if page["verdicts"][:1] == ["article"] and attachment["url"].endswith(".pdf"):
                status, headers, body = fetch(served, attachment["url"])
                assert (status, body[:5]) == (200, b"%PDF-")
                assert headers["Content-Type"] == "application/pdf"
                return
    pytest.fail("the world has no attachment")


def test_overlapping_requests_to_a_host_are_seen() -> None:
    with serve(build(reposts=5, faults=(), specials=False)) as served:
        served.delay = 0.1
        threads = [threading.Thread(target=fetch, args=(served, "http://www.ffdy.org.cn/")) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(served.overlaps()) == 1
        assert served.asked("www.ffdy.org.cn") == ["http://www.ffdy.org.cn/"] * 2


def test_the_command_prints_its_address_and_serves_until_it_is_told_to_stop(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.web", "--reposts", "5", "--truth", str(tmp_path / "truth.json")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", url)
        with urllib.request.build_opener(urllib.request.ProxyHandler({"http": url})).open("http://www.ffdy.org.cn/robots.txt") as said:
            assert said.read().startswith(b"User-agent")
        process.send_signal(signal.SIGTERM)
        assert process.wait(5) == 0
    assert (tmp_path / "truth.json").is_file()

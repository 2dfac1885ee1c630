"""What was stored stays data: hostile text in every field, other hosts' names, methods that write, suppressed documents."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from archiver.store.engine import open_engine
from archiver.store.place import Place
from archiver.web.app import create_app
from tests.web_page.client import Client
from tests.web_page.payloads import answers, foreign, grouped, honest_kinds, hostile, payloads

AT_ONCE = 150  # payloads a field; ``python -m tests.web_page.payloads`` takes them one by one


def test_no_payload_becomes_an_element_or_an_address(shared: Path, tmp_path: Path) -> None:
    texts = payloads(shared / "suites" / "payloads")
    assert len(texts) > 2900
    groups = grouped(texts, AT_ONCE)
    honest = honest_kinds()
    shown = 0
    for address, page in answers(hostile(tmp_path, groups), len(groups)):
        assert not foreign(page, honest), address
        shown += page.count("&lt;script")
    assert shown > 1000, "the payloads are to be seen, as text"


ALIVE = (
    "<p><img src=x onerror=alert(1)></p>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='//evil.example'>x</a>",
    "<p onclick=x>",
    "<script></script>",
)


@pytest.mark.parametrize("page", ALIVE)
def test_the_check_sees_what_is_alive(page: str) -> None:
    assert foreign(f"<html><body>{page}</body></html>", {("html",), ("body",), ("p",), ("a", "href"), ("img", "src")})


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/", "/documents/1", "/sql/", "/sql/archive"])
def test_nothing_but_reading(client: Client, method: str, path: str) -> None:
    answer = client.request(method, path)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"
    assert answer.headers["x-content-type-options"] == "nosniff"


OURS = ("localhost", "localhost:8001", "127.0.0.1:1", "[::1]:8001", "[::1]", "LOCALHOST:8001")
OTHERS = ("evil.example", "evil.example:8001", "", "127.0.0.1.evil.example", "[::1].evil.example", "localhost@evil", "0.0.0.0")
BROKEN = ("localhost:1:2", "[::1", "]")


@pytest.mark.parametrize(("host", "status"), [*((name, 200) for name in OURS), *((name, 421) for name in OTHERS + BROKEN)])
@pytest.mark.parametrize("path", ["/runs", "/sql/"])
def test_only_this_machines_names_are_answered(client: Client, host: str, status: int, path: str) -> None:
    assert client.get(path, host=host).status_code == status


OUTSIDE = ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/sql/-/static/../app.py", "/static//etc/passwd")


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_path_leads_out_of_the_static_folder(client: Client, path: str) -> None:
    assert client.get(path).status_code in (403, 404)


@pytest.fixture
def withheld(demo: Place, tmp_path: Path) -> Iterator[tuple[Client, int, int]]:
    """The demo archive with one repost suppressed: the page, the repost, its original."""
    shutil.copytree(demo.dir, tmp_path / "archive")
    place = Place(tmp_path / "archive")
    connection = sqlite3.connect(place.database or "")
    verbatim = "SELECT repost_id, original_id FROM pairs WHERE fidelity = 'verbatim' ORDER BY repost_id"
    repost, original = connection.execute(verbatim).fetchone()
    connection.execute("UPDATE document SET state = 'suppressed' WHERE id = ?", (repost,))
    connection.commit()
    connection.close()
    engine = open_engine(place.url, read_only=True)
    with Client(create_app(place, engine)) as client:
        yield client, repost, original
    engine.dispose()


def test_a_suppressed_document_is_shown_nowhere(withheld: tuple[Client, int, int], client: Client) -> None:
    page, repost, original = withheld
    before = client.get(f"/documents/{repost}.json").json()
    title, capture = before["article"]["title"], before["captures"][0]["id"]
    gone = [f"/documents/{repost}", f"/documents/{repost}/history", f"/pairs/{repost}/{original}"]
    gone += [f"/captures/{capture}", f"/captures/{capture}/raw"]
    for path in (*gone, f"/documents/{repost}.json"):
        answer = page.get(path)
        assert answer.status_code == 410
        assert title not in answer.text
    assert f'"id": {repost},' not in page.get("/search.json", {"q": title}).text
    assert f"/documents/{repost}<" not in page.get("/feeds/versions.atom").text
    assert f'"repost_id": {repost},' not in page.get(f"/organs/{before['organ_id']}.json").text

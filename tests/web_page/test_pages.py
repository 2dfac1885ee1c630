"""Every page and its twin on the demo archive: what it shows is what the archive holds."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest
from lxml import html

from archiver.store.engine import open_engine
from archiver.store.place import Place
from archiver.store.read import Reader
from archiver.web.asked import Page
from archiver.web.guard import PAGE_POLICY
from archiver.web.views import PAGES
from tests.web_page.client import Client
from tests.web_page.paths import pages_of

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def reader(demo: Place) -> Reader:
    return Reader(open_engine(demo.url, read_only=True))


@pytest.fixture(scope="module")
def paths(demo: Place) -> dict[str, str]:
    return pages_of(demo)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_page_is_sound_html_in_both_languages(client: Client, paths: dict[str, str], page: Page, language: str) -> None:
    path = paths[page.path]
    answer = client.get(path, {"lang": language})
    assert answer.status_code == 200
    tree = html.fromstring(answer.text)
    assert tree.get("lang") == {"en": "en", "zh": "zh-CN"}[language]
    assert len(tree.xpath("//h1")) == len(tree.xpath("//main")) == 1
    assert not tree.xpath("//script | //style | //@style | //iframe | //object | //*[starts-with(name(@*), 'on')]")
    assert all(link.get("lang") or "lang=" in link.get("href") for link in tree.xpath("//nav//a[not(starts-with(@href, '/sql'))]"))
    assert tree.xpath("//link[@rel='alternate'][@type='application/json']/@href")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_every_page_has_its_twin_and_its_headers(client: Client, paths: dict[str, str], page: Page) -> None:
    path = paths[page.path]
    twin = html.fromstring(client.get(path).text).xpath("//link[@type='application/json']/@href")[0]
    answer = client.get(twin)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert isinstance(json.loads(answer.text), dict)
    for response in (answer, client.get(path)):
        assert response.headers["content-security-policy"] == PAGE_POLICY
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["referrer-policy"] == "no-referrer"


def test_the_overview_counts_what_the_views_hold(client: Client, reader: Reader) -> None:
    shown = client.get("/index.json").json()
    articles, pairs = list(reader.view("articles")), list(reader.view("pairs"))
    assert shown["counts"]["reposts"] == sum(article["role"] == "repost" for article in articles)
    assert shown["counts"]["originals"] == sum(article["role"] == "original" for article in articles)
    assert sum(shown["lag"]) == sum(pair["lag_days"] is not None for pair in pairs)
    assert sum(shown["fidelity"].values()) == sum(pair["fidelity"] is not None for pair in pairs)
    month = "2022-06"
    assert sum(sum(row[1:]) for row in shown["months"] if row[0] == month) == sum(
        (article["published_on"] or "").startswith(month) for article in articles
    )


def test_search_finds_narrows_and_turns_pages(client: Client, reader: Reader) -> None:
    every = client.get("/search.json").json()
    articles = list(reader.view("articles"))
    assert every["total"] == len(articles)
    for facet, column in (("organ", "source"), ("role", "role"), ("state", "state"), ("section", "section")):
        value, count = every["facets"][facet][0]
        assert count == sum(article[column] == value for article in articles)
        assert client.get("/search.json", {facet: value}).json()["total"] == count
    year, count = every["facets"]["year"][0]
    both = client.get("/search.json", {"year": year, "role": "repost"}).json()
    assert 0 < both["total"] < count
    last = client.get("/search.json", {"page": every["pages"]}).json()
    assert len(last["articles"]) == every["total"] - 20 * (every["pages"] - 1)
    found = client.get("/search.json", {"q": "人民检察院"}).json()
    assert found["total"]
    assert "人民检察院" in client.get("/search", {"q": "人民检察院"}).text


def test_a_document_shows_every_field_with_its_evidence(client: Client, paths: dict[str, str], reader: Reader) -> None:
    path = paths["/documents/{id:int}"]
    known = reader.document(int(path.rsplit("/", 1)[1]))
    assert known is not None
    text = html.fromstring(client.get(path).text).text_content()
    for field in known["fields"]:
        if field["raw"]:
            assert field["raw"] in text
        if field["rule"]:
            assert field["rule"] in text
    for paragraph in known["article"]["body"].split("\n"):
        assert paragraph in text


def test_a_pair_shows_its_findings_before_its_texts(client: Client, paths: dict[str, str]) -> None:
    path = paths["/pairs/{repost:int}/{original:int}"]
    data = client.get(f"{path}.json").json()
    tree = html.fromstring(client.get(path).text)
    finding = next(each for each in data["change"]["findings"] if each["a"] and each["b"])
    first = tree.xpath("//table")[0].text_content()
    assert finding["a"] in first
    assert finding["b"] in first
    sides = tree.xpath("//table[@class='sides']")[0]
    paragraphs = [cell.text_content() for cell in sides.xpath(".//tr/td[2]") if cell.text_content()]
    assert paragraphs == [data["repost"]["title"], *data["repost"]["body"].split("\n")]
    assert sides.xpath(".//del")
    assert sides.xpath(".//ins")


def test_an_organ_counts_its_articles(client: Client, paths: dict[str, str], reader: Reader) -> None:
    data = client.get(f"{paths['/organs/{id:int}']}.json").json()
    own = [article for article in reader.view("articles") if article["source"] == data["organisation"]["name"]]
    assert data["articles"] == sum(article["role"] == "original" for article in own)
    assert data["reposts"] == sum(article["role"] == "repost" for article in own)


def test_the_raw_bytes_are_plain_text_in_a_sandbox(client: Client, paths: dict[str, str]) -> None:
    answer = client.get(f"{paths['/captures/{id:int}']}/raw")
    assert answer.headers["content-type"].startswith("text/plain")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "<html" in answer.text.lower()


@pytest.mark.parametrize("name", ["versions", "vanished"])
def test_feeds_are_atom(client: Client, name: str) -> None:
    answer = client.get(f"/feeds/{name}.atom", {"lang": "zh"})
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for element in (feed, *entries):
        for child in ("id", "title", "updated"):
            assert element.findtext(ATOM + child)
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)


NOWHERE = ("/documents/999999", "/pairs/1/999999", f"/organs/{2**70}", "/runs/99.json", "/captures/0/raw", "/nothing", "/feeds/x.atom")


@pytest.mark.parametrize("path", NOWHERE)
def test_what_is_not_here_is_said_to_be_so(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-security-policy"] == PAGE_POLICY


@pytest.mark.parametrize("query", [{"page": "0"}, {"page": "x"}, {"page": "9" * 40}])
def test_a_page_number_that_is_none_is_not_here(client: Client, query: dict[str, str]) -> None:
    assert client.get("/search", query).status_code == 404


def test_a_query_that_cannot_be_understood_is_answered_with_its_reason(client: Client) -> None:
    answer = client.get("/search", {"q": '"反腐'})
    assert answer.status_code == 400
    assert "quote" in answer.text
    assert client.get("/search.json", {"q": '"反腐'}).json()["detail"]


def test_every_internal_link_leads_somewhere(client: Client, paths: dict[str, str]) -> None:
    found = {link for path in paths.values() for link in html.fromstring(client.get(path).text).xpath("//a/@href | //link/@href")}
    inside = sorted(link.split("#")[0] for link in found if link.startswith("/"))
    assert all(link.startswith(("/", "#", "http://", "https://")) for link in found)
    for link in inside[:: max(1, len(inside) // 60)]:
        assert client.get(link).status_code in (200, 302, 307), link

"""Real Chromium over the real command: a walk as a person takes it; no overflow, no fault for axe, nothing fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from archiver.store.place import Place
from tests.web_page.browse import AXE, CHROMIUM, SIZES, browser, faults, new_page, overflow
from tests.web_page.paths import pages_of
from tests.web_page.payloads import addresses, grouped, hostile, payloads
from tests.web_page.serve import serving

if not CHROMIUM.is_file():
    pytest.skip(f"no Chromium at {CHROMIUM}", allow_module_level=True)
pytest.importorskip("playwright", reason="playwright is not installed")
from playwright.sync_api import Browser, Page, expect

ALIVE = "script, iframe, object, embed, img, video, audio, base, meta[http-equiv], svg svg, [onerror], [onload], [onclick], [style]"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


def test_a_walk_from_search_to_sql(chromium: Browser, served: str) -> None:
    page = new_page(chromium)
    seen: list[str] = []
    page.on("request", lambda request: seen.append(urlsplit(request.url).netloc))
    page.goto(f"{served}/")
    page.get_by_role("searchbox").fill("检察")
    page.get_by_role("searchbox").press("Enter")
    facet = page.get_by_role("link", name="rewritten", exact=True)
    facet.click()
    expect(page.locator("mark").first).to_have_text("检察")
    page.locator(".hits h3 a").first.click()
    title = page.locator("h1").inner_text()
    expect(page.get_by_role("heading", name="Fields, and what each was read from")).to_be_visible()
    page.locator("a[href^='/pairs/']").first.click()
    expect(page.locator("table.sides ins").first).to_be_visible()
    page.get_by_role("link", name=title, exact=True).first.click()
    page.get_by_role("link", name="History: compare versions").click()
    expect(page.get_by_text("There is one version")).to_be_visible()
    page.get_by_role("link", name="中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    page.get_by_role("link", name="SQL", exact=True).click()
    page.get_by_role("link", name="archive").first.click()
    page.locator("textarea[name=sql]").fill("SELECT COUNT(*) AS reposts FROM articles WHERE role = 'repost'")
    page.get_by_role("button", name="Run SQL").click()
    expect(page.locator("table td")).to_have_text("128")
    assert set(seen) == {urlsplit(served).netloc}, "no request leaves the machine"


def test_the_keyboard_reaches_content_first(chromium: Browser, served: str) -> None:
    page = new_page(chromium)
    page.goto(f"{served}/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize(("width", "scheme", "locale"), SIZES[::3])
def test_pages_fit_and_axe_finds_no_fault(chromium: Browser, served: str, demo: Place, width: int, scheme: str, locale: str) -> None:
    page = new_page(chromium, width, scheme, locale)
    for path in (*pages_of(demo).values(), "/search?q=检察", "/documents/999999"):
        page.goto(served + path)
        assert overflow(page) == 0, path
        if AXE is not None:
            assert faults(page) == [], path


def test_a_page_prints_without_its_menus(chromium: Browser, served: str, demo: Place) -> None:
    page = new_page(chromium)
    page.goto(served + pages_of(demo)["/documents/{id:int}"])
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(page.locator("article")).to_be_visible()


def test_a_browser_runs_nothing_of_what_was_stored(chromium: Browser, shared: Path, tmp_path: Path) -> None:
    """Chromium's own parser over pages full of payloads: no dialog, no request but ours, no element that could run."""
    texts = grouped(payloads(shared / "suites" / "payloads"), 1000)
    place = hostile(tmp_path, texts)
    page = new_page(chromium)
    alarms: list[str] = []
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    with serving(place.dir) as address:
        page.on("request", lambda request: None if request.url.startswith(address) else alarms.append(request.url))
        for path in addresses(len(texts)):
            if not path.endswith(".atom"):
                page.goto(address + path)
                alive = page.locator(ALIVE)
                assert alive.count() == 0, path
        _look_at_sql(page, address)
    assert alarms == []


def _look_at_sql(page: Page, address: str) -> None:
    page.goto(f"{address}/sql/archive/articles?_size=2")
    expect(page.locator("table.rows-and-columns")).to_be_visible()

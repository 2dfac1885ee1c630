"""``python -m tests.web_page.browse FOLDER``: Chromium over the page, and pictures of every page for a person to look at.

The archive is that of ``ARCHIVE_DIR``. Pictures are of 1280 and 360 px, in the light and in the dark scheme.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from archiver.store.place import Place
from tests.web_page.paths import pages_of
from tests.web_page.serve import serving

CHROMIUM = Path("/usr/bin/chromium")
SIZES = ((1280, "light", "en-US"), (1280, "dark", "zh-CN"), (360, "light", "zh-CN"), (360, "dark", "en-US"))


def _axe() -> Path | None:
    """The script of axe-core, where the package that brings it is installed."""
    found = importlib.util.find_spec("axe_playwright_python")
    return Path(found.origin).with_name("axe.min.js") if found and found.origin else None


AXE = _axe()


@contextmanager
def browser() -> Iterator[Any]:
    """Debian's Chromium; in a container there is no sandbox for it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield opened
        opened.close()


def new_page(opened: Any, width: int = 1280, scheme: str = "light", locale: str = "en-US") -> Any:
    """A page of its own, without cookies or cache."""
    return opened.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale=locale).new_page()


def overflow(page: Any) -> int:
    """By how many pixels the page is wider than the window."""
    return int(page.evaluate("Math.max(0, document.documentElement.scrollWidth - window.innerWidth)"))


def faults(page: Any) -> list[str]:
    """What axe calls serious or critical, each with the first place of it. The script is put in past the page's own policy."""
    page.evaluate((AXE or Path()).read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)")
    serious = [each for each in found if each["impact"] in ("serious", "critical")]
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]} {each['nodes'][0]['failureSummary'][:200]}" for each in serious]


def main(folder: Path) -> None:
    """Take the pictures."""
    place = Place(Path(os.environ.get("ARCHIVE_DIR", "data")))
    folder.mkdir(parents=True, exist_ok=True)
    with serving(place.dir) as address, browser() as opened:
        for width, scheme, locale in SIZES:
            page = new_page(opened, width, scheme, locale)
            for number, path in enumerate((*pages_of(place).values(), "/sql/archive/articles?_size=5")):
                page.goto(address + path)
                file = folder / f"{number:02}-{width}-{scheme}.png"
                page.screenshot(path=file, full_page=True)
                print(file, path, f"{overflow(page)} px too wide")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

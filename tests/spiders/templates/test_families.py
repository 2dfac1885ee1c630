"""Every family reads its own pages, and is the one whose fingerprint fits them first."""

from __future__ import annotations

from pathlib import Path

import pytest

from archiver.reading.document import Document
from archiver.reading.model import Page, Reading
from archiver.reading.registry import Registry
from tests.spiders.templates.pages import PAGES, Made, page
from tests.spiders.templates.shapes import SHAPES

TEMPLATES = sorted(Registry.load("spiders.templates", Path("nowhere")).templates.values(), key=lambda template: template.rank)
MADE = PAGES | SHAPES


def read(made: Made) -> tuple[str, Reading]:
    document = Document(Page(url=made.url, body=made.html.encode()))
    template = next(template for template in TEMPLATES if template.fits(document))
    return template.name, template.read(document)


@pytest.mark.parametrize("name", MADE)
def test_fields(name: str) -> None:
    made = MADE[name]
    family, reading = read(made)
    assert (family, reading.verdict, reading.why) == (made.family, "article", "")
    assert reading.title is not None
    assert reading.title.value == made.title
    shown = next((date.raw for date in reading.dates if date.kind in ("published", "meta")), None)
    assert shown == made.date
    found = {field: getattr(reading, field).value if getattr(reading, field) else None for field in ("source", "author", "editor")}
    assert found == {"source": made.source, "author": made.author, "editor": made.editor}


@pytest.mark.parametrize("name", MADE)
def test_text_and_assets(name: str) -> None:
    made = MADE[name]
    _, reading = read(made)
    assert reading.paragraphs == made.paragraphs
    assert [asset.url for asset in reading.assets if asset.kind == "image"] == made.images
    assert [(asset.url, asset.name) for asset in reading.assets if asset.kind == "attachment"] == made.files
    assert all(0 <= asset.position <= len(reading.paragraphs) for asset in reading.assets)
    assert [link.value for link in reading.original_links] == made.originals
    assert [found.value for found in reading.titles_alt] == made.titles_alt
    written = [(role, found.value) for role, found in reading.people if not found.rule.startswith(("head:", "foot:"))]
    assert written == made.people
    if made.section:
        assert reading.section is not None
        assert reading.section.value == made.section


@pytest.mark.parametrize(
    "html",
    [
        page(
            "<h1>检务公开</h1><ul><li><a href=1>一篇文章的题目</a> 2023-07-06</li><li><a href=2>又一篇文章的题目</a> 2023-07-05</li></ul>"
        ),
        page("<h1>页面不存在</h1><p>您访问的页面不存在或已删除。</p>"),
        page(""),
        "",
    ],
    ids=["list", "error", "shell", "empty"],
)
def test_a_page_without_an_article_is_none(html: str) -> None:
    _, reading = read(Made("generic", "http://www.example.cn/", html))
    assert reading.verdict == "other"
    assert reading.why


def test_names_are_unique_and_ranks_put_the_generic_reading_last() -> None:
    names = [template.name for template in TEMPLATES]
    assert len(set(names)) == len(names)
    assert names[-1] == "generic"
    assert all(template.version >= 1 for template in TEMPLATES)

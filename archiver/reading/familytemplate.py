"""The base of article templates: a family's names, a cheap fingerprint, and a site's own selectors on top."""

from __future__ import annotations

import re
from typing import ClassVar

from lxml.html import HtmlElement

from archiver.reading.article import Family, read_article
from archiver.reading.dateshape import DATE
from archiver.reading.document import Document, collapse
from archiver.reading.labels import tidy, tokenise
from archiver.reading.model import Found, FoundDate, Reading
from archiver.reading.select import select
from archiver.reading.template import SiteLike, Template

_TEXT_FIELDS = ("title", "section", "author", "editor", "source")


class FamilyTemplate(Template):
    """Reads an article by structure and words, helped by what ``family`` knows and overruled by what a site selects."""

    family: ClassVar[Family] = Family()
    marks: ClassVar[tuple[str, ...]] = ()  # any of these in the page's source gives the family away
    urls: ClassVar[re.Pattern[str] | None] = None  # or this in its address

    def fits(self, document: Document) -> bool:
        """True where the address or the source carries one of the family's marks."""
        if self.urls is not None and self.urls.search(document.page.url):
            return True
        return any(mark in document.html for mark in self.marks)

    def read(self, document: Document, site: SiteLike | None = None) -> Reading:
        """The article; ``missing`` names what the family or the site's selectors should have found and did not."""
        chosen = dict(site.select) if site is not None else {}
        container, complaints = self.container(document, chosen.get("body"))
        reading = read_article(document, self.family, container)
        reading.template, reading.template_version = self.name, self.version
        reading.missing += complaints
        for name in _TEXT_FIELDS:
            if name in chosen:
                self._override(document, reading, name, chosen[name])
        if "date" in chosen:
            self._override_date(document, reading, chosen["date"])
        if "original_link" in chosen:
            self._override_original(document, reading, chosen["original_link"])
        return reading

    def container(self, document: Document, expression: str | None) -> tuple[HtmlElement | None, list[str]]:
        """The element that a site's *expression* names as the body's (None: to be searched for), and complaints about its count."""
        if expression is None:
            return None, []
        selection = select(document, expression)
        complaints = [f"body ({selection.complaint})"] if selection.complaint else []
        return (selection.elements[0] if selection.elements else None), complaints

    @staticmethod
    def _override(document: Document, reading: Reading, name: str, expression: str) -> None:
        """A text field from the site's selector: the value beside its label where the element holds one, else all its text."""
        selection = select(document, expression)
        if selection.complaint:
            reading.missing.append(f"{name} ({selection.complaint})")
        if selection.elements:
            text = collapse(selection.elements[0].text_content())
            value = next((token.value for token in tokenise(text) if token.role == name), text)
            if tidy(value):
                setattr(reading, name, Found(tidy(value), f"site:{expression}"))

    @staticmethod
    def _override_date(document: Document, reading: Reading, expression: str) -> None:
        selection = select(document, expression)
        text = collapse(selection.elements[0].text_content()) if selection.elements else ""
        match = DATE.search(text)
        if match is None:
            reading.missing.append(f"date ({selection.complaint or f'{expression}: no date in {text[:40]!r}'})")
        else:
            reading.dates.insert(0, FoundDate("published", match[0], f"site:{expression}"))

    @staticmethod
    def _override_original(document: Document, reading: Reading, expression: str) -> None:
        selection = select(document, expression, at_most=20)
        urls = [url for element in selection.elements if (url := document.absolute(element.get("href") or ""))]
        reading.original_links = [Found(url, f"site:{expression}") for url in urls] or reading.original_links
        if selection.complaint:
            reading.missing.append(f"original_link ({selection.complaint})")

"""``scrapy newsite FILE-or-URL``: a site's definition and fixture from one page, and what of the page was not found."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from archiver.cli import ArchiveCommand, say, say_json, table
from archiver.errors import BadArgument
from archiver.gazetteer import gazetteer
from archiver.reading.document import Document
from archiver.reading.fixtures import EXPECTED
from archiver.reading.model import Page, Reading
from archiver.reading.registry import Registry
from archiver.sitework import guess
from archiver.sitework.check import check_case
from archiver.sitework.definitions import load
from archiver.sitework.fetch import NotFetched, fetch
from archiver.sitework.fields import fields
from archiver.sitework.scaffold import READABLE, Draft, refuse, write


class Command(ArchiveCommand):
    """Writes the TOML file and the saved page; the expectation waits for a person's ``"reviewed": true``."""

    summary = "Scaffold a site definition and its fixture from a saved page (or one URL), and say what could not be found"
    arguments = (1, 1)
    wanted = "FILE-or-URL"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """What the page itself may not tell."""
        super().add_options(parser)
        parser.add_argument("--url", metavar="URL", help="the saved page's address (default: what the page says itself)")
        parser.add_argument("--slug", metavar="NAME", help="the definition's name (default: from the host)")
        parser.add_argument("--province", metavar="FOLDER", help="its folder under the definitions (default: from the organisation)")
        parser.add_argument("--organisation", metavar="ID", help="id or full name in the gazetteer (default: by the host)")

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        """Write the site and print the sheet."""
        definitions, pages = Path(self.own_settings["ARCHIVE_SITES"]), Path(self.own_settings["ARCHIVE_SITE_PAGES"])
        registry = load(self.own_settings["ARCHIVE_TEMPLATES"], definitions, gazetteer())
        page = self._page(args[0], opts.url)
        draft, known_by = _draft(page, registry, opts)
        refuse(draft, registry, gazetteer(), definitions, pages)
        reading = registry.read(page, "original")
        if reading.verdict not in READABLE:
            raise NotFetched(f"the page is no article and no list: {reading.verdict} ({reading.why}); nothing was written")
        path, case = write(draft, reading, definitions, pages)
        registry = load(self.own_settings["ARCHIVE_TEMPLATES"], definitions, gazetteer())
        list(check_case(registry, case))  # the first check of a page writes its expectation
        reading = registry.read(*case.page())
        if opts.json:
            say_json(_sheet(draft, known_by, reading) | {"definition": str(path), "fixture": str(case.folder)})
        else:
            _print(draft, known_by, reading, path, case.folder)
        return 0

    def _page(self, which: str, url: str | None) -> Page:
        if which.lower().startswith(("http://", "https://")):
            if url:
                raise BadArgument("--url is for a saved page: a page that is fetched has its address")
            guess.host(which)
            return fetch(self.own_settings, which)
        try:
            body = Path(which).read_bytes()
        except OSError as error:
            raise BadArgument(f"{which}: {error.strerror}; it may be the file of a saved page, or a URL") from None
        return Page(url=url or guess.address(Document(Page(url="", body=body))), body=body)


def _draft(page: Page, registry: Registry, opts: argparse.Namespace) -> tuple[Draft, str]:
    """The site as guessed, and how its organisation is known."""
    document, host = Document(page), guess.host(page.url)
    organ, known_by = guess.organisation(document, page.url, gazetteer(), opts.organisation)
    template = registry.template_of(document).name
    slug, province = opts.slug or guess.slug(host), opts.province or guess.province(organ)
    return Draft(slug, province, organ, host, template, page), known_by


def _sheet(draft: Draft, known_by: str, reading: Reading) -> dict[str, object]:
    return {
        "slug": draft.slug,
        "host": draft.host,
        "organisation": draft.organ.id,
        "organisation_name": draft.organ.name,
        "organisation_known": known_by,
        "template": draft.template,
        "fields": [{"name": field.name, "value": field.value, "rule": field.rule} for field in fields(reading)],
    }


def _print(draft: Draft, known_by: str, reading: Reading, path: Path, folder: Path) -> None:
    say(f"{draft.organ.name} ({draft.organ.id}, {known_by}), {draft.host}, read by {draft.template}")
    for line in table((field.name, "not found" if field.value is None else field.value, field.rule) for field in fields(reading)):
        say(line)
    say(f"wrote {path}")
    say(f"wrote {folder}: page.html, meta.json, {EXPECTED}")
    say(f"now review {EXPECTED} and write {json.dumps('reviewed')}: true into it; then: scrapy checksites {draft.slug}")

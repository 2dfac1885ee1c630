"""Raw strings become typed values; what is not understood stays raw, with None beside it."""

from __future__ import annotations

from archiver.items import ArticleItem, DateEvidence, FailureItem, PageItem
from archiver.normalise import text
from archiver.normalise.dates import OTHER_PAGE, choose, in_url, understand
from archiver.normalise.people import people

AT_ENDS = 4  # paragraphs at either end in which a byline may stand: a copy often has more after the original's last one


class Normalise:
    """Second of the pipelines: title, body, dates and people of an article."""

    def process_item(self, item: PageItem | FailureItem) -> PageItem | FailureItem:
        """Fill the typed fields of an article; anything else passes."""
        if isinstance(item, ArticleItem):
            item.title = text.tidy_title(item.title_raw.value) if item.title_raw else ""
            item.section = text.clean(item.section_raw.value) if item.section_raw else item.errand.section
            item.paragraphs = [clean for clean in map(text.clean, item.paragraphs) if clean]
            item.body = "\n".join(item.paragraphs)
            self._dates(item)
            self._people(item)
        return item

    @staticmethod
    def _dates(item: ArticleItem) -> None:
        evidence = understand([*item.dates, *_outside_evidence(item)], captured_at=item.fetched_at)
        choice = choose(evidence, captured_at=item.fetched_at, repost=item.role == "repost")
        item.dates = choice.evidence
        item.published_on, item.published_at, item.published_basis = choice.published_on, choice.published_at, choice.basis

    @staticmethod
    def _people(item: ArticleItem) -> None:
        labelled = [(label, raw.value) for label, raw in item.people_raw]
        found = people(labelled, item.paragraphs[:AT_ENDS], item.paragraphs[-AT_ENDS:])
        item.author, item.editor, item.people = found.author, found.editor, found.people


def _outside_evidence(item: ArticleItem) -> list[DateEvidence]:
    """What the list, the addresses and the HTTP header say, beside what the page itself shows."""
    found: list[DateEvidence] = []
    if item.errand.listed_raw:
        found.append(DateEvidence("list", item.errand.listed_raw, "list"))
    if item.role == "repost":  # its own address is the portal's; what dates the original is the link to it
        found += [DateEvidence("url", link.value, OTHER_PAGE + link.rule) for link in item.original_links if in_url(link.value)]
    elif in_url(item.final_url):
        found.append(DateEvidence("url", item.final_url, "url"))
    if item.capture and item.capture.last_modified:
        found.append(DateEvidence("http", item.capture.last_modified, "http:last-modified"))
    return found

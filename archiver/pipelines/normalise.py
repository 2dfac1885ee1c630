"""Raw strings become typed values; what is not understood stays raw, with None beside it."""

from __future__ import annotations

from collections.abc import Iterable

from archiver.items import ArticleItem, DateEvidence, FailureItem, PageItem, Raw
from archiver.normalise import text
from archiver.normalise.dates import OTHER_PAGE, Choice, choose, event_dates, in_url, signature, understand
from archiver.normalise.people import People, people
from archiver.normalise.roles import role_of

AT_ENDS = 4  # paragraphs at either end in which a byline may stand: a copy often has more after the original's last one


class Normalise:
    """Second of the pipelines: title, body, dates and people of an article, and what each was read from."""

    def process_item(self, item: PageItem | FailureItem) -> PageItem | FailureItem:
        """Fill the typed fields of an article; anything else passes."""
        if isinstance(item, ArticleItem):
            item.title = text.tidy_title(item.title_raw.value) if item.title_raw else ""
            item.section = text.clean(item.section_raw.value) if item.section_raw else item.errand.section
            item.paragraphs = [clean for clean in map(text.clean, item.paragraphs) if clean]
            item.body = "\n".join(item.paragraphs)
            item.evidence = _plain_evidence(item)
            self._dates(item)
            self._people(item)
        return item

    @staticmethod
    def _dates(item: ArticleItem) -> None:
        signed = signature(item.paragraphs)
        text_ends = signed.start if signed else len(item.paragraphs)
        shown = [*_own_dates(item), *_outside_evidence(item)]
        if signed:
            shown.append(DateEvidence("signed", signed.date_raw, "text:signature"))
            item.signed_by_raw = Raw(signed.organ_raw, "text:signature") if signed.organ_raw else None
        evidence = understand(_once(shown), captured_at=item.fetched_at)
        choice = choose(evidence, captured_at=item.fetched_at, repost=item.role == "repost")
        item.published_on, item.published_at, item.published_basis = choice.published_on, choice.published_at, choice.basis
        item.dates = [*choice.evidence, *event_dates(item.paragraphs[:text_ends], item.published_on)]
        item.evidence |= _date_evidence(choice)

    @staticmethod
    def _people(item: ArticleItem) -> None:
        labelled = _labelled(item)
        found = people([(label, raw.value) for label, raw in labelled], item.paragraphs[:AT_ENDS], item.paragraphs[-AT_ENDS:])
        item.author, item.editor, item.people = found.author, found.editor, found.people
        rules = {raw.value: raw.rule for _, raw in labelled}
        item.evidence |= {
            name: where
            for name, shown in (("author", item.author_raw), ("editor", item.editor_raw))
            if (where := _origin(name, found, rules, shown))
        }


def _plain_evidence(item: ArticleItem) -> dict[str, Raw]:
    """Of the fields that are read off the page as they stand."""
    listed = Raw(item.errand.section, "list") if item.errand.section else None
    read_by = f"template:{item.template} {item.template_version}" if item.template else "template"
    found = {
        "title": item.title_raw,
        "section": item.section_raw or listed,
        "original_url": item.original_links[0] if item.original_links else None,
        "body": Raw("", read_by) if item.paragraphs else None,
        "image_count": Raw("", read_by),
    }
    return {name: raw for name, raw in found.items() if raw}


def _date_evidence(choice: Choice) -> dict[str, Raw]:
    rows = {"published_on": choice.day_from, "published_at": choice.time_from}
    return {name: Raw(row.raw, row.rule) for name, row in rows.items() if row}


def _own_dates(item: ArticleItem) -> list[DateEvidence]:
    """What the page shows. A repost's link dates the page it names: that row is made of the link, where it is told apart."""
    links = {link.value for link in item.original_links} if item.role == "repost" else set()
    return [row for row in item.dates if not (row.kind == "url" and row.raw in links)]


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


def _once(shown: Iterable[DateEvidence]) -> list[DateEvidence]:
    """Each raw text once in each kind, as first found; another page's apart from this one's."""
    return list({(row.kind, row.raw, row.rule.startswith(OTHER_PAGE)): row for row in reversed(list(shown))}.values())[::-1]


def _labelled(item: ArticleItem) -> list[tuple[str, Raw]]:
    """Labels with the people beside them; the author's and the editor's, too, where the reading has them as fields only."""
    known = {raw.value for _, raw in item.people_raw}
    fields = [(name, raw) for name, raw in (("author", item.author_raw), ("editor", item.editor_raw)) if raw and raw.value not in known]
    return [*((_label(raw, name), raw) for name, raw in fields), *item.people_raw]


def _label(raw: Raw, field: str) -> str:
    """The label that a rule such as ``label:责任编辑`` names; the field itself where the rule tells of no role."""
    label = raw.rule.rpartition(":")[2]
    return label if role_of(label) else field


def _origin(field: str, found: People, rules: dict[str, str], shown: Raw | None) -> Raw | None:
    """What *field* was read from: the words around the names it has, else the label that names nobody."""
    value = (found.author if field == "author" else found.editor) or ""
    named = [person for person in found.people if (person.role == "editor") == (field == "editor") and person.name in value]
    raws = dict.fromkeys(person.raw for person in named)
    if not raws:
        return shown
    where = dict.fromkeys(rules.get(raw, "text:byline") for raw in raws)
    return Raw(" | ".join(raws), " | ".join(where))

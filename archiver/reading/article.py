"""One article, read: container, headline, fields around the text, body; each by what the family knows, else by structure and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from archiver.reading.assets import attachment
from archiver.reading.body import Body, read_body
from archiver.reading.bylines import Byline, closing_byline, is_byline, is_name, opening_byline, photographer
from archiver.reading.container import find_container
from archiver.reading.continuation import next_page
from archiver.reading.dateshape import DATE, ONLY_DATE
from archiver.reading.document import Document, collapse, count_han
from archiver.reading.fields import Fields, read_fields
from archiver.reading.flow import Flow, Line, Span
from archiver.reading.heading import Headline, find_headline
from archiver.reading.meta import meta_dates, meta_section, meta_source
from archiver.reading.model import Found, FoundAsset, FoundDate, Reading
from archiver.reading.words import END, SMALL_PRINT

_ABOVE = 6  # lines above the title that may speak of the article
_BELOW = 14  # lines after the text that may
_LEAST_HAN = 100  # FACTS.md §5: a title and about as many characters, or a picture with a real label line
_ORIGINAL = re.compile(r"(?:点击)?(?:阅读|查看)原文|原文(?:链接|地址|网址|来源)|来源链接")
_ORIGINAL_LABEL = re.compile(r"\W{0,3}原文(?:链接|地址|网址)\s?[:：]")
_ORIGINAL_TITLE = re.compile(r"[（(]?原题为?[:：]?《([^》]{2,120})》[）)]?")


@dataclass(frozen=True, slots=True)
class Family:
    """What a template knows beforehand.

    ``bodies``: names of the text's container (``#id`` or ``.class``), the surest first. ``tags_first``: the source tag of the state's page
    tags is believed before the visible line, for it holds nothing but the source (FACTS.md §1: equal on 93 of 93 pages).
    """

    bodies: Sequence[str] = ()
    tags_first: bool = False


@dataclass(slots=True)
class _Parts:
    flow: Flow
    headline: Headline | None
    body: Body
    span: Span
    above: list[Line]
    head: list[Line]
    foot: list[Line]


def read_article(document: Document, family: Family, container: HtmlElement | None = None) -> Reading:
    """The article on the page, verdict ``article``; or a reading with verdict ``other`` that says why it is none.

    *container* overrides the search for the text's element.
    """
    reading = Reading("other", charset=document.charset, charset_rule=document.charset_rule)
    parts = _parts(document, family, container)
    if parts is None:
        reading.why = "no text that reads like an article"
        return reading
    fields = _fields(parts)
    _fill(document, parts, fields, reading, family.tags_first)
    reading.why = _shortcoming(reading)
    if not reading.why:
        reading.verdict = "article"
        dated = any(date.kind in ("published", "meta") for date in reading.dates)
        reading.missing = [name for name, found in (("date", dated), ("source", reading.source)) if not found]
        reading.next_url = next_page(document, parts.flow.anchors[slice(parts.span.anchors[0], None)])
    return reading


def _parts(document: Document, family: Family, container: HtmlElement | None) -> _Parts | None:
    flow, container = _container(document, family, container)
    if container is None:
        return None
    start, end = flow.spans[container].lines
    headline = find_headline(document, flow, start, end)
    body = read_body(document, flow, container, headline.found.value if headline else "")
    first, last = headline.lines if headline else (max(0, start - _ABOVE), max(0, start - _ABOVE))
    if first >= last:
        first = last = max(0, start - _ABOVE)
    return _Parts(
        flow,
        headline,
        body,
        flow.spans[container],
        flow.lines[max(0, first - _ABOVE) : first],
        flow.lines[min(last, start) : start],
        flow.lines[end : end + _BELOW],
    )


def _container(document: Document, family: Family, given: HtmlElement | None) -> tuple[Flow, HtmlElement | None]:
    """The flow and the text's element in it. Where hardly any text is to be seen, text that a script shows later is looked at, too."""
    flow = document.flow
    container = given if given in flow.spans else None if given is not None else find_container(flow, family.bodies)
    seen = _length(flow, container)
    if seen >= _LEAST_HAN or (container is not None and flow.spans[container].images[0] < flow.spans[container].images[1]):
        return flow, container
    whole = Flow(document.root, hidden=True)
    other = given if given in whole.spans else None if given is not None else find_container(whole, family.bodies)
    return (whole, other) if _length(whole, other) > 3 * seen else (flow, container)


def _length(flow: Flow, container: HtmlElement | None) -> int:
    return 0 if container is None else sum(len(line.text) for line in flow.lines[slice(*flow.spans[container].lines)])


def _fields(parts: _Parts) -> Fields:
    """Below the title first, then what the text's container held, then the foot; above the title only what is still missing."""
    fields = Fields()
    read_fields([*parts.head, *parts.body.head], "head", fields)
    read_fields(parts.body.tail, "foot", fields)
    read_fields(_until_footer(parts.foot), "foot", fields)
    above = Fields()
    read_fields(parts.above, "head", above)
    fields.section = above.section or fields.section
    labelled = [date for date in above.dates if date.kind == "signed" or (not fields.dates and "unlabelled" not in date.rule)]
    fields.dates += labelled
    if not fields.sources and above.dates:
        fields.sources = [source for source in above.sources if not source.rule.startswith("head:.")]
    return fields


def _until_footer(lines: list[Line]) -> list[Line]:
    kept = []
    for line in lines:
        if SMALL_PRINT.search(line.text):
            break
        if not (END.match(line.text) and line.linked):
            kept.append(line)
    return kept


def _source(shown: Found | None, tagged: Found | None, tags_first: bool) -> Found | None:
    return (tagged or shown) if tags_first else (shown or tagged)


def _fill(document: Document, parts: _Parts, fields: Fields, reading: Reading, tags_first: bool) -> None:
    reading.title = parts.headline.found if parts.headline else None
    reading.titles_alt = fields.titles + [Found(note, "note") for note in parts.body.notes]
    reading.section = fields.section or meta_section(document)
    reading.paragraphs = parts.body.paragraphs
    reading.assets = parts.body.assets + _files_below(document, parts)
    reading.dates = _dates(fields.dates, meta_dates(document)) + _signed(parts.body)
    reading.source = _source(next(iter(fields.sources), None), meta_source(document), tags_first)
    reading.editor = next((found for found in fields.editors if found.rule.startswith("foot:")), next(iter(fields.editors), None))
    written = _bylines(document, parts)
    reading.people = fields.people + written
    reading.author = next(iter(fields.authors if fields.authors or written else fields.named), None)
    reading.original_links = _original_links(document, parts, fields)
    _set_original_title_aside(reading)


def _set_original_title_aside(reading: Reading) -> None:
    """``（原题为《…》）`` as the last paragraph is another title, no text."""
    if reading.paragraphs and (match := _ORIGINAL_TITLE.fullmatch(reading.paragraphs[-1])):
        reading.titles_alt.append(Found(match[1], "text:原题为"))
        reading.paragraphs = reading.paragraphs[:-1]


def _bylines(document: Document, parts: _Parts) -> list[tuple[str, Found]]:
    """Who the text itself names: (role as shown, names as shown); role ``author`` where names stand without one."""
    photos = (photographer(text) for text in parts.body.paragraphs if text.endswith(("摄", "摄影", "摄）", "摄)")))
    below_title = [line.text for line in (*parts.head, *parts.body.head)[:3] if is_name(line.text) and line.text in document.title]
    return [
        *((byline.role, Found(byline.names, f"text:{byline.role}")) for byline in _in_text(parts)),
        *(("author", Found(name, "head:below title")) for name in below_title),
        *((photo.role, Found(photo.names, "caption:摄")) for photo in photos if photo),
    ]


def _in_text(parts: _Parts) -> list[Byline]:
    paragraphs = parts.body.paragraphs
    head = [line.text for line in parts.head if len(line.text) <= 40]
    named = [byline for text in [*head, *parts.body.bylines] if (byline := is_byline(text))]
    if paragraphs:
        named += [byline for byline in (opening_byline(paragraphs[0]), closing_byline(paragraphs[-1])) if byline]
    return named


def _dates(shown: list[FoundDate], meta: list[FoundDate]) -> list[FoundDate]:
    """The shown dates, then the tags'. A shown date without its year is left out where a tag has the whole date."""
    whole = [date for date in shown if DATE.search(date.raw)]
    return (whole if whole or any(date.kind == "meta" for date in meta) else shown) + meta


def _signed(body: Body) -> list[FoundDate]:
    """A date alone in one of the last paragraphs: the signature line of a notice."""
    return [FoundDate("signed", text, "text:last lines") for text in body.paragraphs[-3:] if len(text) < 24 and ONLY_DATE.fullmatch(text)]


def _files_below(document: Document, parts: _Parts) -> list[FoundAsset]:
    """Files linked right below the text, where many sites keep their 附件."""
    known = {asset.url for asset in parts.body.assets}
    below = {line.block for line in _until_footer(parts.foot)}
    found = []
    for mark in parts.flow.anchors:
        if mark.line < len(parts.flow.lines) and parts.flow.lines[mark.line].block in below:
            file = attachment(document, mark.element)
            if file is not None and file[0] not in known:
                known.add(file[0])
                found.append(FoundAsset(file[0], "attachment", len(parts.body.paragraphs), file[1]))
    return found


def _original_links(document: Document, parts: _Parts, fields: Fields) -> list[Found]:
    """What the page names as its original: a link called 阅读原文 or the like, or an address after 原文链接."""
    links: dict[str, Found] = {url: Found(url, "label:原文链接") for url in fields.original_texts}
    naming = {number: line.text for number, line in enumerate(parts.flow.lines) if _ORIGINAL.search(line.text)}
    for mark in parts.flow.anchors if naming else ():
        line = naming.get(mark.line)
        text = collapse(mark.element.text_content()) if line else ""
        if line and (_ORIGINAL.search(text) or (len(line) < 200 and _ORIGINAL_LABEL.match(line))):
            url = document.absolute(mark.element.get("href") or "")
            if url.startswith(("http://", "https://")):
                links.setdefault(url, Found(url, f"link:{text[:20]}"))
    return list(links.values())


def _shortcoming(reading: Reading) -> str:
    """Why the page is no article, or the empty string (FACTS.md §5, rule 6)."""
    if reading.title is None or len(reading.title.value) < 2:
        return "no title"
    han = 0
    for paragraph in reading.paragraphs:
        if han < _LEAST_HAN:
            han += count_han(paragraph)
    labelled = any(date.kind == "published" and date.rule != "head:unlabelled" for date in reading.dates) or reading.source is not None
    if han < _LEAST_HAN and not (labelled and (reading.assets or han)):
        return f"only {han} characters of text, and no label line"
    return ""

"""A link of a list and its row: the title in full, whether it is a title at all, and the date beside it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from lxml.html import HtmlElement

from archiver.reading.dateshape import DATE, SHORT_DATE
from archiver.reading.document import collapse

WRAPPERS = frozenset("font b strong em i u big small nobr center tbody mark".split())  # noqa: SIM905
ROWS = frozenset("li tr td dd dt p a article option h1 h2 h3 h4 h5 h6".split())  # noqa: SIM905
_BLOCKS = frozenset("li tr td dd dt p article section div h1 h2 h3 h4 h5 h6".split())  # noqa: SIM905
_INLINE = WRAPPERS | {"span", "label", "a"}
_TAG_LINK = re.compile(r"[\[【(（〔][^\]】)）〕]{1,10}[\]】)）〕]")
_CUT = ("…", "...", "．．．")
_PER_ROW = 3  # links of one kind in a row: a category, a title, a second title
_SHORT_TITLE = 6  # characters: beside a longer link in its row this is a category, not a title
_DATE_NEARBY = 60  # characters of text around a link in which its date is looked for


@dataclass(slots=True)
class Link:
    """A link with its title. ``spoken``: its words are on the page, not in an attribute; ``shown``: how many characters of it are."""

    element: HtmlElement
    url: str
    text: str
    spoken: bool
    shown: int
    date_raw: str | None = None


def title_of(link: HtmlElement) -> tuple[str, bool, str | None]:
    """(title, whether it is visible, a date inside the link). A cut title is taken from the ``title`` attribute."""
    text, date_raw = _without_date(_heading_text(link) or collapse(link.text_content()))
    full = collapse(link.get("title") or "")
    if not text:
        images = (collapse(image.get("alt") or "") for image in link.iter("img"))
        return full or next(filter(None, images), ""), False, date_raw
    if text.endswith(_CUT) and len(full) > len(text.rstrip("….．")) and full[:4] == text[:4]:
        return full, True, date_raw
    return text, True, date_raw


def _heading_text(link: HtmlElement) -> str:
    """The heading of a card: a link around a title, a date and a standfirst."""
    for element in link.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        return collapse(element.text_content())
    return ""


def _without_date(text: str) -> tuple[str, str | None]:
    """(text, date) of a link text that begins or ends with a whole date."""
    for date in DATE.finditer(text):
        before, after = text[: date.start()].rstrip(" [(（【"), text[date.end() :].lstrip(" ])）】")
        if not before or not after:
            return (before or after), date[0]
    return text, None


def row_of(link: HtmlElement, counts: Counter[HtmlElement], total: int) -> HtmlElement:
    """The largest element around *link* that holds no other row's links."""
    row, tags = link, _BLOCKS if total == 1 else ROWS
    for above in link.iterancestors():
        if above.tag in ("body", "html"):
            break
        if counts[above] == total and above.tag not in _INLINE and not (total <= _PER_ROW and _is_row(above, row, tags)):
            break
        if counts[above] == counts[row] or (counts[above] <= _PER_ROW and _is_row(above, row, _BLOCKS)):
            row = above
        elif above.tag in _BLOCKS:
            break
    return row


def _is_row(above: HtmlElement, inner: HtmlElement, tags: frozenset[str]) -> bool:
    """True for the first element of *tags* around a link, and for the table row around its cell."""
    return above.tag in tags and (inner.tag not in tags or inner.tag == "a" or above.tag == "tr")


def titles(links: list[Link]) -> list[Link]:
    """The links of a row that are titles: a short or bracketed one beside a longer one is its category."""
    longest = max(len(link.text) for link in links)
    titles = [link for link in links if len(link.text) > _SHORT_TITLE and not _TAG_LINK.fullmatch(link.text)]
    return titles if titles and longest > _SHORT_TITLE else links


def dated(links: list[Link], text: str) -> list[tuple[Link, str | None]]:
    """Each of a row's links with its date: the only one of the row, or the one at the same place among as many."""
    rest = text
    for link in links:
        rest = rest.replace(link.text, "\n", 1)
    dates = [date[0] for date in DATE.finditer(rest)] or [date[0] for date in SHORT_DATE.finditer(rest)]
    if len(links) == 1:
        return [(links[0], dates[0] if dates else None)]
    return [(link, dates[index] if len(dates) == len(links) else None) for index, link in enumerate(links)]


def date_in(text: str) -> str | None:
    """The first date in *text* as shown, a full one before one without a year."""
    found = DATE.search(text) or SHORT_DATE.search(text)
    return found[0] if found else None


def text_beside(row: HtmlElement, *, forward: bool) -> str:
    """The text between *row* and the next link, or the one before it."""
    text = (row.tail or "") if forward else ""
    for sibling in row.itersiblings(preceding=not forward):
        if not forward:
            text = f"{sibling.tail or ''} {text}"
        if len(text) > _DATE_NEARBY or sibling.tag == "a" or (isinstance(sibling.tag, str) and sibling.find(".//a") is not None):
            break
        if isinstance(sibling.tag, str):
            inner = collapse(sibling.text_content())[:_DATE_NEARBY]
            text = f"{text} {inner} {sibling.tail or ''}" if forward else f"{inner} {text}"
    else:
        if not forward and (parent := row.getparent()) is not None:
            text = f"{parent.text or ''} {text}"
    return collapse(text)

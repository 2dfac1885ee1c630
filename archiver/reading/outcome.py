"""What a page is after a template has read it: an article, a list read amiss as one, or neither."""

from __future__ import annotations

from archiver.reading.document import Document, count_han
from archiver.reading.hosts import path_of
from archiver.reading.lists import Listing, read_list
from archiver.reading.model import Found, Reading
from archiver.reading.site import REWRITABLE, SELF, Site

_ARTICLE_HAN = 100  # Chinese characters of an article that shows neither date, image nor file (FACTS.md §5, rule 6)
_NOTICE_HAN = 15  # of one with a date: notices are short
_SHORT_ARTICLE = 600  # characters: a longer text is no list read amiss


def settled(document: Document, role: str, reading: Reading, site: Site | None) -> Reading:
    """*reading* as it is to be kept: no article without title and text, a list where it is one, the site's rewrites done."""
    if reading.verdict == "article" and not _is_article(reading):
        reading = Reading("other", "no title with a text", template=reading.template, template_version=reading.template_version)
    if reading.verdict == "other" or (reading.verdict == "article" and _chars(reading) < _SHORT_ARTICLE):
        reading = as_list(document, role, instead_of=reading) or reading
    if reading.verdict == "article" and site is not None:
        _rewrite(reading, site)
    return reading


def as_list(document: Document, role: str, instead_of: Reading | None = None) -> Reading | None:
    """The page as a list, if it is one and outweighs the article; a list that came instead of an article is a redirect."""
    listing = read_list(document)
    if listing is None or (instead_of is not None and instead_of.verdict == "article" and not _outweighs(listing, instead_of)):
        return None
    asked = document.page.asked_url or document.page.url
    if role in ("original", "repost") and path_of(asked) != path_of(document.page.url):
        return Reading("redirected_home", why=f"redirected to the list {document.page.url}")
    return listing.reading(document)


def _is_article(reading: Reading) -> bool:
    """True for a title with a text: some Chinese characters, or fewer beside a date, a picture or a file."""
    if reading.title is None or not reading.title.value:
        return False
    han = sum(map(count_han, reading.paragraphs))
    dated = any(date.kind in ("published", "portal") for date in reading.dates)
    return bool(reading.assets) or han >= (_NOTICE_HAN if dated else _ARTICLE_HAN)


def _chars(reading: Reading) -> int:
    return sum(len(text) for text in reading.paragraphs)


def _outweighs(listing: Listing, article: Reading) -> bool:
    """True where what was read as a short article is a list: more words in titles than in the text, and a pager or no date."""
    if any(date.kind == "portal" for date in article.dates):
        return False  # a portal's page was told apart by its words
    titles = sum(len(link.title) for link in listing.items)
    return titles > _chars(article) and (listing.pager.found or not article.dates)


def _rewrite(reading: Reading, site: Site) -> None:
    """Exact strings that mean something else on this site; the string as shown stays in the rule."""
    for name in REWRITABLE:
        found: Found | None = getattr(reading, name)
        meant = site.rewrite.get(name, {}).get(found.value) if found else None
        if found and meant is not None:
            setattr(reading, name, Found(site.name if meant == SELF else meant, f"{found.rule}|rewrite:{found.value}"))

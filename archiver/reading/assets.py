"""Which images and files belong to an article: not the spacers, icons, codes and buttons."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from archiver.reading.document import Document, collapse

# Where pages keep the true address of an image that loads late; src last, for it may be a placeholder.
_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-url", "data-actualsrc", "original", "uploadpic", "src", "oldsrc")
_NO_PICTURE = re.compile(
    r"(?:^|[/_.-])(?:icons?|ico|logo|qr(?:code)?|ewm|erweima|weixin|wechat|wx|share|fenxiang|spacer|blank|dot|arrow|loading|next_?page|pre_?page|prev|end|btn|button|bg|avatar"
    r"|c|space|pixel|transparent|zan|close|print|play|rss|email)\d{0,2}(?:[_-][^/]{0,30})?\.(?:gif|png|jpe?g|svg|webp|ico)$|/(?:css\d*|skins?|themes?|emoji|expression|fileico|icons?)/",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|ofd|wps|et|zip|rar|7z|txt|csv)$", re.IGNORECASE)
# Handlers that answer with a file: Hanweb, VSB (FACTS.md §2, domain/cms_families.tsv).
_HANDLER = re.compile(
    r"/module/download/downfile\.jsp|/download\.jsp\?.*DownloadAttachUrl|/virtual_attach_file\.vsb|/system/_content/download", re.IGNORECASE
)
_MAYBE_FILE = re.compile(rf"{_FILE.pattern[:-1]}|download|attach", re.IGNORECASE)  # asked of the bare href, before it is resolved
_SMALLEST = 60  # pixels: what declares both its sides smaller is an icon


def image(document: Document, element: HtmlElement) -> str:
    """The absolute URL of a picture, or the empty string for what is none."""
    source = next((value.strip() for name in _SOURCES if (value := element.get(name)) and not value.strip().startswith("data:")), "")
    url = document.absolute(source) if source else ""
    if not url.startswith(("http://", "https://")) or _is_small(element):
        return ""
    return "" if _NO_PICTURE.search(urlsplit(url).path) else url


def _is_small(element: HtmlElement) -> bool:
    sides = [
        int(value) for name in ("width", "height") if (value := (element.get(name) or "").removesuffix("px")).isdecimal() and len(value) < 6
    ]
    return bool(sides) and max(sides) <= _SMALLEST


def attachment(document: Document, element: HtmlElement) -> tuple[str, str] | None:
    """(absolute URL, name as shown) where the link leads to a file."""
    href = element.get("href") or ""
    if not _MAYBE_FILE.search(href):
        return None
    url = document.absolute(href)
    if not url.startswith(("http://", "https://")):
        return None
    parts = urlsplit(url)
    if not (_FILE.search(parts.path) or _FILE.search(parts.query) or _HANDLER.search(url)):
        return None
    return url, collapse(element.text_content()) or collapse(element.get("title") or "")

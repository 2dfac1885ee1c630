"""Is this page what was asked for? What must never become an article, by FACTS.md §5: status first, then marks with their guards."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from archiver.reading import phrases, signatures
from archiver.reading.document import Document
from archiver.reading.hosts import host_of, is_official, path_of
from archiver.reading.payload import kind_of

_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|ofd|wps|et|zip|rar|7z|jpe?g|png|gif|bmp|webp|mp[34])$", re.IGNORECASE)
_HOME = re.compile(r"/(?:(?:index|default|home|main)(?:\.[a-z]{2,5})?)?", re.IGNORECASE)
_ERROR_PAGE = re.compile(r"/(?:404|error|notfound|err404)(?:/|\.[a-z]{2,5})?$", re.IGNORECASE)
_JUMP_HOME = re.compile(r"""location(?:\.href)?\s{0,9}=\s{0,9}["'](?:https?://[^/"']{1,80})?/?["']""")
_META_HOME = re.compile(r"""http-equiv\s{0,9}=\s{0,9}["']?refresh["']?[^<>]{0,80}url\s{0,9}=\s{0,9}["']?/["'\s>]""", re.IGNORECASE)
_GOES_ON = re.compile(r"location|window\.open|\.reload\(|\.submit\(")
_SHELL = re.compile(r"""<\w{1,20}\b[^<>]{0,200}\bid\s{0,9}=\s{0,9}["']?(?:app|root|__next|__nuxt|q-app)["'\s>]""", re.IGNORECASE)
_PASSWORD = re.compile(r"""type\s{0,9}=\s{0,9}["']?password""", re.IGNORECASE)
_LOGIN = re.compile(r"统一身份认证|单点登录")
_GLOSSED = re.compile(r"[\u4e00-\u9fff]\([a-z\u00e0-\u01dc\u0251\u0261]{1,7} ?\)")  # 網(wǎng)絡(luò ): text spun by a spam farm
_BRANDED = re.compile(r"人民[\u4e00-\u9fff]{0,4}(?:\d{2,5}|[A-Za-z]{2,12})[\u4e00-\u9fff]{0,8}院")  # 检察 replaced by a betting brand
_BETTING = ("博彩", "娱乐城", "投注", "购物平台", "真人荷官", "六合彩", "时时彩", "棋牌", "彩票平台", "赌场", "bet365")

_GLOSSES = 20  # glossed characters on a page of spun text
_SHELL_TEXT = 120
_LOGIN_TEXT = 600


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a page is not to be read. ``verdict`` is of the contract's list; ``why`` is in words for a person."""

    verdict: str
    why: str


def judge(document: Document, asked_url: str = "") -> Verdict | None:
    """What the page is instead of an article or a list; None where it may be either. *asked_url* is the one before redirects."""
    asked = asked_url or document.page.asked_url or document.page.url
    return next((verdict for rule in _RULES if (verdict := rule(document, asked)) is not None), None)


def _by_status(document: Document, asked: str) -> Verdict | None:
    status = document.page.status
    if 200 <= status < 300:
        return None
    if status in (404, 410):
        return Verdict("gone", f"HTTP {status}")
    if status == 304:
        return Verdict("revisit", "HTTP 304")
    if found := signatures.find(document):
        return Verdict(found.verdict, f"{found.vendor}, HTTP {status}")
    if status in signatures.BARRED:
        return Verdict("blocked", ", ".join(filter(None, [signatures.vendor(document), f"HTTP {status}"])))
    return Verdict("unreadable", f"HTTP {status}")


def _not_html(document: Document, asked: str) -> Verdict | None:
    """The first bytes beat the Content-Type: PDF often comes as octet-stream."""
    kind = kind_of(document)
    if kind == "html":
        return None
    if kind == "empty":
        return Verdict("unreadable", "empty body")
    if _asks_for_file(asked) and kind not in ("text", "json", "xml"):
        return Verdict("asset", kind)
    return Verdict("wrong_type", f"{kind} where a page was asked for")


def _cut_short(document: Document, asked: str) -> Verdict | None:
    page = document.page
    if page.truncated:
        return Verdict("truncated", f"cut after {len(page.body)} bytes")
    length = page.headers.get("content-length", "")
    announced = int(length) if length.isascii() and length.isdigit() and "content-encoding" not in page.headers else 0
    if announced > len(page.body) and "</html" not in document.html[-2_000:].lower():
        return Verdict("truncated", f"{len(page.body)} of {announced} bytes")
    return None


def _challenged(document: Document, asked: str) -> Verdict | None:
    found = signatures.find(document)
    return Verdict(found.verdict, found.vendor) if found else None


def _script_alone(document: Document, asked: str) -> Verdict | None:
    """Nothing to read: a script that sets a cookie and comes again, one that goes home, or one that would draw the page."""
    text, html = document.visible_text, document.html
    if len(text) > _SHELL_TEXT:
        return None
    if not text and "cookie" in html and _GOES_ON.search(html):
        return Verdict("challenge", "nothing but a script that sets a cookie and loads again")
    if path_of(asked) != "/" and (_JUMP_HOME.search(html) or _META_HOME.search(html)):
        return Verdict("soft_404", "nothing but a jump to the home page")
    if _SHELL.search(html):
        return Verdict("requires_render", "an empty shell that a script fills")
    if not text and not document.root.xpath("boolean(//img|//iframe|//frame|//embed|//object)") and "<datastore" not in html:
        return Verdict("requires_render", "a script and no text") if "<script" in html.lower() else Verdict("unreadable", "no text")
    return None


def _says_it_is_not_here(document: Document, asked: str) -> Verdict | None:
    if document.page.url != asked and _ERROR_PAGE.search(path_of(document.page.url)):
        return Verdict("soft_404", f"redirected to {path_of(document.page.url)}")
    found = phrases.find(document)
    return Verdict(found.verdict, f"{found.why}: {found.phrase}") if found else None


def _wants_a_login(document: Document, asked: str) -> Verdict | None:
    text = document.visible_text
    if len(text) > _LOGIN_TEXT or signatures.has_label_line(document):
        return None
    if _PASSWORD.search(document.html) or _LOGIN.search(document.title) or _LOGIN.search(text[:200]):
        return Verdict("blocked", "login")
    return None


def _html_for_file(document: Document, asked: str) -> Verdict | None:
    return Verdict("wrong_type", "html where a file was asked for") if _asks_for_file(asked) else None


def _garbled(document: Document, asked: str) -> Verdict | None:
    """Text destroyed before it was sent, or so much of it undecodable that nothing is to be relied on."""
    lost = document.decoded.replaced
    if lost > 10 and lost * 10 > max(document.han, 1):
        return Verdict("unreadable", f"{lost} characters cannot be decoded as {document.charset}")
    spoilt = document.visible_text.count("锟斤拷") * 3
    return Verdict("unreadable", "mojibake: 锟斤拷") if spoilt and spoilt * 10 > document.han else None


def _spam(document: Document, asked: str) -> Verdict | None:
    """Spun text, and clones of official sites on foreign hosts in which betting brands stand for 检察."""
    if document.visible_text.count("(") >= _GLOSSES and len(_GLOSSED.findall(document.visible_text)) >= _GLOSSES:
        return Verdict("other", "spam: text glossed with pinyin")
    if is_official(host_of(document.page.url)):
        return None
    said = " ".join([document.title, *document.meta.get("keywords", []), *document.meta.get("description", [])])
    if _BRANDED.search(said) or len(_BRANDED.findall(document.visible_text)) >= 2 or sum(word in said for word in _BETTING) >= 3:
        return Verdict("other", "spam: a clone that advertises betting")
    return None


def _went_home(document: Document, asked: str) -> Verdict | None:
    final = document.page.url
    if final != asked and _is_home(final) and not _is_home(asked):
        return Verdict("redirected_home", f"redirected to {final}")
    return None


def _is_home(url: str) -> bool:
    return _HOME.fullmatch(path_of(url)) is not None and "?" not in url


def _asks_for_file(url: str) -> bool:
    """True for /a/P0201.pdf and for downfile.jsp?filename=a.pdf."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return any(_FILE.search(unquote(part)) for part in (parts.path, *parts.query.split("&")))


_RULES: tuple[Callable[[Document, str], Verdict | None], ...] = (
    _by_status,
    _not_html,
    _cut_short,
    _challenged,
    _script_alone,
    _says_it_is_not_here,
    _wants_a_login,
    _html_for_file,
    _garbled,
    _spam,
    _went_home,
)

"""Bytes → text: strict UTF-8 first, else what the page says, else gb18030. Nothing is lost silently: every U+FFFD is counted."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass

from w3lib.encoding import http_content_type_encoding, resolve_encoding

# The 20 two-byte cells in which Python's gb18030 (2000) differs from the WHATWG index: private use → the assigned character.
_WHATWG_CELLS = {
    0xE5E5: 0x3000,
    **dict(zip(range(0xE78D, 0xE797), (0xFE10, 0xFE12, 0xFE11, *range(0xFE13, 0xFE1A)), strict=True)),
    0xE7C7: 0x1E3F,
    **dict(zip((0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE832, 0xE843, 0xE854, 0xE864), range(0x9FB4, 0x9FBC), strict=True)),
}
_CELLS = re.compile(f"[{''.join(map(chr, _WHATWG_CELLS))}]")

# Names a server or an editor writes without meaning them: any bytes at all decode in them.
_SAYS_NOTHING = frozenset({"ascii", "cp1252", "iso8859-1", "latin-1"})
_META_CHARSET = re.compile(rb"""<meta\b[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.IGNORECASE)
_META_WINDOW = 16_384  # bytes in which a charset is looked for; the standard's 1,024 are too few for pages that open with scripts
_UNICODE_BOMS = (("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE))


@dataclass(frozen=True, slots=True)
class Decoded:
    """``rule`` is one of bom, ascii, utf8, header, meta, fallback; ``replaced`` the number of U+FFFD in ``text``."""

    text: str
    charset: str
    rule: str
    replaced: int


def _whatwg_error(error: UnicodeError) -> tuple[str, int]:
    """Where decoding goes on after an error, as in the Encoding Standard (gb18030 decoder): an ASCII byte is never swallowed."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    data, at = error.object, error.start
    lead, rest = data[at], data[at + 1 : at + 4]
    if lead == 0x80:
        return "€", at + 1
    if lead == 0xFF:
        return "\ufffd", at + 1
    if not rest:
        return "\ufffd", len(data)
    if 0x30 <= rest[0] <= 0x39:
        return "\ufffd", at + _bad_four_bytes(rest)
    return "\ufffd", at + (1 if rest[0] < 0x80 else 2)


def _bad_four_bytes(rest: bytes) -> int:
    """How many bytes a lead and the *rest* (its digit and up to two more) use up as one error."""
    if len(rest) == 1 or (len(rest) == 2 and 0x81 <= rest[1] <= 0xFE):
        return 1 + len(rest)  # the input ends inside the character
    if 0x81 <= rest[1] <= 0xFE and 0x30 <= rest[2] <= 0x39:
        return 4  # well formed, but no character
    return 1


codecs.register_error("whatwg-gb18030", _whatwg_error)


def decode(body: bytes, headers: Mapping[str, str] | None = None) -> Decoded:
    """Decode a page's *body*; *headers* have lower-case names. Never raises; never guesses from frequencies.

    Where the page does not say otherwise, UTF-8 that is sound but for a few bytes stays UTF-8: a page cut inside a character.
    """
    for name, mark in _UNICODE_BOMS:
        if body.startswith(mark):
            return _decoded(body[len(mark) :].decode(name, "replace"), name, "bom")
    try:
        return Decoded(body.decode("utf-8"), "utf-8", "ascii" if body.isascii() else "utf8", 0)
    except UnicodeDecodeError:  # not strict UTF-8: ask the page
        return _decode_as_said(body, headers or {})


def _decode_as_said(body: bytes, headers: Mapping[str, str]) -> Decoded:
    """*body* is no strict UTF-8: the header's charset, then the meta element's, each only if the bytes bear it out."""
    for charset, rule in _said(body, headers):
        if charset == "utf-8" and _mostly_utf8(body):
            return _decoded(body.decode("utf-8", "replace"), charset, rule)
        if charset == "gb18030":
            return _decoded(_gb18030(body), charset, rule)
        if charset not in ("utf-8", "gb18030"):
            try:
                return _decoded(body.decode(charset), charset, rule)
            except (UnicodeDecodeError, LookupError):
                continue  # the bytes are not what the page says
    if _mostly_utf8(body):
        return _decoded(body.decode("utf-8", "replace"), "utf-8", "fallback")
    return _decoded(_gb18030(body), "gb18030", "fallback")


def _said(body: bytes, headers: Mapping[str, str]) -> list[tuple[str, str]]:
    """(codec, rule) as header and meta name them; w3lib maps gb2312, gbk, x-gbk … to gb18030."""
    said = [(http_content_type_encoding(headers.get("content-type")), "header")]
    said += [(resolve_encoding(found.decode("ascii", "replace")), "meta") for found in _META_CHARSET.findall(body[:_META_WINDOW])]
    return [(charset, rule) for charset, rule in said if charset and charset not in _SAYS_NOTHING and not charset.startswith("utf-16")]


def _mostly_utf8(body: bytes) -> bool:
    """True where at most one in twenty of the characters beyond ASCII is broken as UTF-8; GBK text breaks nearly all of them."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond = sum(1 for char in text if char > "\x7f")
    return broken * 20 <= beyond


def _gb18030(body: bytes) -> str:
    text = body.decode("gb18030", "whatwg-gb18030")
    return _CELLS.sub(lambda cell: chr(_WHATWG_CELLS[ord(cell[0])]), text)


def _decoded(text: str, charset: str, rule: str) -> Decoded:
    return Decoded(text, charset, rule, text.count("\ufffd"))

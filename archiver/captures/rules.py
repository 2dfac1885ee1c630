"""What WARC 1.1 demands of the named fields of a record, beyond its bytes being whole. The first rule that is broken is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping

from archiver.captures import parse

_MANDATORY = ("warc-record-id", "warc-type", "warc-date")  # §4; Content-Length is held by ``parse``
_ABOUT_A_TARGET = frozenset({"response", "resource", "request", "revisit", "conversion", "continuation"})  # §5.10
_ONCE = frozenset(  # §4: no field may be repeated but WARC-Concurrent-To; of fields that the standard does not know nothing is said
    {
        *("warc-type", "warc-record-id", "warc-date", "content-length", "content-type", "warc-target-uri", "warc-block-digest"),
        *("warc-payload-digest", "warc-ip-address", "warc-refers-to", "warc-refers-to-target-uri", "warc-refers-to-date"),
        *("warc-truncated", "warc-warcinfo-id", "warc-filename", "warc-profile", "warc-identified-payload-type"),
        *("warc-segment-number", "warc-segment-origin-id", "warc-segment-total-length"),
    }
)
_FIELDS = "application/warc-fields"
_LESS_THAN_AN_INSTANT = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")  # §5.4 allows a year, month or day alone
_NAMED = re.compile(rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+:|[ \t]")  # a field or its continuation (§4, grammar)

_Named = Mapping[str, str]  # the fields by lower-case name


def broken(fields: parse.Fields, block: bytes) -> str | None:
    """The rule that the record breaks, in one line; None where it keeps all of them."""
    named = {name.lower(): value.strip() for name, value in fields.fields}
    if len(named) < len(fields.fields) and (said := _repeated(fields)):
        return said
    return next((said for rule in _RULES if (said := rule(fields.kind, named, block))), None)


def _repeated(fields: parse.Fields) -> str | None:
    counts = Counter(name.lower() for name, _ in fields.fields)
    twice = next((name for name in counts if counts[name] > 1 and name in _ONCE), None)
    return f"field {twice} stands there {counts[twice]} times" if twice else None


def _missing(kind: str, named: _Named, _block: bytes) -> str | None:
    wanted = (*_MANDATORY, "warc-target-uri") if kind in _ABOUT_A_TARGET else _MANDATORY
    name = next((name for name in wanted if not named.get(name)), None)
    return f"field {name} is missing" if name else None


def _date(_kind: str, named: _Named, _block: bytes) -> str | None:
    text = named["warc-date"]
    known = parse.read_date(text) is not None or _LESS_THAN_AN_INSTANT.fullmatch(text)
    return None if known else f"WARC-Date {text[:40]!r} is no date"


def _content_type(kind: str, named: _Named, block: bytes) -> str | None:
    """§5.6: a block has a Content-Type, but for a continuation's; §6.2: a warcinfo's is ``application/warc-fields``."""
    said = named.get("content-type", "").partition(";")[0].strip().lower()
    if not block or kind == "continuation":
        return None
    if not said:
        return "a block without a Content-Type"
    return f"a warcinfo record of type {said[:60]}" if kind == "warcinfo" and said != _FIELDS else None


def _segment(kind: str, named: _Named, _block: bytes) -> str | None:
    """§5.18: the first segment is number 1 of any other kind, all further ones are continuations that name it."""
    number = named.get("warc-segment-number", "")
    if kind == "continuation":
        if not (number.isascii() and number.isdigit() and int(number[:9]) > 1):
            return f"a continuation with the segment number {number[:20]!r}"
        return None if named.get("warc-segment-origin-id") else "a continuation without WARC-Segment-Origin-ID"
    return f"segment number {number[:20]!r} of a {kind} record" if number and number != "1" else None


def _named_fields(kind: str, named: _Named, block: bytes) -> str | None:
    """§4, §6.2: a block of ``application/warc-fields`` holds nothing else, each in a line of its own."""
    if kind != "warcinfo" or not named.get("content-type", "").lower().startswith(_FIELDS):
        return None
    lines = block.rstrip(b"\r\n").split(b"\r\n")
    wrong = next((line for line in lines if line and not _NAMED.match(line)), None)
    return None if wrong is None else f"a line that is no named field: {wrong[:40].decode('utf-8', 'replace')!r}"


_RULES: tuple[Callable[[str, _Named, bytes], str | None], ...] = (_missing, _date, _content_type, _segment, _named_fields)

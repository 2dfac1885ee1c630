"""The host of a URL as the URL Standard (url.spec.whatwg.org, "host parsing") reads it, for http and https only.

Stricter than the standard where no machine could answer: empty labels, labels over 63 and names over 253 characters are refused.
"""

from __future__ import annotations

import re
import unicodedata
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import unquote_to_bytes

import idna

from archiver.errors import NotUnderstood

_FORBIDDEN = re.compile(r"[\x00-\x20\x7f#/:<>?@\[\\\]^|%]")
_NUMBER = re.compile(r"0[xX][0-9A-Fa-f]*|[0-9]+")
_JOINERS = frozenset("\u200c\u200d")


def parse_host(raw: str) -> str:
    """The ASCII form of *raw*: lower case, IDNA, full-width dots, percent-encoding, odd IPv4 and IPv6 forms resolved.

    An IPv6 address keeps its brackets. Raises ``NotUnderstood`` for what is no host.
    """
    if raw.startswith("["):
        return _ipv6(raw)
    host = _to_ascii(_percent_decoded(raw)).removesuffix(".")
    if _FORBIDDEN.search(host):
        raise NotUnderstood(f"a host with a forbidden character: {raw[:80]!r}")
    labels = host.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return _ipv4(labels, raw)
    if len(host) > 253 or any(not 0 < len(label) <= 63 for label in labels):
        raise NotUnderstood(f"a host with an empty or overlong label: {raw[:80]!r}")
    return host


def _percent_decoded(raw: str) -> str:
    if "%" not in raw:
        return raw
    try:
        return unquote_to_bytes(raw).decode("utf-8")
    except UnicodeError as error:
        raise NotUnderstood(f"a host that is no UTF-8: {raw[:80]!r}") from error


def _to_ascii(host: str) -> str:
    if host.isascii():
        return host.lower()
    if len(host) > 1000:
        raise NotUnderstood("a host of over 1,000 characters")
    try:
        mapped = idna.uts46_remap(host, std3_rules=False, transitional=False)
        return ".".join(_label_to_ascii(label) for label in mapped.split("."))
    except UnicodeError as error:  # IDNAError is one
        raise NotUnderstood(f"a host that is no domain name: {host[:80]!r}") from error


def _label_to_ascii(label: str) -> str:
    if label.isascii():
        return label
    if unicodedata.category(label[0]).startswith("M") or _JOINERS.intersection(label):
        raise NotUnderstood(f"a host label that no registry accepts: {label[:80]!r}")
    return "xn--" + label.encode("punycode").decode("ascii")


def _ipv6(raw: str) -> str:
    if not raw.endswith("]") or "%" in raw:
        raise NotUnderstood(f"no IPv6 address: {raw[:80]!r}")
    try:
        return f"[{IPv6Address(raw[1:-1]).compressed}]"
    except AddressValueError as error:
        raise NotUnderstood(f"no IPv6 address: {raw[:80]!r}") from error


def _ipv4(labels: list[str], raw: str) -> str:
    """The dotted form of one to four numbers, each decimal, octal (``0…``) or hexadecimal (``0x…``); the last fills what is left."""
    numbers = [_number(label) for label in labels]
    room = 256 ** (5 - len(numbers))
    if len(numbers) > 4 or any(number > 255 for number in numbers[:-1]) or numbers[-1] >= room:
        raise NotUnderstood(f"no IPv4 address: {raw[:80]!r}")
    value = numbers[-1] + sum(number * 256 ** (3 - place) for place, number in enumerate(numbers[:-1]))
    return str(IPv4Address(value))


def _number(label: str) -> int:
    if not _NUMBER.fullmatch(label) or len(label) > 64:
        raise NotUnderstood(f"no number of an IPv4 address: {label[:80]!r}")
    try:
        if label[:2].lower() == "0x":
            return int(label[2:] or "0", 16)
        return int(label, 8 if label.startswith("0") else 10)
    except ValueError as error:
        raise NotUnderstood(f"no number of an IPv4 address: {label[:80]!r}") from error

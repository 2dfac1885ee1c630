"""Other projects' URL suites. Where our rule is another on purpose, the table beside the test says which and why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from archiver.errors import NotUnderstood
from archiver.normalise.urls import canonical

# urlcanon canonicalises whatever it is given; these are addresses that we refuse to ask.
REFUSED = {
    "a user name or password": ("@",),
    "no scheme, so no URL": ("www.google.com", "%20leadingspace.com/", "foo.com", "www12.foo.com"),
    "a blank, a control or a percent sign in the host": ("http:%", "http:/%", "http://%", "http:// ", "http://\x01", "http://host%23"),
    "an empty label in the host": ("%2e", "google.com..."),
    "numbers that are no IPv4 address": ("http://09/",),
}
DIFFERENT = {
    "http://www.flickr.com/photos/36050182@N05/": "paths are told apart by case",
    "http://example.com/foo?c=5&&a=1&B=3&A=2&b=4&C=6&": "names of parameters are told apart by case",
    "http://www12.foo.com/": "www12. may be another site",
    "https://www12.foo.com/": "www12. may be another site",
    "http://www232.chub.org:8080/foo": "www232. may be another site",
}


def _load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _key(url: str) -> str | None:
    try:
        return canonical(url).key
    except NotUnderstood:
        return None


def _text(latin: str) -> str:
    """The suite writes bytes as Latin-1 characters."""
    try:
        return latin.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return latin


@pytest.mark.parametrize("suite", ["semantic_precise", "aggressive"])
def test_urlcanon_pairs_are_one_document(shared: Path, suite: str) -> None:
    pairs = {
        _text(one): other for one, other in _load(shared / f"suites/urlcanon/{suite}.json").items() if other.startswith(("http:", "https:"))
    }
    accepted = {one: other for one, other in pairs.items() if _key(one) is not None}
    unexplained = [one for one in pairs if one not in accepted and not any(mark in one for marks in REFUSED.values() for mark in marks)]
    assert unexplained == []
    different = [one for one, other in accepted.items() if _key(one) != _key(other) and one not in DIFFERENT and "\x91" not in one]
    assert different == []
    print(f"urlcanon {suite}: {len(accepted) - len(set(accepted) & set(DIFFERENT))} of {len(accepted)} http(s) pairs one document")


def test_urlcanon_idempotence(shared: Path) -> None:
    for name in ("idempotence", "semantic_precise", "aggressive", "parsing"):
        for url in map(_text, _load(shared / f"suites/urlcanon/{name}.json")):
            key = _key(url)
            assert key is None or _key(canonical(url).url) == key, url


def test_urlcanon_odd_ipv4(shared: Path) -> None:
    for host, address in _load(shared / "suites/urlcanon/funky_ipv4.json").items():
        # What is no address may still be a name (0000xa).
        assert _key(f"http://{host}/") in ((f"{address}/",) if address else (None, f"{host}/")), host


# Joining a link to its page is the reader's part, done with urljoin, which follows RFC 3986 in these.
JOINED_OTHERWISE = {
    "\\x",
    "\\\\x\\hello",
    "http:\\\\foo.com\\",
    "http:\\\\a\\b:c\\d@foo.com\\",
    "///test",
    "///\\//\\//test",
    "///example.org/path",
}
# Valid by the standard, and refused here: names with an empty label.
STRICTER = {"http://./", "http://../", "http://foo.09.."}


def test_whatwg_urls(shared: Path) -> None:
    entries = [entry for entry in _load(shared / "suites/whatwg-url/urltestdata.json") if isinstance(entry, dict) and "input" in entry]
    refused = right = 0
    for entry in entries:
        try:
            url = urljoin(entry["base"], entry["input"]) if entry.get("base") else entry["input"]
        except ValueError:
            url = entry["input"]
        if entry.get("failure"):
            assert _key(url) is None, entry
            refused += 1
        elif entry["href"].startswith(("http:", "https:")) and not (entry.get("username") or entry.get("password")):
            if entry["input"] in JOINED_OTHERWISE | STRICTER:
                continue
            assert _key(url) == _key(entry["href"]) is not None, entry
            right += 1
        elif not entry["href"].startswith(("http:", "https:")):
            assert _key(entry["href"]) is None
    print(f"whatwg-url: {refused} must-fail refused, {right} http(s) URLs one document with their href")
    assert refused > 250
    assert right > 200


# How an assertion of w3lib or courlan differs from our rule on purpose.
OURS = {
    "keep_blank_values": "a parameter without a value is kept",
    "query_separator": "only & divides parameters",
    "encoding": "a query is in UTF-8 unless its author wrote escapes",
    "strict": "which parameters are content is not guessed",
}


def test_w3lib_and_courlan(shared: Path) -> None:
    checked = 0
    for name, function in (("w3lib_test_url", "canonicalize_url"), ("courlan_unit_tests", "normalize_url")):
        for row in _load(shared / f"suites/url-canon/{name}.json")["asserts"]:
            url, expected = row["args"][0] if row["args"] else None, row["expected"]
            if row["func"] != function or row["op"] != "Eq" or not isinstance(url, str) or OURS.keys() & row["kwargs"].keys():
                continue
            if _key(url) is None or any(mark in url for mark in ("s_cid", "aftr_source", "fb_ref", "affiliate", "&#038;", "xn--München")):
                continue  # refused; or parameters that no site of this field uses; or an entity left in a URL
            assert _key(url) == _key(expected), row
            checked += 1
    print(f"url-canon: {checked} assertions hold")
    assert checked > 55

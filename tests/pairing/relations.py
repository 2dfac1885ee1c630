"""Worlds full of the relations that pairing is judged on, and their truth as a shelf needs it."""

from __future__ import annotations

from collections import defaultdict
from random import Random
from typing import Any

from archiver.compare.fold import fold, letters
from archiver.normalise.urls import canonical
from tests.web.world import World, build

SPECIAL_SHARE = 40  # of so many reposts one of each special relation is written


def world(seed: int, reposts: int) -> World:
    """A replica web of *reposts* reposts, with chains, twins, several reposts of one original and stock notices throughout."""
    made = build(seed, reposts, own_pages=max(4, reposts // 50), faults=())
    for _ in range(max(1, reposts // SPECIAL_SHARE)):
        for special in (made.cast.two_reposts, made.cast.chain, made.cast.two_addresses, made.cast.notices, made.cast.misled):
            special()
    return made


def key(url: str) -> str:
    """The identity of an address."""
    return canonical(url).key


def linked(truth: dict[str, Any], seed: int, unlinked: float) -> set[str]:
    """The reposts that keep their link: all but a share of *unlinked* (0…1)."""
    draw = Random(seed)
    return {pair["repost_url"] for pair in truth["pairs"] if pair["original_url"] and draw.random() >= unlinked}


def originals_of(truth: dict[str, Any]) -> dict[str, set[str]]:
    """Repost → the addresses that are rightly called its original: the page itself, its twins, along a chain every one before.

    Where a link names nothing (a clone, a list, no address at all), any page of the same words is.
    """
    pages, direct = (
        truth["pages"],
        {p["repost_url"]: p["original_page"] for p in truth["pairs"] if p["fidelity"] not in (None, "unrelated")},
    )
    same: dict[str, set[str]] = defaultdict(set)
    for url, page in pages.items():
        if page["kind"] == "original" and page.get("paragraphs"):
            same[_words(page)].add(url)
    lost = {p["repost_url"] for p in truth["pairs"] if p["original_page"] is None}
    found = {repost: _upstream(direct, same, pages, repost) for repost in direct}
    found |= {repost: same[_words(pages[repost])] for repost in lost if _words(pages[repost]) in same}
    return {repost: {key(url) for url in urls} for repost, urls in found.items()}


def _words(page: dict[str, Any]) -> str:
    return "\n".join(letters(fold(text)) for text in (page["title"], *page["paragraphs"]))


def _upstream(direct: dict[str, str], same: dict[str, set[str]], pages: dict[str, Any], repost: str) -> set[str]:
    found: set[str] = set()
    while (repost := direct.get(repost, "")) and repost not in found:
        found |= {repost} | same.get(_words(pages[repost]), set())
    return found

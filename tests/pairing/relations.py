"""Worlds full of the relations that pairing is judged on, and their truth as a shelf needs it."""

from __future__ import annotations

from collections import defaultdict
from random import Random
from typing import Any

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
    """Repost → the addresses that are rightly called its original: the page itself, its twins, and along a chain every one before."""
    pages, direct = truth["pages"], {p["repost_url"]: p["original_page"] for p in truth["pairs"] if p["fidelity"] not in (None, "unrelated")}
    same: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for url, page in pages.items():
        if page["kind"] == "original" and page.get("paragraphs"):
            same[page["title"], *page["paragraphs"]].add(url)
    return {repost: {key(url) for url in _upstream(direct, same, pages, repost)} for repost in direct}


def _upstream(direct: dict[str, str], same: dict[tuple[str, ...], set[str]], pages: dict[str, Any], repost: str) -> set[str]:
    found: set[str] = set()
    while (repost := direct.get(repost, "")) and repost not in found:
        page = pages[repost]
        found |= {repost} | same.get((page["title"], *page["paragraphs"]), set())
    return found

"""Who shares keys with an article: found through the index, never by looking at all pairs; stock keys tell nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from archiver.pairing.evidence import Shared, same_figures
from archiver.pairing.signature import Signature
from archiver.store.evidence import Evidence
from archiver.store.traces import STOCK

MOST_LOADED = 64


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An article that shares keys with the one asked about."""

    document_id: int
    role: str
    signature: Signature
    shared: Shared

    @property
    def order(self) -> tuple[bool, bool, bool, int, int]:
        """Sorts the strongest evidence first, then by document, so that the order of arrival plays no part."""
        shared = self.shared
        return (not shared.number, not shared.text, not shared.title, -shared.clauses, self.document_id)


def neighbours(store: Evidence, document_id: int, own: Signature) -> list[Neighbour]:
    """All that share a key with *own* which is not stock, strongest evidence first.

    The key of a whole text is never stock: a hundred copies are copies.
    """
    holders = store.holders(own.keys)
    telling = {key: who for key, who in holders.items() if len(who) <= STOCK or key == own.text}
    clauses = Counter(who for key in own.clauses for who in telling.get(key, ()))
    by = {kind: _holding(telling, keys) for kind, keys in (("number", own.numbers), ("title", own.titles), ("text", (own.text,)))}
    found = {who for holding in telling.values() for who in holding} - {document_id}
    made = []
    for who, signed in store.signed(_worth_loading(found, clauses, by)).items():
        other = Signature.load(signed.content)
        held = {kind: who in holding for kind, holding in by.items()}
        made.append(Neighbour(who, signed.role, other, Shared(**held, clauses=clauses[who], figures=same_figures(own, other))))
    return sorted(made, key=lambda neighbour: neighbour.order)


def _worth_loading(found: set[int], clauses: Counter[int], by: dict[str, set[int]]) -> list[int]:
    """Those that share more than one clause, or something better, and of many the likeliest; one in common may be a turn of phrase."""
    better = set().union(*by.values())
    worth = [who for who in found if clauses[who] > 1 or who in better]
    return sorted(worth, key=lambda who: (who not in better, -clauses[who], who))[:MOST_LOADED]


def _holding(telling: dict[int, list[int]], keys: tuple[int, ...]) -> set[int]:
    return {who for key in keys for who in telling.get(key, ())}

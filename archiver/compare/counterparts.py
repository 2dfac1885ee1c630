"""Which token of one side stands for which of the other: by what they count or whose surname they bear, else in their order."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from archiver.compare.tokens import Token

Counterparts = tuple[Token | None, Token | None]

_VALUE = re.compile(r"^[0-9.,:〇零一二两三四五六七八九十百千]+")


def counterparts(a: Sequence[Token], b: Sequence[Token]) -> Iterator[Counterparts]:
    """What is left of both sides when equal tokens are taken out: those of one affinity together, then the rest in order."""
    left, right = _apart(a, b, _key)
    waiting: dict[str, list[Token]] = defaultdict(list)
    for token in reversed(right):
        waiting[affinity(token)].append(token)
    matched: dict[Token, Token] = {}
    for token in left:
        if waiting[affinity(token)]:
            matched[token] = waiting[affinity(token)].pop()
    taken = set(matched.values())
    yield from matched.items()
    yield from zip_longest([token for token in left if token not in matched], [token for token in right if token not in taken])


def affinity(token: Token) -> str:
    """What two tokens share of which one took the other's place: the measure of a number, the surname of a name."""
    if token.kind == "number":
        return _VALUE.sub("", token.key)
    return token.key[0] if token.kind == "name" else ""


def lone_counterparts(a: Sequence[Token], b: Sequence[Token]) -> tuple[list[tuple[Token, Token]], list[Token], list[Token]]:
    """Pairs among tokens whose order tells nothing, and what has no partner on either side.

    A number is the same whatever it is said to count. A pair has an affinity of its own: of several numbers of one measure any two may
    belong together.
    """
    left, right = _apart(*_apart(a, b, _key), _value)
    of_left, of_right = _by_affinity(left), _by_affinity(right)
    pairs = [(mine[0], of_right[kin][0]) for kin, mine in of_left.items() if len(mine) == 1 and len(of_right.get(kin, ())) == 1]
    paired = {token for pair in pairs for token in pair}
    return pairs, [token for token in left if token not in paired], [token for token in right if token not in paired]


def _by_affinity(side: Sequence[Token]) -> dict[str, list[Token]]:
    sorted_out: dict[str, list[Token]] = defaultdict(list)
    for token in side:
        sorted_out[affinity(token)].append(token)
    return sorted_out


def _value(token: Token) -> str:
    found = _VALUE.match(token.key) if token.kind == "number" else None
    return found[0] if found else token.key


def _key(token: Token) -> str:
    return token.key


def _apart(a: Sequence[Token], b: Sequence[Token], says: Callable[[Token], str]) -> tuple[list[Token], list[Token]]:
    """Both sides without what they have in common, by what a token *says*; of several that say the same the first ones go."""
    common = Counter(map(says, a)) & Counter(map(says, b))
    return _without(a, common.copy(), says), _without(b, common.copy(), says)


def _without(side: Sequence[Token], common: Counter[str], says: Callable[[Token], str]) -> list[Token]:
    left: list[Token] = []
    for token in side:
        if common[says(token)]:
            common[says(token)] -= 1
        else:
            left.append(token)
    return left

"""Numbers, dates and names where sentences were put in other words: what one side says and the other does not, whatever its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from archiver.compare.body import Body
from archiver.compare.changes import Changes, Region
from archiver.compare.chars import Span
from archiver.compare.counterparts import lone_counterparts
from archiver.compare.renamed import name_like
from archiver.compare.tokens import Token

Candidate = tuple[Region, str, Token | None, Token | None]
Touched = Mapping[Token, Region]


def reworded(changes: Changes, kind: str, a: Touched, b: Touched) -> Iterator[Candidate]:
    """What of *kind* changed in the regions that *a* and *b* are touched by; a token that the other text has anywhere did not."""
    pairs, left, right = lone_counterparts(list(a), list(b))
    for mine, theirs in pairs:
        yield a[mine], kind, mine, theirs
    yield from ((a[token], kind, token, None) for token in left if token.key not in changes.b.words)
    yield from ((b[token], kind, None, token) for token in right if token.key not in changes.a.words)


def unseen_names(changes: Changes, regions: Sequence[Region]) -> Iterator[Candidate]:
    """What looks like a name on either side and stands nowhere on the other: one of each surname, so that each can only be the other's."""
    mine = _unseen(changes.a, changes.b, (span for region in regions for span in region.a))
    theirs = _unseen(changes.b, changes.a, (span for region in regions for span in region.b))
    pairs, _, _ = lone_counterparts(mine, theirs)
    yield from ((regions[0], "name", left, right) for left, right in pairs)


def _unseen(body: Body, other: Body, spans: Iterable[Span]) -> list[Token]:
    found: dict[str, Token] = {}
    for start, end in name_like(body.text, spans):
        shown = body.text[start:end]
        if shown not in found and shown not in other.text:
            found[shown] = Token("name", start, end, shown)
    return list(found.values())

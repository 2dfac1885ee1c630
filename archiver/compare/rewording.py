"""Numbers, dates and names where sentences were put in other words: what one side says and the other does not, whatever its place."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from archiver.compare.body import Body
from archiver.compare.changes import Changes, Region
from archiver.compare.chars import Span
from archiver.compare.counterparts import lone_counterparts
from archiver.compare.renamed import name_like
from archiver.compare.tokens import Token

Candidate = tuple[Region, str, Token | None, Token | None]
Touched = Mapping[Token, Region]

# A stretch that one side has this many letters more of was dropped or added: what stands in it is gone with it, not changed.
WHOLE_CLAUSE = 8


def is_reworded(region: Region) -> bool:
    """Whether a whole clause or more stands in the place of another."""
    return min(region.lost, region.gained) >= WHOLE_CLAUSE


def reworded(kind: str, a: Touched, b: Touched, other_a: Container[str], other_b: Container[str]) -> Iterator[Candidate]:
    """What of *kind* changed in the regions that touch the tokens *a* and *b*.

    *other_a* and *other_b* tell what the text of that side says anywhere: a token of the other side that is in it did not change.
    """
    pairs, left, right = lone_counterparts(list(a), list(b))
    for mine, theirs in pairs:
        yield a[mine], kind, mine, theirs
    yield from ((a[token], kind, token, None) for token in left if is_reworded(a[token]) and token.key not in other_b)
    yield from ((b[token], kind, None, token) for token in right if is_reworded(b[token]) and token.key not in other_a)


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

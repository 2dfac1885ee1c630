"""What a person must see first: the changed numbers, dates, names, posts, quotations and headings, each with both texts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from archiver.compare.body import Body
from archiver.compare.changes import Changes, Region
from archiver.compare.chars import Span
from archiver.compare.counterparts import counterparts
from archiver.compare.renamed import put_renamed
from archiver.compare.rewording import WHOLE_CLAUSE, Candidate, is_reworded, reworded, unseen_names
from archiver.compare.tokens import KINDS, Token, tokens

POOLED = ("number", "date", "name")
UNPOOLED = tuple(kind for kind in KINDS if kind not in POOLED)
TITLE = 0  # the paragraph number of a title


@dataclass(frozen=True, slots=True)
class Finding:
    """One change. ``kind`` is of ``tokens.KINDS``; texts as shown, '' where a side has nothing; paragraphs from 1, 0 for the title.

    ``times`` counts the places where the same change was made; text and paragraphs are those of the first.
    """

    kind: str
    a: str
    b: str
    a_paragraph: int
    b_paragraph: int
    times: int = 1


def findings(title: Changes | None, body: Changes) -> tuple[Finding, ...]:
    """The findings of a title (None where it is the same) and a body: by kind, the title first, then by place."""
    found = [replace(finding, a_paragraph=TITLE, b_paragraph=TITLE) for finding in _paired(title)] if title else []
    found.extend(_findings(body))
    found.sort(key=lambda finding: KINDS.index(finding.kind))
    first: dict[tuple[str, str, str], Finding] = {}
    for finding in found:
        seen = first.setdefault((finding.kind, finding.a, finding.b), replace(finding, times=0))
        first[finding.kind, finding.a, finding.b] = replace(seen, times=seen.times + 1)
    return tuple(first.values())


def _paired(changes: Changes) -> Iterator[Finding]:
    """Only what has a counterpart: a new headline leaves out much that is not changed."""
    return (finding for finding in _findings(changes) if finding.a and finding.b)


def _findings(changes: Changes) -> Iterator[Finding]:
    """What took the place of something else, then what is alone: gone, or new."""
    candidates = list(_candidates(changes, _by_kind(changes.a), _by_kind(changes.b)))
    done: set[Token] = set()
    for both in (True, False):
        for region, kind, left, right in candidates:
            own = {token for token in (left, right) if token}
            if (len(own) == 2) is both and not own & done and (both or _counts(changes, region, left, right)):
                done |= own
                yield _finding(changes, region, kind, left, right)


def _candidates(changes: Changes, of_a: dict[str, list[Token]], of_b: dict[str, list[Token]]) -> Iterator[Candidate]:
    """Tokens in the place of others, region by region; where there are other words, those of all regions together: they changed places."""
    put_renamed(changes, of_a["name"], of_b["name"])
    for region in changes.regions:
        for kind in UNPOOLED if is_reworded(region) else KINDS:
            for left, right in counterparts(_touched(of_a[kind], region.a), _touched(of_b[kind], region.b)):
                yield region, kind, left, right
    if any(map(is_reworded, changes.regions)):
        yield from _reworded(changes, of_a, of_b)


def _reworded(changes: Changes, of_a: dict[str, list[Token]], of_b: dict[str, list[Token]]) -> Iterator[Candidate]:
    for kind in POOLED:
        touched_a = {token: region for region in changes.regions for token in _touched(of_a[kind], region.a)}
        touched_b = {token: region for region in changes.regions for token in _touched(of_b[kind], region.b)}
        says_a, says_b = (_says(kind, body, of) for body, of in ((changes.a, of_a), (changes.b, of_b)))
        yield from reworded(kind, touched_a, touched_b, says_a, says_b)
    yield from unseen_names(changes, changes.regions)


def _says(kind: str, body: Body, of: dict[str, list[Token]]) -> Container[str]:
    """What a body says of *kind*: a name stands in it wherever its letters do, but 15 does not stand in 215."""
    return body.words if kind == "name" else {token.key for token in of[kind]}


def _counts(changes: Changes, region: Region, left: Token | None, right: Token | None) -> bool:
    """Whether a token without a counterpart is a change."""
    if left:
        return _is_change(region, left, changes.b, region.b)
    return right is not None and _is_change(region, right, changes.a, region.a)


def _by_kind(body: Body) -> dict[str, list[Token]]:
    sorted_out: dict[str, list[Token]] = {kind: [] for kind in KINDS}
    for token in tokens(body):
        sorted_out[token.kind].append(token)
    return sorted_out


def _touched(of_kind: Sequence[Token], spans: Iterable[Span]) -> list[Token]:
    """Tokens that overlap a span or end where it begins: 30 is touched by the 0 that makes it 300."""
    touched: dict[int, Token] = {}
    for start, end in spans:
        first = bisect_left(of_kind, start, key=attrgetter("end"))
        last = bisect_right(of_kind, end, key=attrgetter("start"))
        touched.update((index, of_kind[index]) for index in range(first, last))
    return list(touched.values())


def _is_change(region: Region, token: Token, other: Body, spans: Iterable[Span]) -> bool:
    """Whether a token without a counterpart is a change: not when it went with its clause, nor when only its cue was changed.

    A heading is, unless its words still stand somewhere.
    """
    if token.kind == "heading":
        return token.key not in other.words
    if abs(region.lost - region.gained) >= WHOLE_CLAUSE:
        return False
    reach = token.end - token.start + 2
    return all(token.key not in other.text[max(0, start - reach) : end + reach] for start, end in spans)


def _finding(changes: Changes, region: Region, kind: str, left: Token | None, right: Token | None) -> Finding:
    a_place, b_place = left.start if left else region.a[0][0], right.start if right else region.b[0][0]
    return Finding(
        kind,
        changes.a.excerpt(left.start, left.end) if left else "",
        changes.b.excerpt(right.start, right.end) if right else "",
        changes.a.paragraph(a_place),
        changes.b.paragraph(b_place),
    )

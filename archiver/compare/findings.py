"""What a person must see first: the changed numbers, dates, names, posts, quotations and headings, each with both texts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from operator import attrgetter

from archiver.compare.body import Body
from archiver.compare.changes import Changes, Region
from archiver.compare.chars import Span
from archiver.compare.tokens import KINDS, Token, tokens

# A stretch that one side has this many letters more of was dropped or added: what stands in it is gone with it, not changed.
WHOLE_CLAUSE = 8
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
    if not changes.regions:
        return
    by_kind_a, by_kind_b = _by_kind(changes.a), _by_kind(changes.b)
    done: set[tuple[Token | None, Token | None]] = set()
    for region in changes.regions:
        for kind in KINDS:
            mine, theirs = _touched(by_kind_a[kind], region.a), _touched(by_kind_b[kind], region.b)
            for left, right in _different(mine, theirs):
                if (left, right) not in done and _counts(changes, region, left, right):
                    done.add((left, right))
                    yield _finding(changes, region, kind, left, right)


def _counts(changes: Changes, region: Region, left: Token | None, right: Token | None) -> bool:
    if left and right:
        return True
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


def _different(a: list[Token], b: list[Token]) -> Iterator[tuple[Token | None, Token | None]]:
    """What is left of both sides when equal tokens are taken out, paired in order."""
    common = Counter(token.key for token in a) & Counter(token.key for token in b)
    return zip_longest(_without(a, common.copy()), _without(b, common.copy()))


def _without(side: list[Token], common: Counter[str]) -> list[Token]:
    left: list[Token] = []
    for token in side:
        if common[token.key]:
            common[token.key] -= 1
        else:
            left.append(token)
    return left


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

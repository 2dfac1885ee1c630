"""One English sentence that tells a person what became of a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from archiver.compare.body import Body
from archiver.compare.changes import Changes
from archiver.compare.chars import Span
from archiver.compare.findings import TITLE, Finding
from archiver.compare.fold import letters
from archiver.compare.rewording import WHOLE_CLAUSE

GONE = 0.8  # the part of a paragraph's letters that must be missing on the other side for it to count as dropped or added
_WORDS = ("no", "one", "two", "three")


def summarise(kind: str, found: Changes, seen: tuple[Finding, ...], *, retitled: bool) -> str:
    """A sentence like “Abridged: 3 of 14 paragraphs dropped, one number changed.” from original (``a``) to repost (``b``)."""
    if kind == "unrelated":
        share = max(found.shared_a / len(found.a.words), found.shared_b / len(found.b.words))
        return f"Unrelated: {share:.0%} of the shorter account stands in the other."
    parts = [*_paragraphs(found), *_findings(seen)]
    if retitled:
        parts.append("another title")
    if not parts:
        parts = ["the same words" if kind == "verbatim" else "a few words changed"]
    return f"{kind.capitalize()}: {', '.join(parts)}."


def _paragraphs(found: Changes) -> Iterator[str]:
    gone, reworded = _touched(found.a, [(span, region.gained) for region in found.regions for span in region.a])
    new, _ = _touched(found.b, [(span, region.lost) for region in found.regions for span in region.b])
    total = len(found.a.paragraphs)
    if gone:
        yield f"{gone} of {total} paragraphs dropped"
    if new:
        yield f"{new} {_plural(new, 'paragraph')} added"
    if reworded:
        yield f"{reworded} of {total} paragraphs changed"
    if found.moved:
        yield f"{len(found.moved)} {_plural(len(found.moved), 'sentence')} moved"


def _touched(body: Body, spans: Iterable[tuple[Span, int]]) -> tuple[int, int]:
    """How many paragraphs lie (nearly) whole in *spans*, and how many others lost letters or had a few put in.

    Each span comes with the letters the other side has in its place: a whole clause put in is an addition,
    not a change of its surroundings.
    """
    missing: Counter[int] = Counter()
    for (start, end), instead in spans:
        if start == end and 0 < instead < WHOLE_CLAUSE:
            missing[body.paragraph(start) - 1] += 0
        for number in range(body.paragraph(start) - 1, len(body.paragraphs)):
            if body.bounds[number] >= end:
                break
            inside = letters(body.text[max(start, body.bounds[number]) : min(end, body.bounds[number + 1])])
            if inside:
                missing[number] += len(inside)
    whole = [number for number, lost in missing.items() if lost and lost >= GONE * _letters(body, number)]
    return len(whole), len(missing) - len(whole)


def _letters(body: Body, number: int) -> int:
    return len(letters(body.text[body.bounds[number] : body.bounds[number + 1]]))


def _findings(seen: tuple[Finding, ...]) -> Iterator[str]:
    counts = Counter(finding.kind for finding in seen if (finding.kind, finding.a_paragraph) != ("heading", TITLE))
    for kind, count in counts.items():
        yield f"{_WORDS[count] if count < len(_WORDS) else count} {_plural(count, kind)} changed"


def _plural(count: int, word: str) -> str:
    return word if count == 1 else f"{word}s"

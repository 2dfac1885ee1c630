"""Is this its original, and how faithful is the copy? The kinds of CONTRACT.md, view ``pairs``, by written thresholds."""

from __future__ import annotations

from dataclasses import dataclass

from archiver.compare.body import Body
from archiver.compare.changes import Changes, changes
from archiver.compare.findings import Finding, findings
from archiver.compare.rewording import WHOLE_CLAUSE
from archiver.compare.similarity import body_similarity, title_similarity
from archiver.compare.summary import summarise
from archiver.compare.text import Text
from archiver.compare.titles import title_words
from archiver.compare.tokens import figures

# Of the letters of either text, at least this part must stand in the other, or the two are unrelated. Two articles about different
# things share 0 to 0.22 of their letters in runs that count (the slogans of the trade); a copy reworded throughout keeps more.
RELATED = 0.3
# … and below this part they are unrelated, too, if both give figures and hardly one is the same: one form, two events.
SURELY_RELATED = 0.5
LEAST_FIGURES = 3
SAME_FIGURES = 0.25  # of those of the text that gives fewer
# Abridged: for each letter changed or added at least this many were dropped. Extended: the reverse.
DOMINANT = 3
# … and of what was kept no more than this part may have been reworded: else it is rewritten, however much was dropped besides.
REWORDED = 0.25


@dataclass(frozen=True, slots=True)
class Tally:
    """Letters by what became of them, from the original to the repost. ``changed`` are replaced ones, and small cuts within a clause."""

    dropped: int
    added: int
    changed: int
    moved: int  # sentences


@dataclass(frozen=True, slots=True)
class Comparison:
    """A repost held against its original. Similarities (0…1) and ``fidelity`` are None where a side has nothing to compare.

    In ``findings`` side ``a`` is the original, side ``b`` the repost; ``summary`` is one English sentence for a person.
    ``contained`` (0…1) is the part of one text's letters that stands in the other, of whichever text has more of them there.
    """

    title_similarity: float | None
    text_similarity: float | None
    fidelity: str | None
    summary: str
    findings: tuple[Finding, ...] = ()
    tally: Tally = Tally(0, 0, 0, 0)
    contained: float | None = None


def judge(repost: Text, original: Text) -> Comparison:
    """Compare a repost with its original: ``fidelity`` is verbatim, retitled, abridged, extended, rewritten or unrelated.

    - verbatim: the same words in the same order (punctuation, width, white space, case and traditional forms aside);
    - retitled: a verbatim body under a title of other words; where one side has no title, verbatim;
    - abridged: whole clauses, sentences or paragraphs dropped, and little else done (``DOMINANT``, ``REWORDED``); extended: the reverse;
    - rewritten: related, with words changed or paragraphs moved, be it one number: the findings say which;
    - unrelated: neither text has ``RELATED`` of its letters in the other (``SURELY_RELATED``, where the two give other figures).
    """
    both_titled = title_words(repost.title) and title_words(original.title)
    titles = title_similarity(repost.title, original.title) if both_titled else None
    old, new = Body(original.paragraphs), Body(repost.paragraphs)
    if not old.words or not new.words:
        return Comparison(titles, None, None, _nothing(old, new))
    found = changes(old, new)
    tally = tally_of(found)
    kind = _kind(found, tally, titles)
    seen = () if kind == "unrelated" else findings(_title_changes(repost, original, titles), found)
    summary = summarise(kind, found, seen, retitled=titles is not None and titles < 1)
    return Comparison(titles, body_similarity(new, old, found), kind, summary, seen, tally, _contained(found))


def tally_of(found: Changes) -> Tally:
    """Count what became of the letters of ``found.a`` on the way to ``found.b``."""
    dropped = added = changed = 0
    for region in found.regions:
        surplus = region.lost - region.gained
        changed += min(region.lost, region.gained)
        if abs(surplus) < WHOLE_CLAUSE:
            changed += abs(surplus)
        elif surplus > 0:
            dropped += surplus
        else:
            added -= surplus
    return Tally(dropped, added, changed, len(found.moved))


def _kind(found: Changes, tally: Tally, titles: float | None) -> str:
    if found.a.words == found.b.words:
        return "retitled" if titles is not None and titles < 1 else "verbatim"
    contained = _contained(found)
    if contained < RELATED or (contained < SURELY_RELATED and _other_figures(found)):
        return "unrelated"
    if tally.changed <= REWORDED * min(len(found.a.words), len(found.b.words)):
        if tally.dropped and tally.dropped >= DOMINANT * (tally.changed + tally.added):
            return "abridged"
        if tally.added and tally.added >= DOMINANT * (tally.changed + tally.dropped):
            return "extended"
    return "rewritten"


def _other_figures(found: Changes) -> bool:
    a, b = figures(found.a), figures(found.b)
    fewer = min(len(a), len(b))
    return fewer >= LEAST_FIGURES and len(a & b) < SAME_FIGURES * fewer


def _contained(found: Changes) -> float:
    return max(found.shared_a / len(found.a.words), found.shared_b / len(found.b.words))


def _title_changes(repost: Text, original: Text, titles: float | None) -> Changes | None:
    if titles is None or titles == 1:
        return None
    return changes(Body((original.title,)), Body((repost.title,)))


def _nothing(old: Body, new: Body) -> str:
    if not old.words and not new.words:
        return "Nothing to compare: neither side has a text."
    return f"Nothing to compare: the {'repost' if old.words else 'original'} has no text."

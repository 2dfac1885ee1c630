"""What two signatures have in common, and whether it is enough: before the texts are read, and once they have been compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from archiver.compare.fidelity import Comparison
from archiver.pairing.signature import Signature

NUMBER, TITLE, TEXT = "document_number", "title_source_date", "text"

LEAST_CLAUSES = 2  # one clause in common may be a turn of phrase …
LEAST_SHARE = 0.1  # … and of the shorter text's clauses at least this part
CONTAINED = 0.6  # by text alone: the part (0…1) of the shorter account that must stand in the other …
CONTAINED_WITH_FIGURES = 0.35  # … and where both give the same figures: a copy in other words. Unrelated ones reach 0.3
LEAST_FIGURES = 3  # figures in common that are no chance …
FIGURES_SHARE = 0.6  # … if they are this part of those of the text that has fewer
NEARLY_BEST = 0.1  # candidates within this of the best are kept, all of them
LONGEST_LAG = timedelta(days=60)  # by title, source and date: how long after the original a repost comes at most
CLOCKS = timedelta(days=1)  # how much earlier than its original a repost may seem to be

ONE_TEXT_CLAUSES = 0.5  # of the longer text's clauses, to be worth comparing
ONE_TEXT = 0.9  # text similarity from which two articles are one text, if nothing was reworded


@dataclass(frozen=True, slots=True)
class Shared:
    """What two articles have in common. ``clauses`` are those of both, stock aside; ``figures``: they give (nearly) the same ones."""

    number: bool
    title: bool
    text: bool
    clauses: int
    figures: bool


def plausible(own: Signature, other: Signature, shared: Shared) -> bool:
    """Whether the texts are worth comparing, to learn if one is the other's original."""
    if shared.number or shared.text:
        return True
    if another_person(own, other, shared):
        return False
    return shared.title or shared.clauses >= max(LEAST_CLAUSES, LEAST_SHARE * min(len(own.clauses), len(other.clauses)))


def another_person(own: Signature, other: Signature, shared: Shared) -> bool:
    """Whether two texts speak of different persons, which tells apart two notices made from one form.

    Texts that give the same figures are of one story: there a name was copied wrong.
    """
    return _disjoint(own.title_names, other.title_names) or (_disjoint(own.names, other.names) and not shared.figures)


def same_figures(own: Signature, other: Signature) -> bool:
    """Whether two texts give the same figures: enough of them, and most that the one with fewer gives."""
    common = len(set(own.figures) & set(other.figures))
    return common >= max(LEAST_FIGURES, FIGURES_SHARE * min(len(own.figures), len(other.figures)))


def _disjoint(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return bool(a and b) and not set(a) & set(b)


def rule_of(shared: Shared, found: Comparison | None, repost_on: date | None, original_on: date | None) -> str | None:
    """The strongest rule by which an article is a repost's original; None where the evidence does not hold.

    *found* is None where a side has no text. A text that says something else refutes every rule.
    """
    if found is not None and (found.fidelity == "unrelated" or found.contained is None):
        return None
    if shared.number:
        return NUMBER
    known = repost_on is not None and original_on is not None
    lag = repost_on - original_on if repost_on is not None and original_on is not None else timedelta(0)
    if lag < -CLOCKS:
        return None
    if shared.title and known and lag <= LONGEST_LAG:
        return TITLE
    least = CONTAINED_WITH_FIGURES if shared.figures else CONTAINED
    return TEXT if found is not None and found.contained is not None and found.contained >= least else None


def maybe_one_text(own: Signature, other: Signature, shared: Shared) -> bool:
    """Whether two articles are worth comparing, to learn if they are one text: the same persons, and most clauses."""
    if (own.names, own.title_names) != (other.names, other.title_names):
        return False
    return shared.clauses >= ONE_TEXT_CLAUSES * max(len(own.clauses), len(other.clauses)) > 0


def one_text(found: Comparison) -> bool:
    """Whether two articles are one text: nearly all of it, and not a word in place of another.

    A form filled in twice always has one in place of another, be its names recognised or not.
    """
    return found.text_similarity is not None and found.text_similarity >= ONE_TEXT and found.tally.changed == 0 and found.tally.moved == 0

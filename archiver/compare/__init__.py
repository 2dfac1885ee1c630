"""Is this its original, and what differs? Pure: texts in, judgements out; no network, no database, nothing of ours."""

from archiver.compare.diff import Diff, Operation, Piece, apply, diff, revert
from archiver.compare.fidelity import Comparison, Tally, judge
from archiver.compare.findings import Finding
from archiver.compare.similarity import text_similarity, title_similarity
from archiver.compare.text import Text

__all__ = [
    "Comparison",
    "Diff",
    "Finding",
    "Operation",
    "Piece",
    "Tally",
    "Text",
    "apply",
    "diff",
    "judge",
    "revert",
    "text_similarity",
    "title_similarity",
]

"""Two texts compared, as plain values that templates and JSON take: findings first, then paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from archiver.compare import Text, diff


def compared(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """From *before* to *after*, each with ``title`` and ``body``: ``findings`` and ``operations``, as of ``archiver.compare.diff``;
    the title comes first among the operations."""
    change = diff(Text.of(before["title"], before["body"]), Text.of(after["title"], after["body"]))
    return {
        "findings": [asdict(finding) for finding in change.findings],
        "operations": [asdict(operation) for operation in (change.title, *change.operations)],
    }

"""Reports of runs and harvests as JSON files in ``runs/``: whole, or not there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from archiver.errors import WriteFailed


def write_report(path: Path, report: Mapping[str, Any]) -> None:
    """Write *report* so that no reader ever sees half of it. Raises WriteFailed naming the path."""
    beside = path.with_name(path.name + ".part")
    try:
        beside.write_text(json.dumps(report, ensure_ascii=False, indent=1, default=str) + "\n", encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise WriteFailed(f"{path}: {error.strerror}") from error

"""What the tests of this room share: an exchange with everything fixed, and a writer whose clock and ids are."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from archiver.captures.exchange import Exchange
from archiver.captures.warc import WarcWriter
from archiver.items import Capture

AT = datetime(2026, 11, 25, 4, 5, 6, 789_000, tzinfo=UTC)
URL = "http://www.nm.jcy.gov.cn/xwzx/202306/t20230630_4799520.shtml"
PAGE = "<html><title>检察机关</title><p>一段正文。</p></html>".encode("gb18030")


def exchange(**changes: Any) -> Exchange:
    """A plain GET of a GBK page, with *changes*."""
    plain: dict[str, Any] = {
        "url": URL,
        "fetched_at": AT,
        "status": 200,
        "reason": "OK",
        "headers": [(b"Content-Type", b"text/html; charset=gbk")],
        "body": PAGE,
        "request_headers": [("User-Agent", "archive"), ("Accept", "*/*")],
    }
    return Exchange(**{**plain, **changes})


def writer(folder: Path, **changes: Any) -> WarcWriter:
    """A writer with a fixed clock and counted record ids."""
    ids = itertools.count(1)
    plain: dict[str, Any] = {"software": "archive/0", "clock": lambda: AT, "new_id": lambda: UUID(int=next(ids)).urn}
    return WarcWriter(folder, "test", **{**plain, **changes})


def written(folder: Path, *exchanges: Exchange, **changes: Any) -> list[Capture]:
    """The captures of *exchanges*, synced and closed."""
    with writer(folder, **changes) as warc:
        return [warc.append(one) for one in exchanges]


def place(folder: Path, capture: Capture) -> tuple[Path, int, int]:
    """Where *capture* stands, as ``read_capture`` takes it."""
    return folder / capture.warc_file, capture.warc_offset, capture.warc_length


def end(capture: Capture) -> int:
    """Where *capture* ends in its file: what a commit keeps."""
    return capture.warc_offset + capture.warc_length

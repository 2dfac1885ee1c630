"""Pages that could not be read are laid aside as candidates for fixtures: the page, and beside it what is known of it."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from archiver.captures.read import read_capture
from archiver.errors import ArchiveError, WriteFailed
from archiver.session import Session
from archiver.watch.model import Unread

A_RUN, A_HOST = 20, 2  # pages kept at most
RUNS = 30  # folders kept: a site that nobody mends must not fill the disk


def lay_aside(session: Session, pages: Iterable[Unread]) -> Path | None:
    """Write ``runs/unread/<run>/<host>-<n>.html`` and ``….meta.json`` for a few of *pages*; the folder, None where there was nothing.

    The batch that holds their captures must be committed. Raises WriteFailed.
    """
    folder = session.place.runs / "unread" / f"{session.run_id:06d}"
    of_host: Counter[str] = Counter()
    for page in pages:
        if of_host.total() >= A_RUN or of_host[page.host] >= A_HOST:
            continue
        of_host[page.host] += 1
        try:
            _write(session, page, folder, f"{page.host}-{of_host[page.host]}")
        except OSError as error:
            raise WriteFailed(f"{folder}: {error.strerror}") from error
    if not of_host:
        return None
    _forget_old(folder.parent)
    return folder


def _write(session: Session, page: Unread, folder: Path, name: str) -> None:
    place = session.writer.ledger.place_of(page.capture_id)
    if place is None:
        raise ArchiveError(f"capture {page.capture_id} is not in the database that numbered it")
    stored = read_capture(session.place.warc / place.warc_file, place.warc_offset, place.warc_length)
    meta = {
        "url": page.url,
        "status": stored.status,
        "headers": {"content-type": stored.header("content-type") or ""},
        "role": page.role,
        "fetched_at": stored.fetched_at.isoformat(),
        "verdict": page.verdict,
        "why": page.why,
        "template": page.template,
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.html").write_bytes(stored.body)
    (folder / f"{name}.meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _forget_old(folder: Path) -> None:
    for old in sorted(path for path in folder.iterdir() if path.is_dir())[:-RUNS]:
        shutil.rmtree(old)

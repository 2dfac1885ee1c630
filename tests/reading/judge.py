"""The comparison of ``pages/README.md``: what "all right" means, and the other figures of the table.

"All right" is the README's: title, day, the start and the end of the text, nothing that must not be in it (so counted, GNE gets 30 and
trafilatura 13 of the 64). "Exact" is ours and stricter: the minute too, and before the start and after the end nothing but lead-ins and
trails.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from archiver.items import DateEvidence
from archiver.normalise.dates import parse
from archiver.normalise.evidence import choose
from archiver.normalise.urldates import in_url
from archiver.reading.model import Page, Reading

CAPTURED = datetime(2026, 11, 1, tzinfo=UTC)
_BLANK = re.compile(r"[\s\u200b\ufeff]+")
_PLACEHOLDER = re.compile(r"^（.*）$|^\[IMG\]$|^CAPTION:|…")
_LEAD_SLACK = 700  # characters that lead-ins which the truth only describes may take


def key(text: str | None) -> str:
    return _BLANK.sub("", text or "")


def published(reading: Reading, page: Page) -> tuple[date | None, datetime | None, str | None]:
    """(day, instant, basis) as the archive would choose them."""
    rows = [_row(found.kind, found.raw, found.rule) for found in reading.dates]
    choice = choose(rows, captured_at=CAPTURED, repost=False)
    return choice.published_on, choice.published_at, choice.basis


def _row(kind: str, raw: str, rule: str) -> DateEvidence:
    day = in_url(raw) if kind == "url" else parse(raw, reference=CAPTURED)
    return DateEvidence(kind, raw, rule, day.date_on if day else None, day.date_at if day else None, day.precision if day else None)


def date_right(truth: Mapping[str, Any], on: date | None, at: datetime | None, basis: str | None) -> tuple[bool, bool]:
    """(day right, minute right too where both show one). A page without a date must give none, though its address may date it."""
    wanted = [value for value in (truth["published"], *truth["published_alt"]) if value]
    if not wanted:
        return (basis in (None, "url"),) * 2
    day = on is not None and any(value[:10] == on.isoformat() for value in wanted)
    shown = at.strftime("%Y-%m-%dT%H:%M") if at else ""
    return day, day and (not at or any(value[:16] == shown or "T" not in value for value in wanted))


def title_right(truth: Mapping[str, Any], title: str | None) -> bool:
    return key(title) in {key(value) for value in (truth["title"], *truth["title_alt"])}


def body_right(truth: Mapping[str, Any], body: str) -> dict[str, bool]:
    """Whether the start and the end are there, whether nothing stands around them, and whether the text is clean of boilerplate."""
    text = key(body)
    start, end = text.find(key(truth["body_start"])), text.rfind(key(truth["body_end"]))
    before = _without(text[: max(start, 0)], truth["lead_in"])
    after = _without(text[end + len(key(truth["body_end"])) :], truth["trail"]) if end >= 0 else ""
    after = "" if re.match("[（(](?:记者|通讯员)", after) and len(after) < 60 else after  # a byline in brackets
    clean = not any(key(words) in text for words in truth["must_not_contain"])
    return {"start": start >= 0, "end": end >= 0, "alone": not before and not after, "clean": clean}


def _without(text: str, pieces: list[str]) -> str:
    for piece in pieces:
        text = text.replace(key(piece), "", 1)
    if any(_PLACEHOLDER.search(piece) for piece in pieces) and len(text) < _LEAD_SLACK:
        return ""
    return text


def names(raw: str | None) -> set[str]:
    return set(re.findall(r"[\w·]+", (raw or "").replace("通讯员", " ").replace("记者", " ")))


def author_of(reading: Reading) -> str | None:
    """Who is named: in a field of the page, else by the text."""
    written = (found.value for role, found in reading.people if role == "author" or role.endswith(("记者", "通讯员", "作者")))
    return reading.author.value if reading.author else next(written, None)


def judge(truth: Mapping[str, Any], page: Page, reading: Reading) -> dict[str, bool | None]:
    """The table's cells for one page; None where the truth has nothing to compare with."""
    on, at, basis = published(reading, page)
    day, minute = date_right(truth, on, at, basis)
    text = body_right(truth, "\n".join(reading.paragraphs))
    author, editor = names(truth["author"]), names(truth["editor"])
    read_author, read_editor = author_of(reading), reading.editor.value if reading.editor else None
    cells: dict[str, bool | None] = {
        "article": reading.verdict == "article",
        "title": title_right(truth, reading.title.value if reading.title else None),
        "date": day,
        "start": text["start"],
        "end": text["end"],
        "clean": text["clean"],
        "source": None,
        "author": any(name in (read_author or "") for name in author) if author else None,
        "editor": bool(editor & names(read_editor)) if editor else None,
        "unswapped": not (names(read_author) & (editor - author)) and not (names(read_editor) & (author - editor)),
        "images": abs(sum(asset.kind == "image" for asset in reading.assets) - truth["image_count"]) <= 1,
    }
    if truth["source"]:
        wanted = {key(value) for value in (truth["source"], *truth["source_alt"])}
        cells["source"] = key(reading.source.value if reading.source else None) in wanted
    cells["all right"] = all(cells[name] for name in ("title", "date", "start", "end", "clean"))
    cells["exact"] = cells["all right"] and minute and text["alone"]
    return cells

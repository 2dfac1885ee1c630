"""The signature that closes a notice (落款): organ and date, on lines of their own or on one, the date often in Chinese numerals."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archiver.normalise.datestrings import Found, find_all

_WITHIN = 6  # last paragraphs: contacts, attachments and editors may follow
_LONGEST = 80  # characters of a line that is a signature
_MOST_ORGANS = 4  # of a joint notice
_FORMS = ("cjk", "separated")
_AROUND = " ()（）[]【】。."
_ORGAN = re.compile(
    r"[\u3400-\u9fff·() （）、]{2,40}(?:检察院|法院|分院|[纪监党工政常]委|委员会|局|厅|部|办公室|办|室|处|科|政府|中心|[支大总]队"
    r"|公司|协会|学会|小组|党组)"
)
_NO_SIGNATURE = ("图", "来源", "转载", "转自", "摘自", "原载", "据", "上接", "附件", "编辑", "供稿", "在", "由", "向")


@dataclass(frozen=True, slots=True)
class Signature:
    """``date_raw`` and ``organ_raw`` (organs of a joint notice divided by a blank; '' where none is named) as shown.

    ``start`` is the index of its first paragraph: what stands before it is text.
    """

    date_raw: str
    organ_raw: str
    start: int


def signature(paragraphs: list[str]) -> Signature | None:
    """The signature among the last *paragraphs* (cleaned), the last one where several are there; None where there is none."""
    for at in range(len(paragraphs) - 1, max(-1, len(paragraphs) - 1 - _WITHIN), -1):
        found = _date_at_end(paragraphs[at])
        if found is None:
            continue
        before = paragraphs[at][: found.start].strip(_AROUND)
        if before:
            return Signature(found.raw, before, at) if _is_organ(before) else None
        above = _organs_above(paragraphs, at)
        return Signature(found.raw, " ".join(above), at - len(above))
    return None


def _date_at_end(line: str) -> Found | None:
    """The one full date of *line*, where nothing follows it."""
    if len(line) > _LONGEST:
        return None
    found = find_all(line)
    if len(found) != 1 or found[0].day.rule not in _FORMS or line[found[0].end :].strip(_AROUND):
        return None
    return found[0]


def _organs_above(paragraphs: list[str], at: int) -> list[str]:
    organs: list[str] = []
    for line in reversed(paragraphs[max(0, at - _MOST_ORGANS) : at]):
        if not _is_organ(line.strip(_AROUND)):
            break
        organs.insert(0, line.strip(_AROUND))
    return organs


def _is_organ(text: str) -> bool:
    return len(text) <= _LONGEST and _ORGAN.fullmatch(text) is not None and not text.startswith(_NO_SIGNATURE)

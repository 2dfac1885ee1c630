"""The seed page laid in each skin of the portal. Its text is read at test time and never stored here."""

from __future__ import annotations

from collections.abc import Sequence

from tests.web.answer import Answer, answer
from tests.web.portal.family import NAV
from tests.web.portal.layout import PortalPage
from tests.web.portal.skins import SKINS, charset


def seed_page(skin: str, text: str) -> Answer:
    """The whole text of ``seed/portal_page.txt`` as one page in *skin*; raises ValueError where the text has another shape."""
    html = SKINS[skin](read_seed(text))
    return answer(200, html.encode(charset(skin)), "text/html")


def read_seed(text: str) -> PortalPage:
    """The parts of the seed: welcome, section, title, labels, paragraphs, link, disclaimer, footer."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    crumb, line = _index(lines, "当前所在"), _index(lines, "时间:")
    link, disclaimer = _index(lines, "原文链接:"), _index(lines, "[免责声明]")
    return PortalPage(
        welcome=lines[crumb - 1],
        section=lines[crumb].rpartition(">")[2].strip(),
        title=" ".join(lines[crumb + 1 : line]),
        labels=[_pair(part) for part in lines[line].split()],
        body=lines[line + 1 : link],
        original=lines[link].partition(":")[2],
        disclaimer=lines[disclaimer],
        nav=NAV,
        footer=lines[disclaimer + 2 :],
    )


def _index(lines: Sequence[str], start: str) -> int:
    found = [index for index, line in enumerate(lines) if line.startswith(start)]
    if len(found) != 1:
        raise ValueError(f"the seed should have one line that starts with {start}, it has {len(found)}")
    return found[0]


def _pair(part: str) -> tuple[str, str]:
    label, _, value = part.partition(":")
    return label, value

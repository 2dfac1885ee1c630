"""正义网 / 检察日报 (jcrb.com): TRS; the label line stands in ``#about``, its source labelled 新闻来源."""

from __future__ import annotations

import re
from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.familytemplate import FamilyTemplate


class Jcrb(FamilyTemplate):
    """Articles of this family."""

    name: ClassVar[str] = "jcrb"
    rank: ClassVar[int] = 20
    family: ClassVar[Family] = Family(bodies=(".trs_editor", "#fontzoom", ".content"))
    marks: ClassVar[tuple[str, ...]] = ("rank.jcrb.com/webdig.js",)
    urls: ClassVar[re.Pattern[str] | None] = re.compile(r"//(?:[\w-]+\.)*jcrb\.com/")

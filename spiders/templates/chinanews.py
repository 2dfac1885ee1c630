"""中国新闻网: text in ``.left_zw``, ``【编辑:…】`` below."""

from __future__ import annotations

import re
from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.familytemplate import FamilyTemplate


class ChinaNews(FamilyTemplate):
    """Articles of this family."""

    name: ClassVar[str] = "chinanews"
    rank: ClassVar[int] = 20
    family: ClassVar[Family] = Family(bodies=(".left_zw", "#p-detail"))
    urls: ClassVar[re.Pattern[str] | None] = re.compile(r"//(?:[\w-]+\.)*chinanews\.com(?:\.cn)?/")

"""新华网: date without a label, source in ``#source``, 责任编辑 beside 【纠错】 at the end of ``#p-detail``."""

from __future__ import annotations

import re
from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.familytemplate import FamilyTemplate


class Xinhuanet(FamilyTemplate):
    """Articles of this family."""

    name: ClassVar[str] = "xinhuanet"
    rank: ClassVar[int] = 20
    family: ClassVar[Family] = Family(bodies=("#p-detail", "#detail", "#detailcontent", "#content", ".article"))
    marks: ClassVar[tuple[str, ...]] = ('id="p-detail"', 'class="h-info"')
    urls: ClassVar[re.Pattern[str] | None] = re.compile(r"//(?:[\w-]+\.)*(?:xinhuanet\.com|news\.cn)/")

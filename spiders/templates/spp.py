"""最高人民检察院 (www.spp.gov.cn): TRS with templates of its own."""

from __future__ import annotations

import re
from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.familytemplate import FamilyTemplate


class Spp(FamilyTemplate):
    """Articles of this family."""

    name: ClassVar[str] = "spp"
    rank: ClassVar[int] = 20
    family: ClassVar[Family] = Family(bodies=("#fontzoom",))
    urls: ClassVar[re.Pattern[str] | None] = re.compile(r"//(?:www\.)?spp\.gov\.cn/")

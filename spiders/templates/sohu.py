"""搜狐: ``#contentText`` in the old skin, ``#mp-editor`` in the new, 返回搜狐 glued to the last paragraph."""

from __future__ import annotations

import re
from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.familytemplate import FamilyTemplate


class Sohu(FamilyTemplate):
    """Articles of this family."""

    name: ClassVar[str] = "sohu"
    rank: ClassVar[int] = 30
    family: ClassVar[Family] = Family(bodies=("#mp-editor", "#contenttext"))
    marks: ClassVar[tuple[str, ...]] = ("www.sohu.com/", "sohu_article")
    urls: ClassVar[re.Pattern[str] | None] = re.compile(r"//(?:[\w-]+\.)*sohu\.com/")

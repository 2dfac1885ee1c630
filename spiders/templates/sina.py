"""新浪: ``#artibody`` with ``.date-source`` above; the tag ``mediaid`` names the source."""

from __future__ import annotations

import re
from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.familytemplate import FamilyTemplate


class Sina(FamilyTemplate):
    """Articles of this family."""

    name: ClassVar[str] = "sina"
    rank: ClassVar[int] = 30
    family: ClassVar[Family] = Family(bodies=("#artibody", "#article"))
    marks: ClassVar[tuple[str, ...]] = ("sinaog", "sudameta")
    urls: ClassVar[re.Pattern[str] | None] = re.compile(r"//(?:[\w-]+\.)*sina\.com\.cn/")

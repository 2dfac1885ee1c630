"""腾讯: ``#Cnt-Main-Article-QQ`` or ``.content-article``; in the newer skin the date stands only in the tag ``apub:time``."""

from __future__ import annotations

from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.familytemplate import FamilyTemplate


class Tencent(FamilyTemplate):
    """Articles of this family."""

    name: ClassVar[str] = "qq"
    rank: ClassVar[int] = 30
    family: ClassVar[Family] = Family(bodies=("#cnt-main-article-qq", ".content-article"))
    marks: ClassVar[tuple[str, ...]] = ("Cnt-Main-Article-QQ", "apub:time")

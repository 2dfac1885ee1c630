"""Hanweb 大汉 (JPAAS): ``/art/2025/2/21/art_28_202914.html``, page tags filled by the CMS, text in ``#zoom`` or ``.art_con``."""

from __future__ import annotations

import re
from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.familytemplate import FamilyTemplate


class Hanweb(FamilyTemplate):
    """Articles of this family."""

    name: ClassVar[str] = "hanweb"
    rank: ClassVar[int] = 40
    family: ClassVar[Family] = Family(bodies=("#zoom", ".art_con", "#barrierfree_container"), tags_first=True)
    marks: ClassVar[tuple[str, ...]] = ("/module/jpage/", "/module/web/jpage/")
    urls: ClassVar[re.Pattern[str] | None] = re.compile(r"/art/\d{4}/\d{1,2}/\d{1,2}/art_\d+_\d+\.html")

"""Ucap 开普云 (集约化 platforms): ``content/post_123.html``, gkmlpt; page tags filled by the CMS."""

from __future__ import annotations

import re
from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.familytemplate import FamilyTemplate


class Ucap(FamilyTemplate):
    """Articles of this family."""

    name: ClassVar[str] = "ucap"
    rank: ClassVar[int] = 40
    family: ClassVar[Family] = Family(bodies=("#zoomcon", ".zw", ".article-content", ".content_article", "#ucap-content"), tags_first=True)
    marks: ClassVar[tuple[str, ...]] = ("/gkmlpt/", "kaipuyun.cn", "UCAP-CONTENT")
    urls: ClassVar[re.Pattern[str] | None] = re.compile(r"/content/post_\d+\.html")

"""Sudy WebPlus 苏迪: ``.arti_title``, ``.arti_metas`` (发布者, 发布时间), ``.wp_articlecontent``; a PDF may stand in a player."""

from __future__ import annotations

import re
from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.document import Document
from archiver.reading.familytemplate import FamilyTemplate
from archiver.reading.model import FoundAsset, Reading
from archiver.reading.template import SiteLike


class Sudy(FamilyTemplate):
    """Articles at ``/2023/0630/c12a345/page.htm``."""

    name: ClassVar[str] = "sudy"
    rank: ClassVar[int] = 40
    family: ClassVar[Family] = Family(bodies=(".wp_articlecontent",))
    marks: ClassVar[tuple[str, ...]] = ("wp_articlecontent", "_portletPlugs")
    urls: ClassVar[re.Pattern[str] | None] = re.compile(r"/c\d+a\d+/page\.(?:htm|psp)")

    def read(self, document: Document, site: SiteLike | None = None) -> Reading:
        """The article, with the files that are shown in a player."""
        reading = super().read(document, site)
        for player in document.root.iterfind(".//*[@pdfsrc]"):
            url = document.absolute(player.get("pdfsrc") or "")
            if url and all(asset.url != url for asset in reading.assets):
                reading.assets.append(FoundAsset(url, "attachment", len(reading.paragraphs), player.get("sudyfile-attr") or ""))
        return reading

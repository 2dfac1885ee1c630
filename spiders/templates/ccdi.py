"""中央纪委国家监委 (ccdi.gov.cn): TRS with page tags, ``h2.tit`` over ``h3.daty``.

Its magazine 中国纪检监察 shares the mark-up and names neither date nor source.
"""

from __future__ import annotations

import re
from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.document import Document
from archiver.reading.familytemplate import FamilyTemplate
from archiver.reading.model import Found, Reading
from archiver.reading.template import SiteLike

_MAGAZINE = re.compile(r"--(\S{2,20}杂志)$")


class Ccdi(FamilyTemplate):
    """Articles of the site and of the magazine, whose pages say only in ``<title>`` where the text was published."""

    name: ClassVar[str] = "ccdi"
    rank: ClassVar[int] = 20
    family: ClassVar[Family] = Family(bodies=(".content",), tags_first=True)
    marks: ClassVar[tuple[str, ...]] = ("CA330000000604648580001", 'class="Article_61"')
    urls: ClassVar[re.Pattern[str] | None] = re.compile(r"//(?:[\w-]+\.)*ccdi\.gov\.cn/")

    def read(self, document: Document, site: SiteLike | None = None) -> Reading:
        """The article; an article of the magazine has the magazine as its source."""
        reading = super().read(document, site)
        magazine = _MAGAZINE.search(document.title)
        if reading.source is None and magazine is not None:
            reading.source = Found(magazine[1], "title:publisher")
            reading.missing = [name for name in reading.missing if name not in ("source", "date")]
        return reading

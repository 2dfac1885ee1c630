"""VSB Webber 博达: ``/info/1001/1234.htm``, text in ``.v_news_content``."""

from __future__ import annotations

from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.familytemplate import FamilyTemplate


class Vsb(FamilyTemplate):
    """Articles of this family."""

    name: ClassVar[str] = "vsb"
    rank: ClassVar[int] = 40
    family: ClassVar[Family] = Family(bodies=(".v_news_content", "#vsb_content", "#vsb_content_2"))
    marks: ClassVar[tuple[str, ...]] = ("v_news_content", "vsbcontent_start", "_newscontent_fromname", "/system/resource/js/")

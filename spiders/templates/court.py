"""最高人民法院 (court.gov.cn): ``/zixun/xiangqing/123.html``, ``div.title``, ``li.fl`` 来源 and 发布时间, ``#zoom``."""

from __future__ import annotations

import re
from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.familytemplate import FamilyTemplate


class Court(FamilyTemplate):
    """Articles of this family."""

    name: ClassVar[str] = "court"
    rank: ClassVar[int] = 20
    family: ClassVar[Family] = Family(bodies=("#zoom", ".txt_txt"))
    urls: ClassVar[re.Pattern[str] | None] = re.compile(r"/(?:zixun|fabu|shenpan)[/-]xiangqing[/-]\d+\.html")

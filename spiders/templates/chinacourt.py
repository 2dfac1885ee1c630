"""Courts on chinacourt.gov.cn: ``/article/detail/2023/07/id/1234.shtml``, ``#detail .b_title``, ``.sth_a``, ``.text``."""

from __future__ import annotations

import re
from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.familytemplate import FamilyTemplate


class ChinaCourt(FamilyTemplate):
    """Articles of this family."""

    name: ClassVar[str] = "chinacourt"
    rank: ClassVar[int] = 20
    family: ClassVar[Family] = Family(bodies=(".text", "#detail"))
    urls: ClassVar[re.Pattern[str] | None] = re.compile(r"/article/detail/\d{4}/\d{2}/id/\d+\.shtml")

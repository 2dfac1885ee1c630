"""JEECMS (Shanghai): addresses end in ``.jhtml``."""

from __future__ import annotations

import re
from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.familytemplate import FamilyTemplate


class Jeecms(FamilyTemplate):
    """Articles of this family."""

    name: ClassVar[str] = "jeecms"
    rank: ClassVar[int] = 45
    family: ClassVar[Family] = Family(bodies=("#content", ".content"))
    urls: ClassVar[re.Pattern[str] | None] = re.compile(r"\.jhtml(?:$|[?#])")

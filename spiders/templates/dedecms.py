"""DedeCMS 织梦: ``.viewbox`` with ``.title h2``, ``.info`` and ``.content``; often gb2312."""

from __future__ import annotations

import re
from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.familytemplate import FamilyTemplate


class DedeCms(FamilyTemplate):
    """Articles of this family."""

    name: ClassVar[str] = "dedecms"
    rank: ClassVar[int] = 45
    family: ClassVar[Family] = Family(bodies=(".content", ".viewbox"))
    marks: ClassVar[tuple[str, ...]] = ("/plus/count.php", "/templets/")
    urls: ClassVar[re.Pattern[str] | None] = re.compile(r"/plus/view\.php\?aid=")

"""PHPCMS v9: ``#Article h1`` with time and source in a span inside the heading, text in ``.content``."""

from __future__ import annotations

import re
from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.familytemplate import FamilyTemplate


class PhpCms(FamilyTemplate):
    """Articles of this family."""

    name: ClassVar[str] = "phpcms"
    rank: ClassVar[int] = 45
    family: ClassVar[Family] = Family(bodies=(".content",))
    marks: ClassVar[tuple[str, ...]] = ("/statics/js/", "index.php?m=content", "api.php?op=count")
    urls: ClassVar[re.Pattern[str] | None] = re.compile(r"index\.php\?m=content")

"""12309 中国检察网: ``/12309/gj/<省>/<市>/<县>/…/t20200702_8243278.shtml``, legal documents; ids of a series of its own."""

from __future__ import annotations

import re
from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.familytemplate import FamilyTemplate


class Jcy12309(FamilyTemplate):
    """Articles of this family."""

    name: ClassVar[str] = "jcy12309"
    rank: ClassVar[int] = 20
    family: ClassVar[Family] = Family(bodies=("#fontzoom", "#zoom", ".trs_editor", ".detail_con"))
    urls: ClassVar[re.Pattern[str] | None] = re.compile(r"/12309/gj/")

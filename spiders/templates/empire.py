"""EmpireCMS 帝国: ``/e/public/ViewClick/``, ``/d/file/``, text in ``#text``."""

from __future__ import annotations

from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.familytemplate import FamilyTemplate


class Empire(FamilyTemplate):
    """Articles of this family."""

    name: ClassVar[str] = "empire"
    rank: ClassVar[int] = 45
    family: ClassVar[Family] = Family(bodies=("#text", "#newstext", ".content"))
    marks: ClassVar[tuple[str, ...]] = ("/e/public/ViewClick", "/e/action/", "/d/file/p/")

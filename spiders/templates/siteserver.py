"""SiteServer CMS: ``/contents/34/1234.html``, files under ``/sitefiles/`` and ``/upload/``."""

from __future__ import annotations

from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.familytemplate import FamilyTemplate


class SiteServer(FamilyTemplate):
    """Articles of this family."""

    name: ClassVar[str] = "siteserver"
    rank: ClassVar[int] = 45
    family: ClassVar[Family] = Family(bodies=(".content", "#content"))
    marks: ClassVar[tuple[str, ...]] = ("/sitefiles/", "/SiteFiles/")

"""Any site that fills the state's page tags (ArticleTitle, PubDate, ContentSource; 国办发〔2017〕47号), whatever its CMS."""

from __future__ import annotations

from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.document import Document
from archiver.reading.familytemplate import FamilyTemplate


class GovMeta(FamilyTemplate):
    """Date by the visible line first, source by the tag first (FACTS.md §1)."""

    name: ClassVar[str] = "gov_meta"
    rank: ClassVar[int] = 70
    family: ClassVar[Family] = Family(tags_first=True)

    def fits(self, document: Document) -> bool:
        """True where one of the three article tags is filled."""
        return any(any(document.meta.get(name, ())) for name in ("articletitle", "pubdate", "contentsource"))

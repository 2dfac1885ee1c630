"""The reading for a host that nobody knows: by structure and by the words on the page."""

from __future__ import annotations

from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.document import Document
from archiver.reading.familytemplate import FamilyTemplate


class Generic(FamilyTemplate):
    """Fits every page; asked last."""

    name: ClassVar[str] = "generic"
    rank: ClassVar[int] = 100
    family: ClassVar[Family] = Family()

    def fits(self, document: Document) -> bool:
        """Always: the last resort."""
        return True

"""What a template is. A template reads one CMS family; it lives in a module of its own in ``spiders/templates/``."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import ClassVar, Protocol

from archiver.reading.document import Document
from archiver.reading.model import Reading


class SiteLike(Protocol):
    """What a template may ask of a site definition. ``select`` maps a field to the CSS or XPath that differs from the template."""

    @property
    def select(self) -> Mapping[str, str]: ...


class Template(ABC):
    """One CMS family. ``version`` goes up with every change that can change a reading, so that ``reparse`` can tell."""

    name: ClassVar[str]
    version: ClassVar[int] = 1
    rank: ClassVar[int] = 50  # whose fingerprint is asked for first: the lower; families before kinds of page, the generic reading last

    @abstractmethod
    def fits(self, document: Document) -> bool:
        """True where the page carries the family's fingerprint. Cheap: asked of every page whose host is not known."""

    @abstractmethod
    def read(self, document: Document, site: SiteLike | None = None) -> Reading:
        """The page's raw fields. The verdict is ``article``, ``list`` or ``other``; never raises on odd markup."""

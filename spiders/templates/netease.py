"""网易: ``.post_time_source`` above ``#endText``; ``本文来源`` and ``责任编辑`` with the editor's number below."""

from __future__ import annotations

from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.familytemplate import FamilyTemplate


class NetEase(FamilyTemplate):
    """Articles of this family."""

    name: ClassVar[str] = "netease"
    rank: ClassVar[int] = 30
    family: ClassVar[Family] = Family(bodies=("#endtext", "#content"))
    marks: ClassVar[tuple[str, ...]] = ("ntes-nav", "cms.126.net")

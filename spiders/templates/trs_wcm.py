"""TRS WCM, the main family: the procuratorates' shared platform (*.jcy.gov.cn) and most government sites, in several skins (FACTS.md §2).

The skins differ in the container of the text and in how the label line is built; the words are the same.
"""

from __future__ import annotations

import re
from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.familytemplate import FamilyTemplate


class TrsWcm(FamilyTemplate):
    """Articles at ``/202306/t20230630_4799520.shtml``: ``#fontzoom`` or ``#zoom`` in the newer skins, ``.TRS_Editor`` in the older."""

    name: ClassVar[str] = "trs_wcm"
    rank: ClassVar[int] = 40
    family: ClassVar[Family] = Family(
        bodies=("#fontzoom", "#zoom", ".trs_editor", ".trs_editor_view", ".trs_preappend", ".custom_unionstyle", "#content", ".article")
    )
    marks: ClassVar[tuple[str, ...]] = ("TRS_Editor", "trs_editor_view", "TRS_PreAppend", "Custom_UnionStyle", 'oldsrc="W0', "ta.trs.cn/")
    urls: ClassVar[re.Pattern[str] | None] = re.compile(r"/\d{6}/t\d{8}_\d+(?:_\w{1,3})?\.s?html?")

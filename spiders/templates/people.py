"""人民网 (people.com.cn) in its two skins: date and source in one line without a date label, 责编 in brackets at the end."""

from __future__ import annotations

import re
from typing import ClassVar

from archiver.reading.article import Family
from archiver.reading.familytemplate import FamilyTemplate


class People(FamilyTemplate):
    """Articles of this family."""

    name: ClassVar[str] = "people"
    rank: ClassVar[int] = 20
    family: ClassVar[Family] = Family(bodies=(".rm_txt_con", "#rwb_zw", ".box_con", "#p_content", ".show_text"))
    urls: ClassVar[re.Pattern[str] | None] = re.compile(r"//(?:[\w-]+\.)*people\.(?:com\.)?cn/")

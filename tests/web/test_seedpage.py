"""The seed's text, laid in every skin, keeps its words and their order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html as lxml_html

from tests.web.portal.skins import SKINS, charset
from tests.web.seedpage import read_seed, seed_page


@pytest.mark.parametrize("skin", SKINS)
def test_every_word_of_the_seed_is_on_the_page(shared: Path, skin: str) -> None:
    text = (shared / "seed" / "portal_page.txt").read_text(encoding="utf-8")
    page = seed_page(skin, text)
    shown = re.sub(r"\s", "", lxml_html.fromstring(page.body.decode(charset(skin))).text_content())
    for line in text.splitlines():
        for word in line.split():
            assert word in shown
    assert (shown.index("6月28日至29日") < shown.index("时间:2023-07-09")) == (skin == "labels_after")
    assert shown.index("党史教育") < shown.index("原文链接:http://www.nm.jcy.gov.cn/") < shown.index("[免责声明]")


def test_a_text_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="当前所在"):
        read_seed("欢迎访问\n时间:2023-07-09\n")

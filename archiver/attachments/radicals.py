"""Letters of the two radical blocks, which PDFs printed by browsers hold in place of the characters meant (STACK.md, pitfalls)."""

from __future__ import annotations

import unicodedata

# NFKC knows the Kangxi radicals (U+2F00–2FD5) only. Of the supplement (U+2E80–2EF3) those that are whole characters are folded: what is
# a part of a character stands for no word. The pairs are Unicode's EquivalentUnifiedIdeograph.
_SUPPLEMENT = (
    "⺄乙⺊卜⺎兀⺒巳⺓幺⺜日⺝月⺟母⺠民⺧牛⺩王⺬示⺮竹⺶羊⺻聿⺼肉⺽臼⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食"
    "⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_TABLE = dict(zip(map(ord, _SUPPLEMENT[::2]), _SUPPLEMENT[1::2], strict=True)) | {
    code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)
}


def fold(text: str) -> str:
    """*text* with every radical letter as the character it shows; all else unchanged."""
    return text.translate(_TABLE)

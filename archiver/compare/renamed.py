"""Names that only a change betrays: where nothing around tells a name, but one stands in the place of another.

One stretch was replaced by another, and on both sides its end makes a surname with characters that given names are made of.
高度 → 高效 is none: 度 and 效 stand in no name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import product
from operator import attrgetter

from archiver.compare.body import Body
from archiver.compare.changes import Changes
from archiver.compare.chars import Span
from archiver.compare.names import SURNAMES
from archiver.compare.tokens import Token

LONGEST = 3  # surname and two characters
# Characters that make up most given names. One that is missing here costs a finding of kind name, never a change.
_GIVEN = frozenset(
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国文辉志鹏飞飛宁琳玲波斌浩宇佳欣雪婷倩雯颖慧莹晶晨阳旭东海燕春秋冬夏云龙凤山林森峰岩川江河湖"
    "永庆德胜利成功民忠诚义仁信礼智良才俊豪雄毅坚立新远航启思雨桐振怡哲然若曦宗翰乐天书瑶素凯蕾博晓光荣富贵福禄寿康健安泰顺祥瑞吉庆嘉美珍珠宝金银玲珑琴棋诗"
    "学勤俭朴素贤淑惠兰竹菊松柏楠榕桦槐柳杨桃杏梨萍莲荷芬芝茹蓉薇莉莎娅妮妍婧婉媛嫣娇姣娥姗妹姝姿威武彪虎豹骏驰骁鑫鸿鹏鹤雁鹰翔翼羽卫兵将帅彬斐炜烨煜炎焱"
    "灿炳耀照曙昊昱晖晗晟景昌昭映晴朗润泽涵淼清源深瀚潇洁滢汉沛津浦渊澜锋钢铁钧铭锐钰镇锦尧舜禹世界传承继绍祖宏恒弘广大长久元亨贞根本茂盛繁彤丹青蓝绿紫"
    "月星辰露霜冰岚菲艺歌舞梦琪琦瑾瑜璐璇琼瑛珊珂珍玫玮坤乾培城堂坡均圣灵凡亮冠凌军冲剑力劲勋化卓卿友发可君和善喜嘉土圆增壮奇奎好如妙孝孟季守宜宝宪家容宾密寒"
    "尚山岗岳峥崇巍左巧帆平庚延开引张彦彩征律微心必怀怡恩悦惟愉意慈懿成戈才扬抒拓捷攀政效敬斯方旗日时昂晋普智朋望朝杉材来杭枫栋格桥森楚榆樱欢正殿毓水汇沙治法泉"
)
_SURNAMES = frozenset(SURNAMES)
_DOTTED = re.compile(r"[㐀-鿿]{2,6}·[㐀-鿿]{2,6}")


def renamed(a: str, left: Span, b: str, right: Span) -> tuple[Span, Span] | None:
    """The two names that the ends of a replaced stretch are part of: in folded *a* at *left*, in *b* at *right*; None where there are none.

    Around the stretch both texts are the same. Where more than a name was replaced, the surname must be the same on both sides.
    """
    short = max(left[1] - left[0], right[1] - right[0]) <= LONGEST
    for name_a, name_b in _placed(left, right):
        if _is_name(a, name_a) and _is_name(b, name_b):
            said_a, said_b = a[slice(*name_a)], b[slice(*name_b)]
            if said_a != said_b and (short or said_a[0] == said_b[0]):
                return name_a, name_b
    whole = (a[slice(*left)], b[slice(*right)])
    if (
        whole[0] != whole[1]
        and any(_DOTTED.fullmatch(text) for text in whole)
        and all(_DOTTED.fullmatch(text) or _is_all_name(text) for text in whole)
    ):
        return left, right
    return None


def _placed(left: Span, right: Span) -> Iterator[tuple[Span, Span]]:
    """Where the two names may stand: ending with the stretch or a character after it, or beginning with it or before it; longer first."""
    for long_a, long_b in product((3, 2), repeat=2):
        for after in (1, 0):
            ends = left[1] + after, right[1] + after
            if long_a > after and long_b > after:
                yield (ends[0] - long_a, ends[0]), (ends[1] - long_b, ends[1])
        for before in (2, 1, 0):
            name_a, name_b = (left[0] - before, left[0] - before + long_a), (right[0] - before, right[0] - before + long_b)
            if left[0] < name_a[1] <= left[1] and right[0] < name_b[1] <= right[1]:
                yield name_a, name_b


def _is_name(text: str, span: Span) -> bool:
    return span[0] >= 0 and span[1] <= len(text) and _is_all_name(text[slice(*span)])


def _is_all_name(text: str) -> bool:
    return 1 < len(text) <= LONGEST and text[0] in _SURNAMES and all(char in _GIVEN for char in text[1:])


def name_like(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Every stretch within *spans* that would make a name, three characters before two, none overlapping."""
    for start, end in spans:
        at = start
        while at < end:
            long = next((long for long in (3, 2) if at + long <= end and _is_all_name(text[at : at + long])), 0)
            if long:
                yield at, at + long
            at += long or 1


def put_renamed(changes: Changes, names_a: list[Token], names_b: list[Token]) -> None:
    """Put the names that a change betrays among those found by what stands around them."""
    for region in changes.regions:
        if names := renamed(changes.a.text, region.a[-1], changes.b.text, region.b[-1]):
            _put_in(names_a, changes.a, names[0])
            _put_in(names_b, changes.b, names[1])


def _put_in(names: list[Token], body: Body, span: Span) -> None:
    """Put a name in its place, unless one stands there."""
    start, end = span
    place = bisect_left(names, start, key=attrgetter("start"))
    free = (place == 0 or names[place - 1].end <= start) and (place == len(names) or names[place].start >= end)
    if free:
        names.insert(place, Token("name", start, end, body.text[start:end]))

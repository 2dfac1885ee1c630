"""Person names in folded text, found by what stands around them: posts and parts before, deeds after. No cue, no name.

Sources: FACTS.md §4 (a name is 2 to 4 characters, minority names with ·, or XX某); §7 and title_formulas.tsv (where names stand).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段"
    "雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘"
    "景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣"
    "楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺桦云"
)
_COMPOUND = "欧阳|司马|上官|诸葛|慕容|尉迟|皇甫|令狐|公孙|轩辕|东方|夏侯|南宫|司徒|端木|呼延"
_HAN = r"[㐀-鿿]"
POSTS = (
    "书记|副?检察长|局长|主任|厅长|部长|省长|市长|县长|区长|州长|镇长|乡长|村长|院长|庭长|处长|科长|司长|署长|所长|站长|校长|行长|社长|台长|队长|"
    "秘书长|董事长|理事长|总经理|经理|总裁|主席|常委|委员|组长|政委|巡视员|调研员|专员|检察官|法官|会计|出纳"
)
_ROLES = (
    "被告人|犯罪嫌疑人|嫌疑人|被害人|当事人|记者|通讯员|律师|干警|民警|教授|代表|"
    "负责人|法定代表人|公诉人|承办人|主讲人|村民|居民|党员|志愿者"
)
_BEFORE = rf"(?:{POSTS}|{_ROLES}):?"
# What a name may be followed by: a mark, the end, or the first characters of what people do in notices.
_AFTER = (
    "(?=$|[^㐀-鿿a-z0-9]|[一二三四五六七八九十]案|通讯员|记者|本报|见习"
    "|[涉作利担主出表说介指认要受犯案决被因系等一同参致讲发摄到在的以为任与及对曾还从进走率带赴深听调会做围分宣供自归接陪伙收多先采挪私捐结连推感告坦透回谈])"
)
_GIVEN_END = rf"(?![涉说等被因系的在到是和与及以为任对从将把犯案受捐结连推感告坦透回谈]){_HAN}"
_GIVEN = rf"(?:{_HAN}{_GIVEN_END}{_AFTER}|{_HAN}{_AFTER})"
_NAME = rf"(?:[{SURNAMES}]某[某甲乙丙丁]?|(?:{_COMPOUND}){_GIVEN}|[{SURNAMES}]{_GIVEN})"
_DOTTED = rf"{_HAN}{{2,6}}(?:·{_HAN}{{2,4}}?){{1,3}}{_AFTER}"
_DEED = r"(?=涉嫌|受贿|贪污|滥用职权|玩忽职守|利用|作出|决定逮捕|提起公诉|立案|采取|一案|案|犯[㐀-鿿]{1,8}罪)"
_FINDERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_BEFORE}(?P<name>{_DOTTED}|{_NAME})",
        rf"(?:^|[^㐀-鿿]|[对将由给与和向把以])(?P<name>{_DOTTED}|{_NAME}){_DEED}",
        rf"对(?P<name>{_NAME})(?=(?:、{_HAN}{{2,3}}){{1,9}}[一二三四五六七八九十]案)",
        rf"(?P<name>[{SURNAMES}]某[某甲乙丙丁]?)",
    )
)
_NEXT = re.compile(rf"、(?P<name>{_NAME})")


def name_spans(folded: str) -> list[tuple[int, int]]:
    """Spans ``[start, end)`` of person names, in order, none overlapping; a list goes on over 、 once its first name is known."""
    found: dict[int, int] = {}
    for finder in _FINDERS:
        for match in finder.finditer(folded):
            for start, end in _listed(folded, match.span("name")):
                found.setdefault(start, end)
    return list(_without_overlaps(sorted(found.items())))


def _listed(folded: str, first: tuple[int, int]) -> Iterator[tuple[int, int]]:
    yield first
    following = _NEXT.match(folded, first[1])
    while following:
        yield following.span("name")
        following = _NEXT.match(folded, following.end())


def _without_overlaps(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    last = -1
    for start, end in spans:
        if start >= last:
            yield start, end
            last = end

"""Who wrote it, where the text itself says so: a byline paragraph, a bracket at its end, 记者 in its first sentence (FACTS.md §4)."""

from __future__ import annotations

import re
from dataclasses import dataclass

# The two hundred commonest surnames: a bracket of two to four characters at the end of a text is a name only behind one of them.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊"
    "秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯"
    "纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
_NAME = "[\u4e00-\u9fff](?:[\u4e00-\u9fff·]{1,9})"
_NAMES = rf"{_NAME}(?:[\s、，,&]{{1,3}}(?:(?:本[报网刊]|特约)?(?:通讯员|记者|实习生)[\s:：]?)?{_NAME}){{0,9}}"
_ROLE = r"(?:(?:本[报网刊台社]|特约|见习|实习|全媒体|首席|驻[\u4e00-\u9fff]{2,6}){0,3}(?:记者|通讯员|特派员)|作者|撰文|文)"
_ORGAN = r"[《\u4e00-\u9fffA-Za-z·]{1,24}(?:网站|网|报|社|台|刊|杂志|中心|频道|客户端|检察院|监委|纪委|法院|委员会|新媒体)》?"
_BULLETS = r"[□■◎●▲▍☐\s]{0,4}"

_WITH_ROLE = re.compile(
    rf"{_BULLETS}[(（【]?(?:《?[\u4e00-\u9fffA-Za-z·]{{0,16}}》?\s?)??(?P<role>{_ROLE})[\s:：/]{{1,3}}(?P<names>{_NAMES})[)）】]?"
)
_WITH_ORGAN = re.compile(rf"{_BULLETS}{_ORGAN}\s(?P<names>{_NAMES})")
_NAME_LENGTHS = re.compile(r"[\u4e00-\u9fff·]+")
_OPENING = re.compile(r"[(（](?P<role>[^（()）]{0,14}?(?:记者|通讯员))[\s:：]?(?P<names>[^（()）]{2,60})[)）]")
_CLOSING = re.compile(r"[(（](?P<names>[^（()）]{2,60})[)）]。?\s?$")
_IN_BRACKET = re.compile(r"[^，。]{0,14}?(?P<role>记者|通讯员)[\s:：]{0,2}")
_PHOTO = re.compile(
    r"(?:^|[\s，。（(])(?P<names>[\u4e00-\u9fff·]{2,4}(?:、[\u4e00-\u9fff·]{2,4}){0,3})\s?[/／]?(?P<role>摄影报道|摄影|摄)[）)。]?$"
)
_NO_NAMES = re.compile(r"^(?:报道|综合|整理|编辑|本报|完|记者|通讯员)")


@dataclass(frozen=True, slots=True)
class Byline:
    """``role`` as shown (记者, 通讯员 …; ``author`` where none is), ``names`` as shown, separators and further roles within."""

    role: str
    names: str


def is_byline(text: str) -> Byline | None:
    """What a paragraph says that is nothing but a byline: ``半月谈记者 史卫燕``, ``中央纪委国家监委网站 王生霞 通讯员 杨生军``."""
    if len(text) > 60:
        return None
    match = _WITH_ROLE.fullmatch(text)
    if match is not None and _are_names(match["names"]):
        return Byline(match["role"], match["names"])
    match = _WITH_ORGAN.fullmatch(text)
    if match is not None and _are_names(match["names"]):
        return Byline("author", match["names"])
    return None


def is_bare_role(text: str) -> bool:
    """True for a paragraph such as ``新华社记者``: a byline whose names the page has lost."""
    return len(text) <= 14 and text.endswith(("记者", "通讯员")) and " " not in text


def is_name(text: str) -> bool:
    """True for a line that is one or two names and nothing else, each behind a common surname."""
    names = re.split(r"[\s、]", text)
    return len(names) < 3 and all(2 <= len(name) <= 3 and name[0] in _SURNAMES and _NAME_LENGTHS.fullmatch(name) for name in names)


def opening_byline(first: str) -> Byline | None:
    """``新华社巴黎12月9日电（记者唐霁）法国9日…`` within the first characters of the text."""
    match = _OPENING.search(first[:90])
    if match is None:
        return None
    names = re.sub(r"\s(?:整合|整理|报道|综合|综合报道|文/图|图/文|摄影报道)$", "", match["names"].strip())
    return Byline(match["role"].strip("《》 "), names) if _are_names(names) else None


def closing_byline(last: str) -> Byline | None:
    """``…推向前进！（记者孙少龙、王鹏、范思翔）`` or ``…举行。（张巨峰）`` at the end of the text, or a byline as its last paragraph."""
    match = _CLOSING.search(last[-70:])
    if match is None:
        return is_byline(last)
    inner = match["names"].strip()
    role = _IN_BRACKET.match(inner)
    if role is not None:
        names = inner[role.end() :]
        return Byline(role["role"], names) if _are_names(names) else None
    names = re.split(r"[\s、]", inner)
    if all(2 <= len(name) <= 3 and name[0] in _SURNAMES for name in names) and not re.search("摄|图|完|略|综合|编|刊", inner):
        return Byline("author", inner)
    return None


def photographer(caption: str) -> Byline | None:
    """``…花生地里正录制视频 李尕 摄`` at the end of a caption."""
    match = _PHOTO.search(caption[-40:]) if len(caption) < 200 else None
    return Byline(match["role"], match["names"]) if match is not None else None


def _are_names(text: str) -> bool:
    """True where every run of characters can be a name (2 to 4, more with a ·), or a role's name between names."""
    runs = [run for run in _NAME_LENGTHS.findall(text) if run not in ("通讯员", "记者", "本报记者", "本报通讯员", "特约通讯员", "实习生")]
    return bool(runs) and all((len(run) <= 4 and not _NO_NAMES.match(run)) or "·" in run or _glued(run) for run in runs)


def _glued(run: str) -> bool:
    """``于莹莹通讯员刘潇``: names around a role, without blanks."""
    parts = re.split("通讯员|记者|实习生", run)
    return len(parts) > 1 and all(len(part) <= 4 for part in parts)

"""The words around an organ's name in a source line: channels, notes, people. Pure; every pattern is anchored or bounded.

The lists come from domain/source_alias_patterns.tsv (channels, account noise), domain/labels.tsv (null sources) and FACTS.md §3–4.
"""

from __future__ import annotations

import re

_CHANNELS = """
官方微信公众平台 官方微信公众号 微信公众平台 微信公众号 微信订阅号 微信服务号 官方公众号 官方微信 微信号 微信 公众号 订阅号
官方微博 新浪微博 腾讯微博 微博 官微 新闻客户端 官方客户端 手机客户端 客户端 APP 官方网站 门户网站 互联网站 官网 网站 网
官方抖音 抖音号 抖音 视频号 头条号 百家号 澎湃号 快手号 快手 强国号 人民号
网上发布厅 发布厅 发布 服务在线 在线 电子版 融媒体 新媒体
"""
_COLUMNS = "周刊 专刊 副刊 专版 频道 专栏 栏目 评论 周末 观察 版面 版"
_TOPICS = "时政 时评 时事 法治 法制 社会 文化 文摘 国际 国内 财经 经济 金融 军事 体育 教育 健康 科技 房产 汽车 娱乐 反腐 舆情 要闻 图片"
_ORGANS = "报 网 社 台 院 局 委 办 部 厅 处 政府 杂志 中心 公司 大学 集团 协会"
_SELF = "本站 本院 我院 本网 本网站 我网 本站原创 本网原创 本院原创 本院网站 我院网站 本站讯 本网讯 本院讯"
_NULL = """
网络 互联网 网络转载 网络整理 网络综合 来源网络 来源于网络 互联网整理 未知 转载 原创 综合 综合整理 整理 其他 其它 不详 佚名 匿名 无 暂无 空
admin administrator null none n/a undefined 管理员 系统管理员 编辑 编辑部 小编 网友 网友投稿 投稿 本报 本刊 本报讯
"""
CHANNELS = tuple(sorted(_CHANNELS.split(), key=len))
SELF = frozenset(_SELF.split())
NULL = frozenset(_NULL.split())

_DEPARTMENT = re.compile(r"(检察院)[^ ]{0,12}(?:部|处|科|室|局|办|中心|大队|支队|总队|组)\Z")
_LABEL = re.compile(
    r"(?:(?:新闻|文章|信息|稿件|内容)?来源(?:单位|于)?|信息提供|供稿单位|发布单位|发布机构|发布者|转载自|转自|出处|稿源)\s?[:：]\s?"
)
_QUOTES = str.maketrans(dict.fromkeys("“”\"「」『』《》〈〉‘’'", ""))
_ACCOUNT = re.compile(r"[ (（\[【]?(?:微信号|微信ID|公众号ID|ID|id)\s?[:：]\s?[A-Za-z0-9_-]{3,40}[)）\]】]?\Z")
# Where a paper printed it: 《检察日报》7月5日第2版.
_PRINTED = re.compile(r"\s?(?:(?:\d{4}年)?\d{1,2}月)?(?:\d{1,2}日)?\s?第?\s?(?:[A-Z]?\d{1,2}|[一二三四五六七八九十]{1,2})\s?版\Z")
_DATED = re.compile(r"\d{1,2}月\d{1,2}日?[电讯]\Z")
_DIVIDERS = re.compile(r"[-－—–―─/|丨_;；,，、:：@()（）\[\]【】\s]+")
_MARKER = re.compile(r"(?:本报|本网|本刊|特约|见习|实习|全媒体)?(?:记者|通讯员|作者|文/|撰稿|摄影|编辑|责编|责任编辑)")
_PERSON = re.compile(r"[\u3400-\u9fff]{2,4}(?:·[\u3400-\u9fff]{1,8}){0,3}\Z")

# The commonest family names; a name standing alone is taken for a person by them only.
_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻苏潘葛范彭鲁韦马苗方俞任袁柳史唐费薛雷贺倪汤罗毕"
    "郝邬常于傅齐康伍余顾孟黄穆萧尹姚邵汪毛狄臧戴宋庞熊纪舒项祝董梁杜阮蓝闵季贾路江童郭梅林钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫"
    "房丁邓洪包左石崔吉龚程邢裴陆荣翁荀甄曲封靳段焦巴侯班仲伊宁仇甘武刘景詹龙叶司黎白蒲邰卓蔺屠蒙池乔聂翟谭申冉桑桂牛燕冀尚温"
    "庄晏柴瞿阎慕习艾易廖耿欧巩关荆盖付肖代岳解"
)


def without_label(text: str) -> str:
    """*text* without a label that came along: 来源：检察日报 → 检察日报."""
    match = _LABEL.match(text)
    return text[match.end() :] if match else text


def bare(text: str) -> str:
    """*text* without quotation marks, account ids, the page of a paper, and hyphens set between all its characters (长-岭-检-察)."""
    plain = _PRINTED.sub("", _ACCOUNT.sub("", text.translate(_QUOTES))).strip()
    spaced = len(plain) >= 5 and len(plain) % 2 == 1 and set(plain[1::2]) <= {"-", "·", "."}
    return plain[::2] if spaced else plain


def tokens(text: str) -> list[str]:
    """The parts of a source line, a word such as 记者 always a part of its own."""
    return [part for part in _DIVIDERS.split(_MARKER.sub(lambda m: f" {m[0].rstrip('/')} ", text)) if part]


def marks_person(word: str) -> bool | None:
    """True for a word after which reporters stand (记者, 作者), False for one after which others do (通讯员, 编辑), else None."""
    if word.endswith(("记者", "作者", "撰稿")) or word == "文":
        return True
    return False if word.endswith(("通讯员", "摄影", "编辑", "责编")) else None


def is_name(token: str) -> bool:
    """True where *token* has the form of a person's name; only after a word such as 记者 is that enough."""
    return bool(_PERSON.match(token))


def is_person(token: str) -> bool:
    """True where *token* is a name by itself: two or three characters, a common family name first, no word for a column or an organ."""
    named = len(token) in (2, 3) and token[0] in _SURNAMES and is_name(token)
    return named and not is_column(token) and not sounds_official(token)


def is_column(token: str) -> bool:
    """True for the part of a medium: 明镜周刊, 文化频道, 时政."""
    return token.endswith(tuple(_COLUMNS.split())) or token in _TOPICS.split()


def sounds_official(token: str) -> bool:
    """True where *token* ends as names of organs and media do: it may be another source."""
    return token.endswith(tuple(_ORGANS.split()))


def peeled(token: str) -> list[tuple[str, str]]:
    """(rest, channel) for every channel that *token* ends in, shortest first: 央视新闻客户端 ends in 客户端 and in 新闻客户端."""
    return [(token.removesuffix(c), c) for c in CHANNELS if token.endswith(c) and len(token) > len(c)]


def undated(token: str) -> str | None:
    """新华社北京6月9日电 → 新华社北京; None where there is no such end."""
    match = _DATED.search(token)
    return token[: match.start()] if match else None


def without_department(token: str) -> str | None:
    """山东省人民检察院新闻办公室 → 山东省人民检察院; None where no department follows."""
    match = _DEPARTMENT.search(token)
    return token[: match.end(1)] if match else None

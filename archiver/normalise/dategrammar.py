"""The forms of a date, one named pattern each; every row of date_formats.tsv is one of them or is refused on purpose.

All patterns are matched against a ``plain`` string: full-width and look-alike characters made ASCII one for one, so that spans hold.
"""

from __future__ import annotations

import re

from archiver.normalise.clocktime import CLOCK, PERIOD
from archiver.normalise.numerals import SMALL, YEAR

_PLAIN = str.maketrans(
    {
        **{chr(0xFF01 + offset): chr(0x21 + offset) for offset in range(94)},
        **dict.fromkeys("\t\n\r\x0b\x0c\x85\xa0\u3000\u202f\u2002\u2003\u2009", " "),
        **dict.fromkeys("‐‑‒–—―−─━﹣", "-"),
        **dict.fromkeys("〔【〖", "["),
        **dict.fromkeys("〕】〗", "]"),
        "號": "号",
        "：": ":",
        "﹕": ":",
        "∶": ":",
        "、": ",",
    }
)

_NOT_IN_NUMBER = r"(?<![0-9〇零一二三四五六七八九.\-/])"
_WEEKDAY = r"\(?(?:星期|周|礼拜)[一二三四五六日天]\)?"
# "2023-07-0910:20": a day of two digits may be followed by a time at once; else no digit may follow.
_DAY_DIGITS = r"(?:[0-9]{2}(?=[0-9]{2}:[0-9]{2})|[0-9]{1,2}(?![0-9]))"
_CJK_DAY = rf"(?P<month>{SMALL}) {{0,3}}月(?:份)? {{0,3}}(?P<day>{SMALL}) {{0,3}}[日号]"

CJK_FULL = rf"(?P<year>{YEAR}) {{0,3}}年,? {{0,3}}{_CJK_DAY}"
SEPARATED_FULL = (
    r"(?P<year>[12][0-9]{3})(?:(?P<sep>--?|/|\.) ?(?P<month>[0-9]{1,2})(?P=sep) ?"
    rf"(?P<day>{_DAY_DIGITS})|[-./](?P<month2>[0-9]{{2}})[-./](?P<day2>[0-9]{{2}}(?![0-9])))"
)
CJK_MONTH = rf"(?P<year>{YEAR}) {{0,3}}年 {{0,3}}(?P<month>{SMALL}) {{0,3}}月(?:份)?"

_TIME_TAIL = rf"(?:[ T,]{{0,3}}{_WEEKDAY})?[ T,]{{0,3}}(?:{CLOCK}|{PERIOD}|早间)?(?: ?{_WEEKDAY})?"

# Forms of a whole string that give a day, in the order they are tried. Those without a year need one from elsewhere.
WHOLE = tuple(
    (name, re.compile(date + _TIME_TAIL))
    for name, date in (
        ("cjk", CJK_FULL),
        ("separated", SEPARATED_FULL),
        ("compact", r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?![0-9])"),
        ("wordpress", rf"(?P<month>{SMALL})月 (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th), (?P<year>[12][0-9]{{3}})"),
        ("new-year", rf"(?P<year>{YEAR}) ?年(?:的?第一天|元旦)"),
        ("short-year", r"(?P<short>[0-9]{2})(?P<sep>[-/])(?P<month>[0-9]{2})(?P=sep)(?P<day>[0-9]{2}(?![0-9]))"),
        ("short-year-cjk", rf"(?P<short>[0-9]{{2}}) ?年 ?{_CJK_DAY}"),
        ("month-day-cjk", _CJK_DAY),
        ("month-day", rf"(?P<month>[0-9]{{2}})[-/](?P<day>(?=[0-9]{{2}}){_DAY_DIGITS})"),
    )
)

STAMP = re.compile(r"(?P<year>(?:19|20)[0-9]{2})(?P<rest>[0-9]{8}(?:[0-9]{2})?)")  # YYYYMMDDHHMM(SS)
EPOCH = re.compile(r"1[0-9]{9}(?P<milliseconds>[0-9]{3})?")
ZONED = re.compile(
    r"(?P<date>[12][0-9]{3}-[01][0-9]-[0-3][0-9])[T ]{1,2}(?P<time>[0-2][0-9]:[0-5][0-9](?P<seconds>:[0-5][0-9](?:\.[0-9]{1,9})?)?)"
    r" ?(?P<zone>Z|[+-][01][0-9]:?[0-9]{2})"
)
HTTP = re.compile(r"[A-Z][a-z]{2}, [0-3][0-9] [A-Z][a-z]{2} [12][0-9]{3} [0-2][0-9]:[0-5][0-9]:[0-6][0-9] GMT")
MONTH_ONLY = re.compile(rf"(?:{CJK_MONTH}|(?P<year2>[12][0-9]{{3}})(?P<sep2>[-/.])(?P<month2>[01]?[0-9]))")
YEAR_ONLY = re.compile(rf"(?P<year>{YEAR}) ?年")

_DAY_WORD = rf"(?P<word>今天|今日|昨天|昨日|前天|前日)(?: {{0,3}}(?:{CLOCK}))?"
RELATIVE = re.compile(rf"(?:{_DAY_WORD}|(?P<now>刚刚|刚才)|(?P<count>[0-9]{{1,3}}|半) ?(?P<unit>秒钟?|分钟|小时|天)之?前)")

# What may stand around a date in the value of a label, and says nothing: labels of dates, brackets, dividers, weekdays.
_DATE_LABELS = (
    "发布时间|发布日期|发表时间|发表日期|发稿时间|更新时间|更新日期|录入时间|创建时间|公布日期|成文日期|发文日期|上传时间|信息时间|生成日期|时间|日期"
    "|发布于|发表于|北京时间"
)
LEAD = re.compile(rf"(?:{_DATE_LABELS}|{_WEEKDAY}|[ :\[(,|丨])*+")
TAIL_CHARS = " ])|丨,;。"
# Where the next label begins, the date has ended: "2019年07月10日07:16  来源:人民网".
NEXT_LABEL = re.compile(
    r"[ |(\[]{0,8}(?:(?:信息|新闻|文章|稿件)?来源|作者|记者|通讯员|(?:责任)?编辑|责编|字号|字体|点击|浏览|阅读|访问量|人气|打印|分享|收藏)"
)

# Years that running text counts from the day it was published.
YEAR_WORDS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}

# Forms that are looked for in running text; a two-digit year or a bare MM-DD is too easily something else there.
IN_TEXT_FORMS = (
    ("cjk", re.compile(_NOT_IN_NUMBER + CJK_FULL)),
    ("separated", re.compile(_NOT_IN_NUMBER + SEPARATED_FULL + r"(?![.\-/][0-9])")),
    ("month", re.compile(_NOT_IN_NUMBER + CJK_MONTH + r"(?! {0,3}[0-9一二三四五六七八九十廿卅])")),
    ("year-word-cjk", re.compile(rf"(?P<year_word>{'|'.join(YEAR_WORDS)}) {{0,3}}{_CJK_DAY}")),
    ("month-day-cjk", re.compile(rf"(?<![0-9〇零一二三四五六七八九十.\-/年])(?<!年 ){_CJK_DAY}")),
)
RANGE_TAIL = re.compile(rf" ?(?:至|到|~|--?) ?(?:(?P<month>{SMALL}) ?月 ?)?(?P<day>{SMALL}) ?[日号]")
NO_DATE_BEFORE = re.compile(r"(?:农历|阴历|旧历|今天是|今天)[ :,]{0,3}\Z")


def plain(text: str) -> str:
    """*text* with look-alikes made ASCII, character for character."""
    return text.translate(_PLAIN)

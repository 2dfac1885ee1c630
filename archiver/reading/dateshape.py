"""What looks like a written-out date. Shapes only: whether the day exists is for ``normalise.dates`` to say."""

from __future__ import annotations

import re

_YEAR = r"(?:19|20)\d\d"
_TIME = r"(?:\d{1,2}[:：]\d{1,2}(?:[:：]\d{1,2})?(?:\.\d{1,3})?|\d{1,2}时\d{1,2}分(?:\d{1,2}秒)?)"
_ZERO = "〇○◯Oo0零"
_NUMERAL = f"[{_ZERO}一二三四五六七八九十廿卅]"

# A whole day with its year, and the time written behind it: 2023-07-09 10:20 · 2019年06月15日08:18 · 2017——04——12 21:37 · 2019-9-7 21:30:50
DATE = re.compile(
    rf"{_YEAR}\s{{0,2}}(?:[-/.．]|年|——)\s{{0,2}}[01]?\d\s{{0,2}}(?:[-/.．]|月|——)\s{{0,2}}[0-3]?\d日?号?"
    rf"(?:[\sT]{{0,4}}(?:[（(]?(?:星期|周)[一二三四五六日天][)）]?\s{{0,2}})?(?:上午|下午)?\s?{_TIME})?"
    rf"|{_NUMERAL}{{4}}年{_NUMERAL}{{1,3}}月{_NUMERAL}{{1,3}}日"
    rf"|十?[一二三四五六七八九十]月 \d{{1,2}}(?:st|nd|rd|th), {_YEAR}"
)
# What may follow a date label although it names no year: 10-08 12:00 · 昨天 09:34 · 3小时前
SHORT_DATE = re.compile(rf"[01]?\d[-/月][0-3]\d日?\s?{_TIME}?|(?:今天|昨天|前天)\s?{_TIME}?|刚刚|\d{{1,2}}\s?(?:分钟|小时|天)前")
ONLY_DATE = re.compile(rf"[（(]?(?:{DATE.pattern})[）)]?")

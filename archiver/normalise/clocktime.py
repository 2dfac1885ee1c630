"""The time of day behind a date: 10:20, 05-04-47, 10时20分, 下午三点半, 1:23:34 PM."""

from __future__ import annotations

import re
from datetime import time

from archiver.normalise.numerals import SMALL, small

PERIOD = "凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜间|晚"
_AFTERNOON = frozenset(("下午", "傍晚", "晚上", "晚间", "夜间", "晚", "PM"))

# Named groups, for use once in a pattern. A whole time or nothing: what half fits is left over, and then the string is not understood.
CLOCK = (
    rf"(?P<period>{PERIOD})? ?(?:"
    r"(?P<h>[0-2]?[0-9]):(?P<m>[0-5][0-9])(?::(?P<s>[0-5][0-9])(?:\.[0-9]{1,9})?)?(?: ?(?P<half_day>[AaPp][Mm]))?"
    r"|(?P<dash_h>[0-2][0-9])-(?P<dash_m>[0-5][0-9])-(?P<dash_s>[0-5][0-9])"
    rf"|(?P<cjk_h>{SMALL}) ?[点时點時] ?(?:整|(?P<cjk_m>半|{SMALL}) ?分? ?(?:(?P<cjk_s>{SMALL}) ?秒)?)?)"
)


def read_clock(found: re.Match[str]) -> tuple[time | None, str]:
    """The time in *found*, a match of a pattern with ``CLOCK`` in it, and its precision; (None, "day") where it has none or none such."""
    hour, minute, second = (found["h"], found["m"], found["s"]) if found["h"] else (found["dash_h"], found["dash_m"], found["dash_s"])
    if found["cjk_h"]:
        hour, minute, second = found["cjk_h"], found["cjk_m"], found["cjk_s"]
    if hour is None:
        return None, "day"
    minutes = 30 if minute == "半" else small(minute or "0")
    hours = _on_24(small(hour), found["period"] or (found["half_day"] or "").upper())
    seconds = small(second or "0")
    if hours is None or hours > 23 or minutes > 59 or seconds > 59:
        return None, "day"
    return time(hours, minutes, seconds), "second" if second else "minute"


def _on_24(hour: int, period: str) -> int | None:
    """The hour on the 24-hour clock; None where the words contradict each other or leave it open (晚上十二点, 上午12时)."""
    if period in _AFTERNOON:
        if hour == 12:
            return 12 if period in ("下午", "PM") else None
        return (hour + 12 if hour < 12 else hour) if hour else None
    if period == "中午":
        return {11: 11, 12: 12, 1: 13, 13: 13}.get(hour)
    if period in ("AM", "凌晨"):
        return hour % 12 if hour <= 12 else None
    return hour if not period or hour < 12 else None

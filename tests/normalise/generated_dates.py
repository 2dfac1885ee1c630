"""Dates made up and read back, in machines of three time zones: ``python -m tests.normalise.generated_dates [--examples 100000]``.

Each zone is a process of its own with ``TZ`` set. Right means the day written, and where a time was written the instant, in
Asia/Shanghai; a day that the calendar lacks must be refused. One line a zone, exit status 1 where anything was wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from archiver.normalise.dates import ZONE, parse

ROOT = Path(__file__).resolve().parents[2]
ZONES = ("UTC", "Asia/Shanghai", "America/Los_Angeles")
DIGITS = "〇一二三四五六七八九"


def cjk(number: int) -> str:
    """A number below 100 as a signature line writes it."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones or not tens else "")


def cjk_date(day: date, zero: str) -> str:
    """A day in Chinese numerals, with one of the signs for zero."""
    return "".join(DIGITS[int(c)] for c in str(day.year)).replace("〇", zero) + f"年{cjk(day.month)}月{cjk(day.day)}日"


FULL_WIDTH = str.maketrans({chr(0x21 + i): chr(0xFF01 + i) for i in range(94)})
FORMS: list[Callable[[datetime], str]] = [
    lambda t: f"{t:%Y-%m-%d}",
    lambda t: f"{t:%Y/%m/%d %H:%M}",
    lambda t: f"{t.year}/{t.month}/{t.day} {t.hour}:{t:%M:%S}",
    lambda t: f"{t:%Y.%m.%d}",
    lambda t: f"{t.year}.{t.month}.{t.day}",
    lambda t: f"{t:%Y——%m——%d %H:%M}",
    lambda t: f"{t:%Y-%m-%d%H:%M}",
    lambda t: f"{t:%Y-%m-%d %H-%M-%S}",
    lambda t: f"{t:%Y-%m-%d %H:%M:%S}.0",
    lambda t: f"{t:%Y-%m-%d %H:%M:%S}星期{'一二三四五六日'[t.weekday()]}",
    lambda t: f"{t:%Y年%m月%d日%H:%M}",
    lambda t: f"{t.year} 年 {t.month} 月 {t.day} 日",
    lambda t: f"{t.year}年{t.month}月{t.day}号",
    lambda t: f"{t:%Y%m%d}",
    lambda t: f"{t:%Y%m%d%H%M%S}",
    lambda t: f"{t:%Y-%m-%d　%H：%M}".translate(FULL_WIDTH),
    lambda t: cjk_date(t.date(), "〇"),
    lambda t: cjk_date(t.date(), "○"),
    lambda t: cjk_date(t.date(), "零"),
    lambda t: cjk_date(t.date(), "O"),
    lambda t: f"发布时间：{t:%Y-%m-%d}  来源：检察日报",
    lambda t: f"{t:%Y-%m-%dT%H:%M:%S}+08:00",
    lambda t: t.replace(tzinfo=ZONE).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    lambda t: str(int(t.replace(tzinfo=ZONE).timestamp())),
    lambda t: str(int(t.replace(tzinfo=ZONE).timestamp())) + "123",
    lambda t: f"{t:%Y}年{t.month}月{t.day}日{'上午' if t.hour < 12 else '下午'}{t.hour % 12}时{t.minute}分",
]
# Unix time has ten digits from 2001-09-09 on.
MOMENTS = st.datetimes(datetime(2001, 9, 10), datetime(2033, 1, 1))
NOT_IN_THE_CALENDAR = ("{:04}-{:02}-{:02}", "{}年{}月{}日", "{}/{}/{}", "{:04}{:02}{:02}")


def mistake(form: int, moment: datetime) -> str | None:
    """What is wrong with reading *moment* back from the form of that number; None where nothing is."""
    text = FORMS[form](moment)
    day = parse(text)
    if day is None or day.date_on != moment.date():
        return f"{text!r} → {day}"
    if day.date_at is None:
        return None
    local = day.date_at.astimezone(ZONE)
    same = (local.date(), local.hour, local.minute) == (moment.date(), moment.hour, moment.minute)
    return None if same else f"{text!r} → {day.date_at}"


def made_up(form: str, year: int, month: int, day: int) -> str | None:
    """As ``mistake``, for numbers that may be no day at all."""
    text = form.format(year, month, day)
    try:
        expected: date | None = date(year, month, day)
    except ValueError:
        expected = None
    found = parse(text)
    return None if (found.date_on if found else None) == expected else f"{text!r} → {found}"


def check(examples: int) -> dict[str, Any]:
    """Read *examples* generated dates in this process: the zone it runs in, how many were read, what was wrong."""
    wrong: list[str] = []
    read = 0

    @settings(max_examples=examples, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.integers(0, len(FORMS) - 1), MOMENTS, st.sampled_from(NOT_IN_THE_CALENDAR), st.integers(1, 12), st.integers(0, 39))
    def run(form: int, moment: datetime, numbers: str, month: int, day: int) -> None:
        nonlocal read
        read += 1
        wrong.extend(filter(None, (mistake(form, moment), made_up(numbers, moment.year, month, day))))

    run()
    return {"zone": os.environ.get("TZ", ""), "offset": time.strftime("%z"), "examples": read, "wrong": wrong[:20]}


def in_zone(zone: str, examples: int) -> dict[str, Any]:
    """``check`` in a process whose clock is that of *zone*."""
    command = [sys.executable, "-m", "tests.normalise.generated_dates", "--here", "--examples", str(examples)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | {"TZ": zone}, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def main() -> int:
    """The figures of every zone, or with ``--here`` of this process as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=int, default=100_000)
    parser.add_argument("--here", action="store_true", help="in this process, as JSON")
    options = parser.parse_args()
    if options.here:
        print(json.dumps(check(options.examples), ensure_ascii=False))
        return 0
    figures = [in_zone(zone, options.examples) for zone in ZONES]
    for each in figures:
        print(f"{each['zone']} ({each['offset']}): {each['examples']} generated dates, {len(each['wrong'])} wrong", *each["wrong"][:5])
    return int(any(each["wrong"] for each in figures))


if __name__ == "__main__":
    sys.exit(main())

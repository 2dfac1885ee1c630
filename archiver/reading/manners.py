"""``[manners]`` of a site definition: how its hosts may be asked, where that differs from how all are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from archiver.reading.toml import Table

SHANGHAI = ZoneInfo("Asia/Shanghai")
_WINDOW = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Window:
    """Hours of the day in Asia/Shanghai, the last one excluded; ``22:00-06:00`` goes over midnight."""

    opens: time
    closes: time

    def holds(self, at: datetime) -> bool:
        """True where the aware time lies in the window."""
        now = at.astimezone(SHANGHAI).time()
        if self.opens < self.closes:
            return self.opens <= now < self.closes
        return now >= self.opens or now < self.closes

    def opens_after(self, at: datetime) -> datetime:
        """When the window opens next, after an aware time outside of it."""
        local = at.astimezone(SHANGHAI)
        today = local.replace(hour=self.opens.hour, minute=self.opens.minute, second=0, microsecond=0)
        return today if today > local else today + timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}-{self.closes:%H:%M}"


@dataclass(frozen=True, slots=True)
class Manners:
    """``delay``: seconds between two requests to a host, in place of the usual. ``off``: why the site is not asked at all, else ""."""

    delay: float | None = None
    window: Window | None = None
    off: str = ""


def manners_of(table: Table) -> Manners:
    """Read the table strictly. Raises BadDefinition naming file and field."""
    manners = Manners(
        delay=table.number("delay", least=0.1, most=3600) if "delay" in table else None,
        window=_window(table) if "window" in table else None,
        off=_off(table) if "off" in table else "",
    )
    table.end()
    return manners


def _window(table: Table) -> Window:
    raw = table.text("window")
    found = _WINDOW.fullmatch(raw)
    if found is None:
        raise table.wrong("window", f'must be hours such as "22:00-06:00"; it is {raw!r}')
    opens_hour, opens_minute, closes_hour, closes_minute = map(int, found.groups())
    window = Window(time(opens_hour, opens_minute), time(closes_hour, closes_minute))
    if window.opens == window.closes:
        raise table.wrong("window", f"opens when it closes: {raw!r}; leave it out, or switch the site off")
    return window


def _off(table: Table) -> str:
    """true, false, or the reason in words."""
    return table.text("off") if table.is_text("off") else "no reason given" if table.flag("off") else ""

"""The archive's settings as typed values, each refused by name where it cannot be meant."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scrapy.settings import BaseSettings

from archiver.errors import BadArgument

CENTURY = 100 * 366 * 86_400  # seconds

ASSETS = ("all", "attachments", "none")


@dataclass(frozen=True, slots=True)
class Config:
    """What a run needs to know. ``replay`` is None where the web is asked; sizes are bytes, times seconds, 0 means no limit."""

    dir: Path
    database_url: str
    replay: Path | None
    contact: str
    user_agent: str
    warc_max_bytes: int
    batch_pages: int
    batch_seconds: float
    max_list_pages: int
    max_article_pages: int
    max_run_bytes: int
    assets: str  # all | attachments | none
    max_asset_bytes: int
    full_sweep_days: float
    resume_hours: float
    robots_hours: float
    max_retry_after: float
    clock_offset: float

    @classmethod
    def of(cls, settings: BaseSettings) -> Config:
        """Read *settings*.

        Raises:
            BadArgument: a value of the wrong kind, naming the setting.
        """
        replay = settings.get("ARCHIVE_REPLAY")
        return cls(
            dir=Path(settings.get("ARCHIVE_DIR") or "data"),
            database_url=settings.get("ARCHIVE_DATABASE_URL") or "",
            replay=Path(replay) if replay else None,
            contact=settings.get("ARCHIVE_CONTACT") or "",
            user_agent=settings.get("USER_AGENT"),
            warc_max_bytes=int(_number(settings, "ARCHIVE_WARC_MAX_BYTES", least=100_000)),
            batch_pages=int(_number(settings, "ARCHIVE_BATCH_PAGES", least=1)),
            batch_seconds=_number(settings, "ARCHIVE_BATCH_SECONDS", least=0),
            max_list_pages=int(_number(settings, "ARCHIVE_MAX_LIST_PAGES", least=1)),
            max_article_pages=int(_number(settings, "ARCHIVE_MAX_ARTICLE_PAGES", least=1)),
            max_run_bytes=int(_number(settings, "ARCHIVE_MAX_RUN_BYTES", least=0)),
            assets=_one_of(settings, "ARCHIVE_ASSETS", ASSETS),
            max_asset_bytes=int(_number(settings, "ARCHIVE_MAX_ASSET_BYTES", least=1)),
            full_sweep_days=_number(settings, "ARCHIVE_FULL_SWEEP_DAYS", least=0),
            resume_hours=_number(settings, "ARCHIVE_RESUME_HOURS", least=0),
            robots_hours=_number(settings, "ARCHIVE_ROBOTS_HOURS", least=0),
            max_retry_after=_number(settings, "ARCHIVE_MAX_RETRY_AFTER", least=0),
            clock_offset=_number(settings, "ARCHIVE_CLOCK_OFFSET", least=-CENTURY, most=CENTURY),
        )


def _one_of(settings: BaseSettings, name: str, allowed: tuple[str, ...]) -> str:
    value = str(settings.get(name))
    if value not in allowed:
        raise BadArgument(f"{name}={value!r} is not known: it may be {', '.join(allowed)}")
    return value


def _number(settings: BaseSettings, name: str, *, least: int, most: int = 2**53) -> float:
    raw = settings.get(name)
    try:
        value = float(raw)
    except (TypeError, ValueError):
        raise BadArgument(f"{name}={raw!r} is no number") from None
    if not least <= value <= most:
        raise BadArgument(f"{name}={raw!r} is out of range: it may be a number from {least}")
    return value

"""What a harvest may spend in all, shared by its spiders one after another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scrapy.settings import BaseSettings


@dataclass(slots=True)
class Budget:
    """What is left: seconds, responses and bytes received; None for no limit."""

    seconds: float | None = None
    pages: int | None = None
    bytes: int | None = None

    @property
    def is_spent(self) -> bool:
        """True where nothing is left of one of them: a limit of 0 means no limit to Scrapy."""
        return any(left is not None and left < 1 for left in (self.seconds, self.pages, self.bytes))

    def apply(self, settings: BaseSettings) -> None:
        """Let the next spider spend what is left."""
        limits = {"CLOSESPIDER_TIMEOUT": self.seconds, "CLOSESPIDER_PAGECOUNT": self.pages, "ARCHIVE_MAX_RUN_BYTES": self.bytes}
        for name, left in limits.items():
            if left is not None:
                settings.set(name, left, priority="cmdline")

    def spend(self, stats: Mapping[str, Any]) -> None:
        """Take off what a spider's run has used, by its final stats."""
        if self.seconds is not None:
            self.seconds -= stats.get("elapsed_time_seconds", 0)
        if self.pages is not None:
            self.pages -= stats.get("response_received_count", 0)
        if self.bytes is not None:
            self.bytes -= stats.get("archive/report", {}).get("bytes", 0)

"""Settings that follow from other settings, once all of them are known."""

from __future__ import annotations

from scrapy.settings import BaseSettings

from archiver import __version__

NO_CONTACT = "no contact given"
LEAST_DELAY = 0.001  # seconds; without any delay Scrapy 2.19 starts all queued requests of a host at once, whatever its concurrency


class ArchiveAddon:
    """Names us to webmasters, and leaves out of a replay all that only a live host needs."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Derive the user agent from ARCHIVE_CONTACT; under ARCHIVE_REPLAY ask no robots.txt and wait for nobody."""
        contact = settings.get("ARCHIVE_CONTACT") or NO_CONTACT
        settings.set("USER_AGENT", f"procuratorate-archive/{__version__} (archive of public notices; {contact})", priority="project")
        if not settings.get("ARCHIVE_REPLAY") and settings.getfloat("DOWNLOAD_DELAY") < LEAST_DELAY:
            settings.set("DOWNLOAD_DELAY", LEAST_DELAY, priority="cmdline")
        if settings.get("ARCHIVE_REPLAY"):
            settings.setdict(
                {
                    "ROBOTSTXT_OBEY": False,
                    "DOWNLOAD_DELAY": 0,
                    "AUTOTHROTTLE_ENABLED": False,
                    "RETRY_ENABLED": False,
                    "HTTPPROXY_ENABLED": False,
                },
                priority="project",
            )

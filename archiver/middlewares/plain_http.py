"""A host whose https does not work is asked by http: many old sites never had it, or let it expire (FACTS.md §5)."""

from __future__ import annotations

import logging

from scrapy.core.downloader.handlers.http11 import TunnelError
from scrapy.exceptions import DownloadConnectionRefusedError, DownloadFailedError
from scrapy.http import Request

logger = logging.getLogger(__name__)

BROKEN = (TunnelError, DownloadConnectionRefusedError, DownloadFailedError)


class PlainHttp:
    """Inside the retries: the other scheme is tried at once, and once. Both are one document."""

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """The same page by http, where https gave no connection at all."""
        if not isinstance(exception, BROKEN) or not request.url.startswith("https://"):
            return None
        logger.info("https failed (%s), asking by http: %s", type(exception).__name__, request.url)
        return request.replace(url="http://" + request.url.removeprefix("https://"), dont_filter=True)

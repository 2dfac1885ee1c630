"""``scrapy crawl originals``: what reposts name and the archive lacks, or has not looked at for a while."""

from __future__ import annotations

from spiders.base import ArchiveSpider


class OriginalsSpider(ArchiveSpider):
    """Starts with nothing of its own: the frontier middleware hands it the leads that are due."""

    name = "originals"
    purpose = "original"

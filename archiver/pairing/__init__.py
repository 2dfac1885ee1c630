"""Which article is the original of which: by the repost's own link, and by evidence where the link leaves it open. No Scrapy, no SQL."""

from archiver.pairing.pairing import Pairing

__all__ = ["Pairing"]

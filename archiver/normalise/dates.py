"""The door to all that is known about dates: strings, running text, addresses, and what a page's dates come to."""

from __future__ import annotations

from archiver.normalise.datestrings import Found, find_all, parse
from archiver.normalise.day import ZONE, Day
from archiver.normalise.events import event_dates
from archiver.normalise.evidence import OTHER_PAGE, Choice, choose, understand
from archiver.normalise.signature import Signature, signature
from archiver.normalise.urldates import in_url

__all__ = [
    "OTHER_PAGE",
    "ZONE",
    "Choice",
    "Day",
    "Found",
    "Signature",
    "choose",
    "event_dates",
    "find_all",
    "in_url",
    "parse",
    "signature",
    "understand",
]

"""What a run observes, and what it makes of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime

#: Kinds of alarm. The first six are grave, the run ends with exit status 5; the others are for a person to know.
BLOCKED = "blocked"  # a protection page in place of a page
UNREACHABLE = "unreachable"  # a host that was read before gives no answer at all
TEMPLATE = "template"  # pages are there and are not read, or a field that used to be found is not
EMPTY_LIST = "empty_list"  # a list page without a single link
QUIET = "quiet"  # a list that used to have news has had none for longer than it ever took
SPIDER = "spider"  # the run did nothing: no list, no page
DORMANT = "dormant"  # a list that had been silent for long when it was first seen
NEVER = "never_answered"  # a host that has never answered
GRAVE = (BLOCKED, UNREACHABLE, TEMPLATE, EMPTY_LIST, QUIET, SPIDER)
KINDS = (*GRAVE, DORMANT, NEVER)


@dataclass(slots=True)
class SiteCounts:
    """One host in one run, or in several added up. ``seen`` counts the pages asked for as articles that answered; ``read``, ``absent`` and
    those behind a protection page are among them. ``blocked`` and ``failed`` count answers and requests of any kind.

    ``missing``: field → on how many of the pages read its template looked for it in vain.
    """

    seen: int = 0
    read: int = 0
    absent: int = 0
    shut: int = 0
    blocked: int = 0
    failed: int = 0
    missing: Counter[str] = field(default_factory=Counter)

    @property
    def readable(self) -> int:
        """Pages that were there to be read."""
        return self.seen - self.absent - self.shut

    def __add__(self, other: SiteCounts) -> SiteCounts:
        return SiteCounts(
            self.seen + other.seen,
            self.read + other.read,
            self.absent + other.absent,
            self.shut + other.shut,
            self.blocked + other.blocked,
            self.failed + other.failed,
            self.missing + other.missing,
        )


@dataclass(slots=True)
class ListCounts:
    """One list, all pages of its pager, in one run. ``newest_on`` and ``gap_days`` (the longest usual wait for news) come from the days
    beside its items; None where they show none."""

    host: str
    url: str = ""
    pages: int = 0
    links: int = 0
    items: int = 0
    days: set[date] = field(default_factory=set)
    newest_on: date | None = None
    gap_days: int | None = None


@dataclass(frozen=True, slots=True)
class ListBefore:
    """The same list in the runs before: the most links and items a run saw, the newest day when it was first seen, and when that was."""

    links: int
    items: int
    first_newest_on: date | None
    first_at: datetime


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something that is not as expected, in words for a person. ``list_id`` is the document of a list's first page."""

    kind: str
    host: str
    detail: str
    list_id: int | None = None

    @property
    def grave(self) -> bool:
        """True where the run ends with exit status 5 for it."""
        return self.kind in GRAVE


@dataclass(frozen=True, slots=True)
class Unread:
    """A page that answered and could not be read: a candidate for a fixture."""

    host: str
    url: str
    role: str
    verdict: str
    why: str
    template: str | None
    capture_id: int

"""What the writer keeps and tells of runs beyond their rows: sweeps, hosts held off, observations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from archiver.clock import Clock
from archiver.items import FailureItem
from archiver.store import holds, kept, sweeps, watches
from archiver.store.kept import Kept
from archiver.watch.model import Alarm, ListBefore, ListCounts, SiteCounts


class Ledger:
    """Part of the writer, on its connection and in its batch."""

    def __init__(self, conn: Callable[[], Connection], clock: Clock) -> None:
        self._conn = conn
        self._clock = clock

    # hosts held off

    def hold(self, host: str, until: datetime, why: str) -> None:
        """Leave a host alone until then; *why* is one machine word."""
        holds.hold(self._conn(), host, until, why)

    def held(self) -> dict[str, tuple[datetime, str]]:
        """The hosts that may not be asked now: until when, and why."""
        return holds.held(self._conn(), self._clock())

    def put_off(self, item: FailureItem, document_id: int) -> None:
        """Note that a document was not asked for since its host is held off; see ``holds.put_off``."""
        holds.put_off(self._conn(), item, document_id)

    # sweeps

    def sweep_began(self, run_id: int, within: timedelta) -> datetime | None:
        """When the sweep began that the run goes on with; see ``sweeps.began``."""
        return sweeps.began(self._conn(), run_id, within, self._clock())

    def heads_seen(self, since: datetime) -> set[int]:
        """First pages of lists that were captured since then."""
        return sweeps.heads_seen(self._conn(), since)

    def last_finished(self, *, full: bool = False) -> datetime | None:
        """The start of the last run that finished a sweep; see ``sweeps.last_finished``."""
        return sweeps.last_finished(self._conn(), full=full)

    def back_dated(self, since: datetime, limit: int) -> list[dict[str, Any]]:
        """Articles found since then behind what their list had named before; see ``sweeps.back_dated``."""
        return sweeps.back_dated(self._conn(), since, limit)

    # observations

    def last_capture(self, url: str, since: datetime) -> Kept | None:
        """The last capture of a URL that belongs to no document (a robots.txt), where it is not older than *since*."""
        return kept.last_of(self._conn(), url, since)

    def place_of(self, capture_id: int) -> Kept | None:
        """Where the bytes of a capture are."""
        return kept.by_id(self._conn(), capture_id)

    def sites_before(self, host: str, run_id: int) -> list[SiteCounts]:
        """What earlier runs observed of a host, newest first."""
        return watches.sites_before(self._conn(), host, run_id)

    def was_read(self, host: str) -> bool:
        """Whether a page of the host was ever read."""
        return watches.was_read(self._conn(), host)

    def list_before(self, list_id: int, run_id: int) -> ListBefore | None:
        """What earlier runs observed of a list."""
        return watches.list_before(self._conn(), list_id, run_id)

    def observed(self, run_id: int, sites: Mapping[str, SiteCounts], lists: Mapping[int, ListCounts], alarms: Iterable[Alarm]) -> None:
        """Write what a run observed."""
        watches.add(self._conn(), run_id, sites, lists, alarms)

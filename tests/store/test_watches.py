"""What runs observed is found again by the runs after them."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from archiver.watch.model import BLOCKED, NEVER, Alarm, ListCounts, SiteCounts
from tests.store.conftest import Archive


def test_observations_come_back_newest_first(archive: Archive) -> None:
    ledger, first = archive.writer.ledger, archive.run
    listed = archive.lead("http://b.org.cn/list", role="list")
    ledger.observed(
        first,
        {"a.gov.cn": SiteCounts(seen=4, read=3, absent=1, missing=Counter(source=2))},
        {listed: ListCounts("b.org.cn", "http://b.org.cn/list", 2, 40, 30, newest_on=date(2026, 1, 2), gap_days=3)},
        [Alarm(BLOCKED, "a.gov.cn", "1 answer"), Alarm(NEVER, "c.gov.cn", "none", listed)],
    )
    archive.writer.close_run(first, "finished", 5)
    second = archive.writer.open_run("portal", "{}")
    assert ledger.sites_before("a.gov.cn", first) == []
    assert ledger.sites_before("a.gov.cn", second) == [SiteCounts(4, 3, 1, 0, 0, 0, Counter(source=2))]
    before = ledger.list_before(listed, second)
    assert before is not None
    assert (before.links, before.items, before.first_newest_on) == (40, 30, date(2026, 1, 2))
    assert ledger.list_before(listed, first) is None
    assert [alarm["kind"] for alarm in archive.reader.status(archive.clock())["alarms"]] == [BLOCKED, NEVER]


def test_a_run_that_was_cut_short_is_gone_on_with_for_a_while(archive: Archive) -> None:
    ledger = archive.writer.ledger
    within = timedelta(hours=6)
    assert ledger.sweep_began(archive.run, within) is None
    began = archive.clock()
    killed = archive.writer.open_run("portal", '{"sweep": "full"}')
    archive.clock.forward(hours=1)
    stopped = archive.writer.open_run("portal", '{"sweep": "full"}')
    assert ledger.sweep_began(stopped, within) == began
    archive.writer.close_run(stopped, "closespider_timeout", 7)
    archive.clock.forward(hours=1)
    other = archive.writer.open_run("portal", '{"sweep": "head"}')
    assert ledger.sweep_began(other, within) is None
    third = archive.writer.open_run("portal", '{"sweep": "full"}')
    assert ledger.sweep_began(third, within) == began
    assert ledger.sweep_began(third, timedelta(hours=1)) == began + timedelta(hours=1)
    archive.writer.close_run(third, "finished", 0)
    assert ledger.last_finished(full=True) == began + timedelta(hours=2)
    assert ledger.sweep_began(archive.writer.open_run("portal", '{"sweep": "full"}'), within) is None
    assert killed < third


def test_a_held_host_is_not_due_under_any_form_of_its_name(archive: Archive) -> None:
    lead = archive.lead("http://www.example.gov.cn/a")
    archive.writer.ledger.hold("example.gov.cn", archive.clock() + timedelta(days=1), "host_blocked")
    assert archive.writer.due(roles=["original"], limit=9) == []
    assert list(archive.writer.ledger.held()) == ["example.gov.cn"]
    archive.clock.forward(days=1)
    assert [each.id for each in archive.writer.due(roles=["original"], limit=9)] == [lead]
    assert archive.writer.ledger.held() == {}

from __future__ import annotations

from tests.store.conftest import Archive


def test_known_sees_the_open_batch_and_says_what_was_captured(archive: Archive) -> None:
    archive.lead("http://a.gov.cn/1")
    read = archive.lead("http://a.gov.cn/2")
    archive.article(read)
    known = archive.writer.known(["http://a.gov.cn/1", "http://a.gov.cn/2", "http://a.gov.cn/3"])
    assert {key: (found.state, found.captured, found.due) for key, found in known.items()} == {
        "http://a.gov.cn/1": ("lead", False, True),
        "http://a.gov.cn/2": ("live", True, False),
    }


def test_known_takes_any_number_of_keys(archive: Archive) -> None:
    archive.lead("http://a.gov.cn/1")
    keys = [f"http://a.gov.cn/{number}" for number in range(5000)]
    assert list(archive.writer.known(keys)) == ["http://a.gov.cn/1"]
    assert archive.writer.known([]) == {}


def test_an_own_key_beats_an_alias(archive: Archive) -> None:
    first, second = archive.lead("http://a.gov.cn/1"), archive.lead("http://a.gov.cn/2")
    archive.writer.alias(first, "http://a.gov.cn/2#top", "http://a.gov.cn/2")
    assert archive.writer.known(["http://a.gov.cn/2"])["http://a.gov.cn/2"].id == second


def test_due_pages_through_in_the_order_of_finding(archive: Archive) -> None:
    leads = [archive.lead(f"http://a.gov.cn/{number}", role="repost" if number % 2 else "list") for number in range(7)]
    first = archive.writer.due(roles=["repost", "list"], limit=4)
    second = archive.writer.due(roles=["repost", "list"], limit=4, after=first[-1].id)
    assert [lead.id for lead in first + second] == leads
    assert [lead.id for lead in archive.writer.due(roles=["repost"], limit=10)] == leads[1::2]


def test_due_can_be_of_one_site_host_or_section(archive: Archive) -> None:
    archive.lead("http://a.gov.cn/1", section="要闻")
    other = archive.writer.document("b", "http://b.gov.cn/", role="original", host="b.gov.cn", site="b", section="反腐法制")
    assert [lead.id for lead in archive.writer.due(roles=["original"], limit=9, site="b")] == [other]
    assert [lead.id for lead in archive.writer.due(roles=["original"], limit=9, host="b.gov.cn")] == [other]
    assert [lead.id for lead in archive.writer.due(roles=["original"], limit=9, section="反腐法制")] == [other]


def test_a_sweep_goes_on_where_it_stopped(archive: Archive) -> None:
    root = archive.lead("http://b.org.cn/list", role="list", section="要闻")
    archive.list_page(root)
    second = archive.lead("http://b.org.cn/list_2", role="list", found_on=root, list_root=root, depth=2)
    archive.list_page(second)
    assert archive.writer.due(roles=["list"], limit=9) == []
    archive.writer.mark_due(second)
    (lead,) = archive.writer.due(roles=["list"], limit=9)
    assert (lead.id, lead.state, lead.found_on, lead.list_root, lead.depth) == (second, "live", root, root, 2)
    archive.list_page(second)
    assert archive.writer.due(roles=["list"], limit=9) == []


def test_a_clock_set_back_does_not_starve_leads(archive: Archive) -> None:
    lead = archive.lead()
    archive.clock.forward(days=-730)
    assert [found.id for found in archive.writer.due(roles=["original"], limit=9)] == [lead]


def test_a_list_says_how_many_it_had_not_named_before(archive: Archive) -> None:
    root, other = archive.lead("http://b.org.cn/list", role="list"), archive.lead("http://b.org.cn/other", role="list")
    items = [archive.lead(f"http://b.org.cn/{number}", role="repost") for number in range(1200)]
    assert archive.writer.listed(root, [*items[:20], items[0]]) == 20
    assert archive.writer.listed(root, items[:21]) == 1
    assert archive.writer.listed(other, items[:20]) == 20
    assert archive.writer.listed(root, items) == 1179
    assert archive.writer.listed(root, items) == 0
    assert archive.writer.listed(root, []) == 0

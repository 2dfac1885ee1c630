from __future__ import annotations

import re
from typing import Any

from archiver.metrics import exposition

RUN = {"spider": "portal", "finished_at": "2026-11-25T10:00:00+08:00", "exit_status": 5}
GLANCE: dict[str, Any] = {
    "documents": {"repost": {"live": 3}, "original": {"gone": 1, "live": 2}},
    "versions": 6,
    "captures": {"article": 5},
    "pairs": {"gone": 1},
    "failures": {'time"out\\': 2},
    "leads_due": {},
    "alarms": [{"kind": "blocked", "grave": 1}, {"kind": "blocked", "grave": 1}, {"kind": "dormant", "grave": 0}],
    "held_off": [{}],
    "sites": [{"host": "www.spp.gov.cn", "read": 9, "seen": 10}],
    "runs": [RUN | {"finished_at": None}, RUN, RUN | {"exit_status": 0}, RUN | {"spider": "originals", "exit_status": None}],
}


def test_every_line_is_one_that_prometheus_reads() -> None:
    for line in exposition(GLANCE):
        assert re.fullmatch(
            r'# (HELP|TYPE) archive_\w+ .+|archive_\w+(\{\w+="([^"\\\n]|\\.)*"(,\w+="([^"\\\n]|\\.)*")*\})? [0-9.]+', line
        ), line


def test_the_figures() -> None:
    lines = list(exposition(GLANCE))
    assert 'archive_documents{role="original",state="gone"} 1' in lines
    assert "archive_versions 6" in lines
    assert 'archive_failures{reason="time\\"out\\\\"} 2' in lines
    assert 'archive_alarms{kind="blocked",grave="1"} 2' in lines
    assert "archive_hosts_held_off 1" in lines
    assert 'archive_site_articles_read{host="www.spp.gov.cn"} 9' in lines
    assert not any("leads_due" in line for line in lines)


def test_of_each_spider_the_last_run_that_has_ended() -> None:
    lines = list(exposition(GLANCE))
    assert 'archive_last_run_finished_seconds{spider="portal"} 1795572000.0' in lines
    assert 'archive_last_run_exit_status{spider="portal"} 5' in lines
    assert not any("exit_status" in line and "originals" in line for line in lines)

"""The glance at the archive as Prometheus text (exposition format 0.0.4), for a node exporter's textfile folder or a scrape by cron."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

_Sample = tuple[Mapping[str, Any], float]


def exposition(glance: Mapping[str, Any]) -> Iterator[str]:
    """The lines for what ``store.status.glance`` gives; every metric is a gauge, all names begin with ``archive_``."""
    yield from _metric("documents", "Documents by role and state.", _nested(glance["documents"], "role", "state"))
    yield from _metric("versions", "Distinct readings of articles.", [({}, glance["versions"])])
    yield from _metric("captures", "Captures by verdict.", _counts(glance["captures"], "verdict"))
    yield from _metric("pairs", "Pairs by the state of the original.", _counts(glance["pairs"], "original_state"))
    yield from _metric("failures", "Failures by reason, over all runs.", _counts(glance["failures"], "reason"))
    yield from _metric("leads_due", "Documents that are due to be fetched, by role.", _counts(glance["leads_due"], "role"))
    yield from _metric("alarms", "What was not as expected in each spider's last run, by kind; grave ones end it with 5.", _alarms(glance))
    yield from _metric("hosts_held_off", "Hosts that are left alone for now.", [({}, len(glance["held_off"]))])
    sites = glance["sites"]
    yield from _metric("site_articles_seen", "Articles asked for, by host.", [({"host": site["host"]}, site["seen"]) for site in sites])
    yield from _metric("site_articles_read", "Articles read, by host.", [({"host": site["host"]}, site["read"]) for site in sites])
    yield from _runs(glance["runs"])


def _runs(runs: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Of the last runs, which stand newest first, each spider's last finished one."""
    last: dict[str, Mapping[str, Any]] = {}
    for run in runs:
        if run["finished_at"] is not None:
            last.setdefault(run["spider"], run)
    ended = [({"spider": name}, datetime.fromisoformat(run["finished_at"]).timestamp()) for name, run in last.items()]
    yield from _metric("last_run_finished_seconds", "When the spider's last finished run ended, in seconds since 1970.", ended)
    statuses = [({"spider": name}, run["exit_status"]) for name, run in last.items() if run["exit_status"] is not None]
    yield from _metric("last_run_exit_status", "Its exit status.", statuses)


def _metric(name: str, words: str, samples: Sequence[_Sample]) -> Iterator[str]:
    if samples:
        yield f"# HELP archive_{name} {words}"
        yield f"# TYPE archive_{name} gauge"
    for labels, value in samples:
        told = ",".join(f'{label}="{_escaped(str(said))}"' for label, said in labels.items())
        yield f"archive_{name}{{{told}}} {value}" if told else f"archive_{name} {value}"


def _counts(counts: Mapping[str, int], label: str) -> list[_Sample]:
    return [({label: said}, count) for said, count in counts.items()]


def _nested(counts: Mapping[str, Mapping[str, int]], outer: str, inner: str) -> list[_Sample]:
    return [({outer: first, inner: second}, count) for first, states in counts.items() for second, count in states.items()]


def _alarms(glance: Mapping[str, Any]) -> list[_Sample]:
    kinds = Counter((alarm["kind"], alarm["grave"]) for alarm in glance["alarms"])
    return [({"kind": kind, "grave": grave}, count) for (kind, grave), count in kinds.items()]


def _escaped(said: str) -> str:
    return said.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")

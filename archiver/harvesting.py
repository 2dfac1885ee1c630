"""What a harvest has to say when it is over: one object for a program, one screen for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from archiver.running import Finished

WORST_FIRST = (6, 3, 1, 2, 4, 130, 7, 5, 0)
SHOWN = 10  # lines of a kind on the screen; the file in runs/ holds all
MEANS = {
    0: "done",
    1: "an unexpected error: see the log",
    3: "out of disk space, or a write failed; nothing acknowledged is lost",
    5: "done, but something is not as expected",
    6: "the archive is damaged or needs `scrapy upgrade`",
    7: "stopped at a limit; the rest is queued",
    130: "interrupted; the rest is queued",
}
_COUNTERS = {
    "pages": "archive/pages",
    "articles": "archive/articles",
    "new_versions": "archive/new_versions",
    "blocked": "archive/blocked",
    "held_off": "archive/held_off",
    "failures": "archive/failures",
    "requests": "downloader/request_count",
    "seconds": "elapsed_time_seconds",
}


def summary_of(finished: Iterable[Finished], started: datetime, ended: datetime) -> dict[str, Any]:
    """``exit_status``, times, ``runs`` with their counters; and of all of them ``alarms``, ``back_dated``, ``held_off``, ``recovered``."""
    runs = [_run(each) for each in finished]
    reports = [run.pop("report") for run in runs]
    status = next(s for s in WORST_FIRST if s in {run["exit_status"] for run in runs})
    return {
        "exit_status": status,
        "started_at": started.isoformat(timespec="seconds"),
        "finished_at": ended.isoformat(timespec="seconds"),
        "runs": runs,
        "alarms": [{"spider": report["spider"], **alarm} for report in reports for alarm in report.get("alarms", [])],
        "back_dated": list({item["url"]: item for report in reports for item in report.get("back_dated", [])}.values()),
        "held_off": {host: hold for report in reports for host, hold in report.get("held_off", {}).items()},
        "recovered": [report["recovered"] for report in reports if any(report.get("recovered", {}).values())],
    }


def _run(finished: Finished) -> dict[str, Any]:
    report = finished.stats.get("archive/report", {})
    told = {name: report.get(name) for name in ("arguments", "resumed", "outcome")}
    counts = {name: finished.stats.get(key, 0) for name, key in _COUNTERS.items()}
    run = {
        "spider": finished.spider,
        "run": finished.run_id,
        "exit_status": finished.exit_status,
        "error": finished.error,
        **told,
        **counts,
    }
    return run | {"report": report}


def screen(summary: Mapping[str, Any]) -> Iterator[str]:
    """The lines of one screen."""
    status = summary["exit_status"]
    yield f"exit status {status}: {MEANS.get(status, 'see the log')}"
    for run in summary["runs"]:
        yield _line_of(run)
    for recovered in summary["recovered"]:
        lost = f"{recovered['cut_records']} captures that were never acknowledged ({recovered['cut_bytes']} bytes)"
        yield f"the run before was cut off: {lost} were cut from the WARC files and are fetched again"
    alarms = sorted(summary["alarms"], key=lambda alarm: not alarm["grave"])
    yield from _some("not as expected", [f"{alarm['kind']:<14} {alarm['host']}  {alarm['detail']}" for alarm in alarms if alarm["grave"]])
    yield from _some("to know", [f"{alarm['kind']:<14} {alarm['host']}  {alarm['detail']}" for alarm in alarms if not alarm["grave"]])
    held = [f"{host}  until {hold['until']} ({hold['why']})" for host, hold in sorted(summary["held_off"].items())]
    yield from _some("left alone", held)
    late = [f"{item['listed_on']}  {item['title']}  {item['url']}" for item in summary["back_dated"]]
    yield from _some("late or back-dated", late)


def _line_of(run: Mapping[str, Any]) -> str:
    sweep = (run["arguments"] or {}).get("sweep")
    how = f", {sweep} sweep" if sweep and run["spider"] == "portal" else ""
    resumed = ", gone on with" if run["resumed"] else ""
    counts = f"{run['pages']} pages, {run['articles']} articles ({run['new_versions']} new versions), {run['requests']} requests"
    trouble = f"{run['blocked']} blocked, {run['held_off']} not asked for, {run['failures']} failures"
    return (
        f"{run['spider']} (run {run['run']}{how}{resumed}): {run['outcome'] or run['error']}: {counts}, {trouble}, {run['seconds']:.0f} s"
    )


def _some(heading: str, lines: list[str]) -> Iterator[str]:
    if not lines:
        return
    yield f"{heading} ({len(lines)}):"
    for line in lines[:SHOWN]:
        yield f"  {line}"
    if len(lines) > SHOWN:
        yield f"  … and {len(lines) - SHOWN} more in the file in runs/"

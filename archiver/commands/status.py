"""``scrapy status``: the archive at a glance, on one screen."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from archiver.cli import ArchiveCommand, say, say_json, table
from archiver.clock import clock
from archiver.metrics import exposition
from archiver.reading.registry import Registry
from archiver.store.read import Reader

MOST = 10  # rows of a part that may be long; all of them with --json


class Command(ArchiveCommand):
    """Words for a person, one JSON object with ``--json``, metrics with ``--prometheus``."""

    summary = "The archive at a glance: documents, pairs, leads, failures, last runs, sites below expectation"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """``--prometheus``."""
        super().add_options(parser)
        parser.add_argument("--prometheus", action="store_true", help="print metrics in Prometheus' text format")

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        """Print the glance."""
        with self.reading() as engine:
            glance = Reader(engine).status(clock(self.config.clock_offset)())
        registry = Registry.load(self.own_settings["ARCHIVE_TEMPLATES"], Path(self.own_settings["ARCHIVE_SITES"]))
        glance["undefined"] = [host for host in glance["undefined"] if registry.site_for(f"http://{host['host']}/") is None]
        if opts.json:
            say_json(glance)
        elif opts.prometheus:
            for line in exposition(glance):
                say(line)
        else:
            for line in screen(glance):
                say(line)
        return 0


def screen(glance: Mapping[str, Any]) -> Iterator[str]:
    """The lines of one screen; a heading without anything below it is left out."""
    documents = [(role, sum(states.values()), _counts(states)) for role, states in glance["documents"].items()]
    yield from _part("documents", documents)
    yield from _part("pairs, by what became of the original", glance["pairs"].items())
    yield from _part("captures, by verdict", glance["captures"].items())
    yield from _part("failures, by reason", glance["failures"].items())
    yield from _part("leads due", glance["leads_due"].items())
    yield f"versions: {glance['versions']}"
    runs = [(run["id"], run["spider"], run["started_at"], run["outcome"] or "not finished", run["exit_status"]) for run in glance["runs"]]
    yield from _part("last runs", runs)
    for heading, grave in (("not as expected", 1), ("to know", 0)):
        alarms = [(a["kind"], a["host"], a["detail"]) for a in glance["alarms"] if a["grave"] == grave]
        yield from _part(heading, alarms[:MOST])
    yield from _part("left alone", [(h["host"], f"until {h['until']}", h["why"]) for h in glance["held_off"]][:MOST])
    below = [(s["host"], s["name"], f"{s['read']} of {s['seen']} read", s["template"]) for s in glance["sites"] if s["read"] < s["seen"]]
    yield from _part("sites of which less was read than seen", below)
    gaps = [(gap["site"] or gap["host"], gap["template"], gap["field"], f"{gap['pages']} pages") for gap in glance["missing"]]
    yield from _part("fields not found", gaps[:MOST])
    hosts = [(host["host"], host["name"], f"{host['read']} of {host['seen']} read", _missing(host)) for host in glance["undefined"]]
    yield from _part("hosts to define next (see README, Add a site)", hosts[:MOST])


def _part(heading: str, rows: Any) -> Iterator[str]:
    rows = list(rows)
    if rows:
        yield f"{heading}:"
        yield from table(rows)


def _missing(host: Mapping[str, Any]) -> str:
    return ", ".join(f"no {field} on {pages}" for field, pages in host["missing"].items())


def _counts(states: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {state}" for state, count in states.items())

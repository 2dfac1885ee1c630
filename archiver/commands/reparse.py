"""``scrapy reparse``: read every capture again from the WARC files with today's readers; ``--dry-run`` shows what would change."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from archiver.cli import ArchiveCommand, day, print_error, say, say_json, table
from archiver.errors import ArchiveDamaged, BadArgument
from archiver.gazetteer import gazetteer
from archiver.reading.registry import Registry
from archiver.rereading.again import Again, write
from archiver.rereading.reader import Reader
from archiver.rereading.report import Report
from archiver.rereading.work import Progress, working
from archiver.store.replan import Change, Plan
from archiver.store.rereads import Wanted, looking

WIDTH = 60  # characters of a value that are shown


class Command(ArchiveCommand):
    """A better reader improves old rows without the network; ``--json``: one object a site, template and field, one for the whole."""

    summary = "Read every capture again from the WARC files with today's readers, and say what that changes"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """What narrows it, and whether anything is written."""
        super().add_options(parser)
        parser.add_argument("--dry-run", action="store_true", help="only show what would change; nothing is written, no lock is taken")
        parser.add_argument("--site", metavar="SLUG", help="only documents of this site definition")
        parser.add_argument("--template", metavar="NAME", help="only documents that this template has read")
        parser.add_argument("--since", metavar="DAY", help="only documents with a capture of DAY (YYYY-MM-DD, Asia/Shanghai) or later")
        parser.add_argument("--until", metavar="DAY", help="only documents with a capture of DAY or earlier")

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        """Read again; exit status 6 where a capture is damaged."""
        registry = self.registry
        wanted = _wanted(opts, registry)
        report = Report()
        reader = Reader(registry, gazetteer())
        warc = self.place.warc
        if opts.dry_run:
            with self.reading() as engine, looking(engine) as rereads:
                _read(Again(rereads, reader, warc, report.damaged.append).plans(wanted), report)
        else:
            given = {name: value for name in ("site", "template", "since", "until") if (value := getattr(opts, name))}
            with working(self.config, "reparse", given) as session:
                again = Again(session.writer.rereads, reader, warc, report.damaged.append)
                _read(write(session, reader, again.plans(wanted)), report)
        _print(report, opts)
        return ArchiveDamaged.exit_status if report.damaged else 0


def _wanted(opts: argparse.Namespace, registry: Registry) -> Wanted:
    for option, value, known in (("--site", opts.site, registry.sites), ("--template", opts.template, registry.templates)):
        if value is not None and value not in known:
            raise BadArgument(f"{option} {value!r} is not known: it may be {', '.join(sorted(known))}")
    return Wanted(site=opts.site, template=opts.template, since=day("--since", opts.since), until=day("--until", opts.until))


def _read(plans: Iterable[Plan], report: Report) -> None:
    progress = Progress()
    try:
        for plan in plans:
            report.add(plan)
            progress.draw(f"reparse: {report.documents} documents, {report.captures} captures, {report.changed} documents changed")
    finally:
        progress.clear()


def _print(report: Report, opts: argparse.Namespace) -> None:
    for fault in report.damaged:
        print_error(f"scrapy reparse: left as it is: {fault}")
    rows = list(report.rows())
    if opts.json:
        for site, template, field, count, examples in rows:
            shown = [{"url": each.url, "before": each.before, "after": each.after} for each in examples]
            say_json({"site": site, "template": template, "field": field, "changes": count, "examples": shown})
        told = {"documents": report.documents, "captures": report.captures, "changed": report.changed, "changes": report.changes}
        say_json(told | {"damaged": len(report.damaged), "dry_run": opts.dry_run})
        return
    for line in table((site, template, field, count) for site, template, field, count, _ in rows):
        say(line)
    for site, template, field, _, examples in rows:
        say(f"{site}, {template}, {field}:")
        for each in examples:
            say(f"  {each.url}")
            say(f"    - {_short(each, each.before)}")
            say(f"    + {_short(each, each.after)}")
    verb = "would change" if opts.dry_run else "changed"
    say(f"{report.captures} captures of {report.documents} documents read: {report.changes} fields of {report.changed} documents {verb}")


def _short(change: Change, value: Any) -> str:
    """One line of a value; of two long texts the place where they part."""
    text, other = str(value), str(change.after if value is change.before else change.before)
    same = next((at for at, (one, two) in enumerate(zip(text, other, strict=False)) if one != two), min(len(text), len(other)))
    start = max(0, same - WIDTH // 3) if len(text) > WIDTH else 0
    shown = " ".join(text[start : start + WIDTH].split())
    return ("…" if start else "") + shown + ("…" if start + WIDTH < len(text) else "")

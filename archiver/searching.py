"""The options that narrow a search, for every command that has one."""

from __future__ import annotations

import argparse
from typing import Any

from archiver.cli import day
from archiver.store.search import ORDERS


def add_filters(parser: argparse.ArgumentParser) -> None:
    """``--order``, and the options that each leave out some of what was found."""
    parser.add_argument("--order", choices=ORDERS, default="newest", help="default: newest")
    parser.add_argument("--since", metavar="DAY", help="published on DAY (YYYY-MM-DD, Asia/Shanghai) or later")
    parser.add_argument("--until", metavar="DAY", help="published on DAY or earlier")
    parser.add_argument("--source", metavar="NAME", help="the source's name holds NAME")
    parser.add_argument("--host", metavar="HOST", help="on this host")
    parser.add_argument("--role", choices=("repost", "original"), help="only reposts, or only originals")


def filters_of(opts: argparse.Namespace) -> dict[str, Any]:
    """What ``store.search`` takes of them. Raises BadArgument for a day that is none."""
    return {
        "order": opts.order,
        "since": day("--since", opts.since),
        "until": day("--until", opts.until),
        "source": opts.source,
        "host": opts.host,
        "role": opts.role,
    }

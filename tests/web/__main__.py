"""``python -m tests.web``: serve a world until killed; prints the proxy's address."""

from __future__ import annotations

import argparse
import signal
import threading

from tests.web.proxy import serve
from tests.web.world import build


def main() -> None:
    """Parse the command line, build, serve."""
    parser = argparse.ArgumentParser(prog="python -m tests.web", description="Serve the replica web as an HTTP proxy on loopback.")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reposts", type=int, default=120)
    parser.add_argument("--truth", metavar="FILE", help="write the truth as JSON")
    asked = parser.parse_args()
    world = build(asked.seed, asked.reposts)
    if asked.truth:
        world.write_truth(asked.truth)
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with serve(world, asked.port) as served:
        print(served.url, flush=True)
        stop.wait()


if __name__ == "__main__":
    main()

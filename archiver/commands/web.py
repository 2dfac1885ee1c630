"""``scrapy web``: the read-only web page over the archive, on loopback unless told otherwise."""

from __future__ import annotations

import argparse
import ipaddress
import socket
import sys

from archiver.cli import ArchiveCommand, print_error, say
from archiver.errors import BadArgument

OPEN = "whoever can reach that address reads the whole archive, without a password"


class Command(ArchiveCommand):
    """Serves until it is interrupted. A harvest may go on meanwhile."""

    summary = "The archive as a web page on this machine, read-only; SQL under /sql/"
    prints_json = False

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Where it listens."""
        super().add_options(parser)
        parser.add_argument("--port", type=int, default=8001, metavar="N", help="listen on port N, 0 for any that is free (default: 8001)")
        parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="listen on ADDRESS (default: 127.0.0.1)")

    def work(self, args: list[str], opts: argparse.Namespace) -> int:
        """Serve."""
        try:
            import uvicorn

            from archiver.web.app import LOOPBACK, create_app
        except ModuleNotFoundError as error:
            raise BadArgument(f"{error.name} is missing: the page needs pip install 'procuratorate-archive[web]'") from None
        is_private = is_loopback(opts.host)
        with self.reading() as engine, listening(opts.host, opts.port) as sock:
            if not is_private:
                print_error(
                    f"scrapy web: {opts.host} is not this machine alone: whoever reaches it reads the whole archive, without a password"
                )
            app = create_app(self.place, engine, LOOPBACK if is_private else None)
            say(f"http://{address(opts.host)}:{sock.getsockname()[1]}/  (Ctrl-C ends it)")
            sys.stdout.flush()  # a pipe would keep it until the end
            config = uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False, ws="none", lifespan="off")
            uvicorn.Server(config).run(sockets=[sock])
        return 0


def is_loopback(host: str) -> bool:
    """Whether *host* is this machine alone. Raises BadArgument for a name but localhost, since a name may mean anything."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        raise BadArgument(f"--host {host!r} is no address: it may be one like 127.0.0.1, ::1 or 192.0.2.7, or localhost") from None


def address(host: str) -> str:
    """*host* as it stands in a URL."""
    return f"[{host}]" if ":" in host else host


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises BadArgument where it cannot."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except (OSError, OverflowError) as error:
        raise BadArgument(f"cannot listen on {address(host)}:{port}: {error}") from None

"""SIGKILL at any moment: nothing acknowledged is lost, nothing is stored twice, and little is asked again (FAULTS.md C1 to C3)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.crawl.compare import content, verify
from tests.crawl.run import ask
from tests.torture.forker import Forker
from tests.torture.process import DONE, Good, Killer, replica


@dataclass(slots=True)
class Outcome:
    """What a torture came to. ``requests`` is a share of the undisturbed crawl's."""

    kills: int
    equal: bool
    faults: list[str]
    lost: int
    requests: float

    @property
    def passed(self) -> bool:
        """All that is promised."""
        return self.equal and not self.faults and not self.lost


class Acknowledged:
    """The captures that were committed when we looked: none may be missing at the end."""

    def __init__(self, archive: Path) -> None:
        self.archive = archive
        self.seen: set[tuple[str, int, str]] = set()

    def look(self) -> None:
        """Note what is committed now."""
        if (self.archive / "archive.db").exists():
            self.seen |= self._rows()

    def lost(self) -> int:
        """How many of them are no more."""
        return len(self.seen - self._rows())

    def _rows(self) -> set[tuple[str, int, str]]:
        has_table = ask(self.archive, "SELECT 1 AS one FROM sqlite_master WHERE name = 'captures'")
        rows = ask(self.archive, "SELECT warc_file, warc_offset, sha256 FROM captures") if has_table else []
        return {(row["warc_file"], row["warc_offset"], row["sha256"]) for row in rows}


def killed(forker: Forker, archive: Path, good: Good, reposts: int, *, kills: int, stride: float, pauses: int = 0) -> Outcome:
    """One crawl, killed *kills* times within *stride* seconds of its first request or, every fourth time, of its start; then ended.

    With *pauses*, that many clean ends by SIGTERM come first, each followed by one kill.
    """
    acknowledged = Acknowledged(archive)
    with replica(reposts) as served:
        killer = Killer(forker, archive, served, seed=kills)
        ended: int | None = None
        while killer.kills < kills and ended not in DONE:
            if killer.kills < pauses:
                ended = killer.pause(stride)
                acknowledged.look()
            if ended not in DONE:
                ended = killer.kill(stride, after_first_request=killer.kills % 4 != 3)
                acknowledged.look()
        killer.finish()
        return outcome(archive, good, killer.kills, acknowledged.lost(), len(served.log))


def killed_in_recovery(forker: Forker, archive: Path, good: Good, reposts: int, *, kills: int) -> Outcome:
    """A crawl killed while it writes, and then again and again while it starts and recovers."""
    acknowledged = Acknowledged(archive)
    with replica(reposts) as served:
        killer = Killer(forker, archive, served, seed=kills + 1)
        while killer.kills < kills:
            killer.kill(0.5, after_first_request=True)
            for _ in range(3):
                acknowledged.look()
                _leave_a_torn_tail(archive)
                killer.kill(1.5, after_first_request=False)
        killer.finish()
        return outcome(archive, good, killer.kills, acknowledged.lost(), len(served.log))


def outcome(archive: Path, good: Good, kills: int, lost: int, requests: int) -> Outcome:
    """Compare with the undisturbed crawl."""
    return Outcome(kills, content(archive) == content(good.archive), verify(archive), lost, requests / good.requests)


def _leave_a_torn_tail(archive: Path) -> None:
    """What a power cut in the middle of a record leaves: there is always something to recover."""
    for path in sorted((archive / "warc").glob("*.warc.gz"))[-1:]:
        with path.open("ab") as file:
            file.write(b"\x1f\x8b\x08\x00torn")

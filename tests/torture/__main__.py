"""``python -m tests.torture [PART …]``: all of it, or the parts named; prints the figures, exit status 1 where one is not as promised.

Takes about an hour on two cores. ``--quick`` does a tenth of each.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.torture import disks, kills, signals
from tests.torture.forker import Forker
from tests.torture.process import Good, undisturbed

SMALL, LARGE = 30, 480  # reposts in the web
TIMEOUT = 60  # DOWNLOAD_TIMEOUT


class Torture:
    """The parts, each over a web of its own size, and an undisturbed crawl of each size to compare with."""

    def __init__(self, folder: Path, share: float) -> None:
        self.folder = folder
        self.share = share
        self._good: dict[int, Good] = {}
        self._made = 0
        self.forker = Forker()

    def kills(self) -> bool:
        """200 SIGKILLs over one crawl."""
        reposts, count = self._size(LARGE), self._count(200)
        return self._told(kills.killed(self.forker, self._archive(), self._undisturbed(reposts), reposts, kills=count, stride=0.8))

    def pauses(self) -> bool:
        """50 SIGKILLs, each after a clean pause."""
        reposts, count = self._size(LARGE), self._count(50)
        return self._told(
            kills.killed(self.forker, self._archive(), self._undisturbed(reposts), reposts, kills=count, stride=0.8, pauses=count)
        )

    def recovery(self) -> bool:
        """20 SIGKILLs during recovery, and those that made it necessary."""
        reposts = self._size(LARGE)
        return self._told(
            kills.killed_in_recovery(self.forker, self._archive(), self._undisturbed(reposts), reposts, kills=self._count(28))
        )

    def terms(self) -> bool:
        """SIGTERM once, and twice."""
        good, passed = self._undisturbed(SMALL), True
        for count, longest in ((1, TIMEOUT + 5.0), (2, 2.0)):
            found = signals.stopped(self._archive(), good, SMALL, after=25, signals=count)
            left = f"{len(found.faults)} faults, equal: {found.resumed_equal}"
            print(f"  SIGTERM x{count}: exit status {found.status} after {found.seconds:.1f} s, {left}")
            passed &= found.seconds <= longest and not found.faults and found.resumed_equal and found.status == 130
        return passed

    def doubles(self) -> bool:
        """50 double starts, up to 50 ms apart."""
        good, count, slowest, right = self._undisturbed(SMALL), self._count(50), 0.0, 0
        for index in range(count):
            statuses, seconds, equal = signals.doubled(self._archive(), good, SMALL, apart=0.05 * index / count)
            right += equal and statuses.count(4) == 1
            slowest = max(slowest, seconds)
        loser = f"a loser with status 4 after {slowest:.1f} s at most (Python's start included)"
        print(f"  {right} of {count} with one winner, {loser}, and a right archive")
        return right == count

    def disks(self) -> bool:
        """20 full disks: small tmpfs for the WARC files, a limit to the size of any file; and failing writes."""
        good, count = self._undisturbed(SMALL), self._count(20)
        ways: dict[str, Callable[[int], disks.Full | None]] = {
            "tmpfs": lambda i: disks.small_disk(self._archive(), good, SMALL, most=90_000 + 15_000 * i),
            "RLIMIT_FSIZE": lambda i: disks.file_limit(self._archive(), good, SMALL, most=650_000 + 30_000 * i),
        }
        passed = True
        for name, way in ways.items():
            found = [way(index) for index in range(count // 2)]
            passed &= self._told_of(name, [each for each in found if each is not None])
        return passed

    def errors(self) -> bool:
        """20 crawls whose writes and syncs fail at random: stopped with status 3, or not hit at all; nothing is lost."""
        good, count = self._undisturbed(SMALL), self._count(20)
        found = [disks.failing_writes(self._archive(), good, SMALL, probability=0.001) for _ in range(count)]
        told = [each for each in found if each is not None]
        right = sum(not each.lost and each.equal and not each.faults and each.status in (0, 3, 5) for each in told)
        print(
            f"  fiu: {right} of {len(told)} whole afterwards; exit statuses {sorted({each.status for each in told})}"
            if told
            else "  fiu-run is not here: skipped"
        )
        return right == len(told)

    def _told(self, found: kills.Outcome) -> bool:
        print(
            f"  {found.kills} kills: archive equal: {found.equal}, faults: {len(found.faults)}, acknowledged captures lost: {found.lost},"
            f" requests: {found.requests:.3f} of the undisturbed crawl's"
        )
        return found.passed and found.requests <= 1.25

    @staticmethod
    def _told_of(name: str, found: list[disks.Full]) -> bool:
        right = sum(each.passed for each in found)
        print(
            f"  {name}: {right} of {len(found)} with status 3, the path named, and the same archive after space is made"
            if found
            else f"  {name}: not here, skipped"
        )
        for each in found:
            if not each.passed:
                print(f"    {each}")
        return right == len(found)

    def _undisturbed(self, reposts: int) -> Good:
        if reposts not in self._good:
            self._good[reposts] = undisturbed(self._archive(), reposts)
            print(f"  an undisturbed crawl: {self._good[reposts].requests} requests in {self._good[reposts].seconds:.0f} s")
        return self._good[reposts]

    def _archive(self) -> Path:
        self._made += 1
        return self.folder / f"{self._made:03d}"

    def _count(self, whole: int) -> int:
        return max(2, round(whole * self.share))

    def _size(self, reposts: int) -> int:
        return max(SMALL, round(reposts * self.share))


PARTS = ("kills", "pauses", "recovery", "terms", "doubles", "disks", "errors")


def main() -> int:
    """Run the parts that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)} (default: all)")
    parser.add_argument("--quick", action="store_true", help="a tenth of each")
    given = parser.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"unknown part {sorted(unknown)[0]}: it may be {', '.join(PARTS)}")
    folder = Path(tempfile.mkdtemp(prefix="torture-"))
    torture, failed = Torture(folder, 0.1 if given.quick else 1.0), []
    for part in given.parts or PARTS:
        began = time.monotonic()
        print(f"{part}: {getattr(torture, part).__doc__}", flush=True)
        if not getattr(torture, part)():
            failed.append(part)
        print(f"  {'failed' if part in failed else 'passed'} in {time.monotonic() - began:.0f} s", flush=True)
    torture.forker.close()
    if failed:
        print(f"failed: {', '.join(failed)}; the archives are in {folder}")
        return 1
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""``python -m tests.web.demo_capture``: crawl the replica web into ``data/demo.warc.gz``, for ``make demo`` to replay."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from tests.crawl.run import FAST, ROOT, environment, scrapy
from tests.web.proxy import serve
from tests.web.world import build

SEED, REPOSTS = 1, 120
TARGET = ROOT / "data" / "demo.warc.gz"
MOST = 2_000_000  # bytes


def main() -> int:
    """Crawl, and keep the one WARC file that came of it."""
    with tempfile.TemporaryDirectory() as folder, serve(build(SEED, REPOSTS)) as served:
        archive = Path(folder)
        ended = scrapy("crawl", "portal", *FAST, env=environment(archive, served.url))
        files = sorted((archive / "warc").glob("*.warc.gz"))
        if ended.status not in (0, 5) or len(files) != 1 or files[0].stat().st_size > MOST:
            print(ended.err, f"exit status {ended.status}, files {files}", file=sys.stderr)
            return 1
        shutil.copyfile(files[0], TARGET)
    print(f"{TARGET}: {TARGET.stat().st_size} bytes, {len(served.log)} requests")
    return 0


if __name__ == "__main__":
    sys.exit(main())

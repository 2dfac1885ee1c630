"""Every setting that differs from Scrapy's default, with its reason. The only reader of ``os.environ``.

Any setting can be given as ``-s NAME=VALUE``; those whose name starts with ``ARCHIVE_`` also from the environment.
"""

from __future__ import annotations

import os
from pathlib import Path

# --- the archive's own -------------------------------------------------------------------------------------------
ARCHIVE_DIR = "data"  # holds archive.db, warc/, exports/, runs/
ARCHIVE_DATABASE_URL = ""  # any SQLAlchemy URL; empty: archive.db in ARCHIVE_DIR
ARCHIVE_REPLAY = ""  # WARC, gzipped WARC, WACZ, or a folder of them: answers every request, no connection is opened
ARCHIVE_CONTACT = ""  # an address for webmasters, sent in the user agent: set it before you crawl
ARCHIVE_WARC_MAX_BYTES = 1024**3  # a new WARC file after this many bytes, as ISO 28500 recommends
ARCHIVE_BATCH_PAGES = 50  # pages a commit holds at most …
ARCHIVE_BATCH_SECONDS = 0.05  # … and the seconds after which it is made whatever it holds: what a kill costs in requests asked again
ARCHIVE_MAX_LIST_PAGES = 1000  # pages of one list a run walks at most: a pager without end stops here
ARCHIVE_MAX_ARTICLE_PAGES = 20  # pages of one article that are fetched and joined at most
ARCHIVE_ASSETS = "all"  # all: images and attachments of articles are kept too, behind the pages; attachments; none
ARCHIVE_MAX_ASSET_BYTES = 32 * 1024**2  # a larger file is left where it is, and a row in failures
ARCHIVE_MAX_RUN_BYTES = 0  # bytes received after which a run stops, 0 for no limit (``harvest --max-bytes``)
ARCHIVE_FULL_SWEEP_DAYS = 30  # days after which a harvest walks every list to its end again: late and back-dated items
ARCHIVE_RESUME_HOURS = 6  # hours in which a run that was cut short is gone on with: heads of lists it has seen are not asked again
ARCHIVE_ROBOTS_HOURS = 24  # hours a robots.txt is good for (RFC 9309 §2.4: at most a day); 0: asked in every run
ARCHIVE_MAX_RETRY_AFTER = 120  # seconds a host may ask us to wait; for more, the host is left alone until then
ARCHIVE_CLOCK_OFFSET = 0  # seconds our clock is ahead of the machine's: a seam for tests of what happens over months
ARCHIVE_TEMPLATES = "spiders.templates"  # where CMS families are found
ARCHIVE_SITES = str(Path(__file__).resolve().parent.parent / "spiders" / "sites")  # the folder of site definitions
ARCHIVE_SITE_PAGES = str(Path(__file__).resolve().parent.parent / "tests" / "sites")  # their saved pages, each with its expectation

_OWN = tuple(name for name in globals() if name.startswith("ARCHIVE_"))
globals().update({name: os.environ[name] for name in _OWN if name in os.environ})
ARCHIVE_UNKNOWN_VARIABLES = tuple(sorted(name for name in os.environ if name.startswith("ARCHIVE_") and name not in _OWN))  # for doctor

# --- the project ---------------------------------------------------------------------------------------------------
BOT_NAME = "procuratorate-archive"
SPIDER_MODULES = ["spiders"]
COMMANDS_MODULE = "archiver.commands"
ADDONS = {"archiver.addon.ArchiveAddon": 0}
FEED_EXPORT_ENCODING = "utf-8"  # the default writes \\uXXXX for every Chinese character
LOG_LEVEL = "INFO"  # DEBUG prints every item

# --- manners ---------------------------------------------------------------------------------------------------------
ROBOTSTXT_OBEY = True
CONCURRENT_REQUESTS_PER_DOMAIN = 1  # one request at a time to a host
DOWNLOAD_DELAY = 1.0  # seconds between two requests to a host, with Scrapy's jitter
AUTOTHROTTLE_ENABLED = True  # slower still where a host answers slowly
AUTOTHROTTLE_START_DELAY = 1.0
RETRY_HTTP_CODES = [500, 502, 503, 504, 408, 429]  # 522 and 524 are a CDN's; 412, 468, 521 are challenges: never retried
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5",
}

# --- bounds ----------------------------------------------------------------------------------------------------------
DOWNLOAD_MAXSIZE = 32 * 1024**2
DOWNLOAD_TIMEOUT = 60  # some government pages take more than 20 s
REDIRECT_MAX_TIMES = 10
DEPTH_LIMIT = 1100  # home, section, ARCHIVE_MAX_LIST_PAGES pages of a list, article, original
MEMUSAGE_LIMIT_MB = 1024
CONCURRENT_ITEMS = 8  # the default of 100 costs half the throughput (PERFORMANCE.md)

# --- closed by default -----------------------------------------------------------------------------------------------
TELNETCONSOLE_ENABLED = False  # runs code sent to a port
REMOTE_CONTROL_ENABLED = False  # the same, new in Scrapy 2.19
COOKIES_ENABLED = False  # no site here needs them, and the first one fetches the public suffix list from the internet
METAREFRESH_ENABLED = False  # a refresh to the home page is a soft 404: judged, not followed
DOWNLOAD_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}

# --- the order of everything -----------------------------------------------------------------------------------------
HTTPERROR_ALLOW_ALL = True  # every answer is judged by the reading room
EXTENSIONS = {
    "archiver.extensions.single_run.SingleRun": 1,
    "archiver.extensions.watch.Watch": 2,  # says what is amiss before the ledger closes the run
    "archiver.extensions.ledger.Ledger": 3,
    "archiver.extensions.progress.Progress": 4,
}
SPIDER_MIDDLEWARES = {
    "archiver.middlewares.assets.Assets": 90,  # outside the frontier: it sees articles that have their errands
    "archiver.middlewares.frontier.Frontier": 100,
}
DOWNLOADER_MIDDLEWARES = {
    "archiver.middlewares.guard.Guard": 60,  # before robots.txt is asked for
    "archiver.middlewares.hold.Hold": 70,  # likewise: a host held off is asked nothing at all
    "archiver.middlewares.manners.SiteManners": 80,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,  # takes a robots.txt that fails for a permission
    "archiver.middlewares.robots.Robots": 100,
    "archiver.middlewares.plain_http.PlainHttp": 560,  # inside the retries
    "archiver.middlewares.conditional.Conditional": 720,  # inside redirect and decompression: it sees the raw 304
    "archiver.middlewares.capture.CaptureResponse": 950,  # raw, as it came off the wire
    "archiver.middlewares.replay.ReplayResponse": 960,  # innermost: takes the network's place
}
ITEM_PIPELINES = {
    "archiver.pipelines.assets.KeepAssets": 50,
    "archiver.pipelines.require.Require": 100,
    "archiver.pipelines.normalise.Normalise": 200,
    "archiver.pipelines.resolve.Resolve": 300,
    "archiver.pipelines.select.Select": 350,
    "archiver.pipelines.persist.Persist": 400,
    "archiver.pipelines.pair.Pair": 500,
    "archiver.pipelines.acknowledge.Acknowledge": 600,
}

"""One page through the ordinary crawl: guard, robots.txt, delays and capture included; then read back from its WARC record."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from scrapy.settings import Settings

from archiver.captures.read import read_capture
from archiver.config import Config
from archiver.errors import ArchiveError, BadArgument, NotUnderstood
from archiver.normalise.urls import canonical
from archiver.reading.model import Page
from archiver.running import run_spiders
from archiver.store.engine import open_engine
from archiver.store.place import Place
from archiver.store.read import Reader


class NotFetched(ArchiveError):
    """The page could not be had. Raised by ``sitework.fetch``, with the crawl's own reason."""

    exit_status = 5


def fetch(settings: Settings, url: str) -> Page:
    """Crawl *url* alone into the archive and give the page as it was kept.

    Raises BadArgument where a replay does not hold it, NotFetched where the crawl gave no page, and what a crawl may raise.
    """
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as named:  # an address may hold a comma
        named.write(f"{url}\n")
        named.flush()
        finished = run_spiders(settings, ["originals"], {"url": f"@{named.name}", "originals": "ignore"})
    if finished[0].error:
        raise NotFetched(finished[0].error)
    config = Config.of(settings)
    found = _document(Place(config.dir, config.database_url), url)
    run = finished[0].run_id
    for failure in (each for each in found["failures"] if each["run_id"] == run):
        if failure["reason"] == "not_in_replay":
            raise BadArgument(f"{url} is not in the replay {config.replay}: save the page and give its file, or unset ARCHIVE_REPLAY")
        raise NotFetched(f"{url}: {failure['reason']} ({failure['detail']})")
    captures = [each for each in found["captures"] if each["verdict"] != "revisit"]
    if not captures:
        raise NotFetched(f"{url}: the crawl kept no page of it")
    return _page(config.dir / "warc", url, max(captures, key=lambda each: each["id"]))


def _document(place: Place, url: str) -> dict[str, Any]:
    engine = open_engine(place.url, read_only=True)
    try:
        found = Reader(engine).document(url) or Reader(engine).document(canonical(url).key)
    except NotUnderstood as error:
        raise BadArgument(f"{url!r} is no URL that can be asked for: {error}") from error
    finally:
        engine.dispose()
    if found is None:
        raise NotFetched(f"{url}: the crawl asked for nothing")
    return found


def _page(warc: Path, asked: str, capture: dict[str, Any]) -> Page:
    stored = read_capture(warc / capture["warc_file"], capture["warc_offset"], capture["warc_length"])
    return Page(
        url=capture["final_url"],
        asked_url=asked,
        status=stored.status,
        headers=stored.header_map(),
        body=stored.body,
        fetched_at=stored.fetched_at,
        truncated=stored.truncated is not None,
    )

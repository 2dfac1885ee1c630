"""Archives of any size, made up: documents, versions and pairs as a long crawl would have left them, without a crawl."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from archiver.store.engine import open_engine
from archiver.store.migrate import upgrade
from archiver.store.place import Place
from archiver.store.schema import document, pair, version
from archiver.store.vocabulary import FIDELITIES

AT = "2024-05-01T12:00:00+08:00"
FIRST = date(2014, 1, 1)
_BATCH = 2000


def make(folder: Path, articles: int, chars: int) -> Place:
    """An archive of *articles* articles of *chars* characters, every second one the original of the one before it."""
    place = Place(folder)
    place.prepare()
    upgrade(place)
    engine = open_engine(place.url)
    chance = random.Random(7)
    for first in range(1, articles + 1, _BATCH):
        numbers = range(first, min(first + _BATCH, articles + 1))
        with engine.begin() as conn:
            conn.execute(insert(document), [_document(number) for number in numbers])
            conn.execute(insert(version), [_version(number, chars, chance) for number in numbers])
            if pairs := list(_pairs(numbers, chance)):
                conn.execute(insert(pair), pairs)
    engine.dispose()
    return place


def _document(number: int) -> dict[str, Any]:
    role, host = ("repost", "www.ffdy.org.cn") if number % 2 else ("original", f"h{number % 500}.jcy.gov.cn")
    url = f"http://{host}/{number}.html"
    common = {"state_since_at": AT, "first_seen_at": AT, "last_seen_at": AT, "attempts": 0, "depth": 1}
    state = "gone" if number % 20 == 0 else "live"
    own = {"id": number, "key": url, "url": url, "host": host, "role": role, "state": state, "latest_version_id": number}
    return common | own


def _day(number: int) -> date:
    return FIRST + timedelta(days=(number // 2) * 7919 % 3650 + (number % 2) * (number % 40))


def _version(number: int, chars: int, chance: random.Random) -> dict[str, Any]:
    body = "".join(map(chr, chance.choices(range(0x4E00, 0x9FA5), k=chars)))
    day = _day(number)
    common = {"number": 1, "created_at": AT, "titles_alt": "[]", "rules": "{}", "image_count": 0, "published_basis": "label"}
    shown = {"title": body[:20], "body": body, "body_chars": chars, "published_on": day.isoformat(), "day_number": day.toordinal()}
    return common | shown | {"id": number, "document_id": number, "sha256": f"{number:064x}"}


def _pairs(numbers: range, chance: random.Random) -> Iterator[dict[str, Any]]:
    for number in numbers:
        if number % 2 == 0:
            ids = {"repost_id": number - 1, "original_id": number, "repost_version_id": number - 1, "original_version_id": number}
            found = {"rule": "link", "text_similarity": chance.random(), "fidelity": chance.choice(FIDELITIES)}
            yield ids | found | {"original_url": f"http://h{number % 500}.jcy.gov.cn/{number}.html"}

"""Synthetic articles by the thousand: words of a made-up vocabulary, used as unevenly as words are, with marks, digits and letters."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from sqlalchemy import Connection, insert

from archiver.store import search_index, values
from archiver.store.engine import open_engine
from archiver.store.migrate import create_or_check
from archiver.store.place import Place
from archiver.store.schema import document, version

_FIRST_DAY = date(2010, 1, 1)
_A_DAY = 17  # articles
_HAN = 2000  # characters in use; of 1,500 characters some 440 are different ones, as in the saved articles of CCDI
_KNOWN = ("检察院", "受贿", "提起公诉", "反腐", "内蒙古自治区", "最高人民检察院", "公益诉讼", "2023年", "3.5万元", "APP", "國家", "（记者")
_MARKS = ("，", "。", "、", "；", "“", "”", "：")
_NOW = "2026-11-25T10:00:00+08:00"


@dataclass(frozen=True, slots=True)
class Text:
    """One article."""

    title: str
    body: str
    day: date | None


def articles(count: int, seed: int = 7, chars: int = 1500) -> Iterator[Text]:
    """*count* articles of about *chars* characters."""
    rng = random.Random(seed)
    words = _vocabulary(rng)
    weights = list(accumulate(1 / (rank + 8) for rank in range(len(words))))
    days = max(1, count // _A_DAY)
    for _ in range(count):
        drawn = rng.choices(words, cum_weights=weights, k=chars * 10 // 25)
        body = "".join(word + rng.choice(_MARKS) if rng.random() < 0.14 else word for word in drawn)
        lines = "\n".join(body[at : at + 200] for at in range(0, len(body), 200))
        day = _FIRST_DAY + timedelta(days=rng.randrange(days))
        yield Text("".join(drawn[:8]), lines, None if rng.random() < 0.01 else day)


def _vocabulary(rng: random.Random) -> list[str]:
    han = [chr(code) for code in range(0x4E00, 0x9FA5)]
    rng.shuffle(han)
    common = list(accumulate(1 / (rank + 2) for rank in range(_HAN)))
    made = ["".join(rng.choices(han[:_HAN], cum_weights=common, k=rng.choice((1, 2, 2, 2, 2, 3, 4)))) for _ in range(4000)]
    made[20:20] = _KNOWN
    return list(dict.fromkeys(made))


def store(conn: Connection, texts: Iterator[Text]) -> None:
    """Rows as a crawl leaves them, without their captures and, yet, without the index."""
    for number, each in enumerate(texts, start=1):
        url = f"http://www.example.gov.cn/{number}"
        told = {"key": url, "url": url, "host": "www.example.gov.cn", "role": "original", "state": "live", "state_since_at": _NOW}
        seen = {"first_seen_at": _NOW, "last_seen_at": _NOW, "attempts": 0, "latest_version_id": number, "depth": 1}
        conn.execute(insert(document), {"id": number, **told, **seen})
        day = {"published_on": values.day(each.day), "day_number": values.day_number(each.day)}
        text = {"title": each.title, "titles_alt": "[]", "body": each.body, "body_chars": len(each.body), "image_count": 0, "rules": "{}"}
        row = {"id": number, "document_id": number, "number": 1, "created_at": _NOW, "sha256": f"{number:064x}", **day, **text}
        conn.execute(insert(version), row)


def build(folder: Path, count: int, chars: int = 1500) -> tuple[Place, int, int]:
    """An archive of *count* articles; with it the bytes of its file before and after the index was made."""
    place = Place(folder)
    place.prepare()
    create_or_check(place)
    engine = open_engine(place.url)
    with engine.begin() as conn:
        store(conn, articles(count, chars=chars))
        table = _bytes(conn)
    with engine.begin() as conn:
        for number in range(1, count + 1):
            search_index.refresh(conn, number)
        whole = _bytes(conn)
    engine.dispose()
    return place, table, whole


def _bytes(conn: Connection) -> int:
    pages, free, size = (conn.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("page_count", "freelist_count", "page_size"))
    return int((pages - free) * size)

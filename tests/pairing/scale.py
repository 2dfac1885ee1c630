"""``python -m tests.pairing.scale --articles 10000 100000``: what pairing costs as an archive grows.

Half of the articles are originals, half are reposts that name none, so that every one must be found by evidence; one repost in ten is
a stock notice of one form. Time is CPU time of pairing alone, at the beginning and at the end of each archive.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from archiver.gazetteer import gazetteer
from tests.pairing.archive import Shelf, organ_of, shelf
from tests.web import relations, texts
from tests.web.hosts import HOSTS

WORDS = (
    "检察官",
    "群众",
    "现场",
    "问题",
    "案件",
    "部门",
    "工作",
    "线索",
    "整改",
    "代表",
    "该院",
    "企业",
    "老人",
    "学生",
    "证据",
    "活动",
    "村民",
    "建议",
)
PLAIN = re.compile("|".join(WORDS))
KINDS = ("verbatim", "abridged", "retitled", "extended", "rewritten")


def articles(count: int, seed: int = 1) -> Iterator[dict[str, object]]:
    """Originals and, somewhere behind them, their reposts; every tenth pair is made from one form."""
    rng = Random(seed)
    waiting: list[dict[str, object]] = []
    for number in range(count // 2):
        host = HOSTS[number % len(HOSTS)]
        day = date(2020, 1, 1) + timedelta(days=rng.randrange(1500))
        notice = number % 10 == 0
        story = texts.notice(rng, host.organ, form=1) if notice else _varied(texts.story(rng, host.organ, day), rng)
        organ = organ_of(host.organ.code, host.organ.name)
        yield {
            "url": f"http://{host.host}/x/{number}.html",
            "title": story.title,
            "paragraphs": story.paragraphs,
            "day": day,
            "organ": organ,
        }
        copy = relations.copy("verbatim" if notice else KINDS[number % len(KINDS)], story.title, story.paragraphs, story, rng)
        url = f"http://www.ffdy.org.cn/a/{number}.html"
        made = {"url": url, "title": copy.title, "paragraphs": copy.paragraphs, "day": day + timedelta(days=2), "organ": organ}
        waiting.append(made | {"role": "repost"})
        if len(waiting) > 50 or number == count // 2 - 1:
            rng.shuffle(waiting)
            yield from waiting
            waiting.clear()


def _varied(story: texts.Story, rng: Random) -> texts.Story:
    """The story with words of its own: the grammar has but forty sentences, and news do not repeat each other's so often."""
    own = {word: "".join(chr(rng.randrange(0x4E00, 0x9F00)) for _ in range(3)) for word in WORDS}

    def put(text: str) -> str:
        return PLAIN.sub(lambda match: own[match.group()], text)

    return replace(
        story,
        title=put(story.title),
        title_again=put(story.title_again),
        paragraphs=[put(each) for each in story.paragraphs],
        paragraphs_again=[put(each) for each in story.paragraphs_again],
    )


def fill(archive: Shelf, count: int) -> list[float]:
    """Store *count* articles; CPU seconds that pairing took, by the thousand."""
    seconds = [0.0]
    for number, article in enumerate(articles(count), start=1):
        archive.add(**article)  # type: ignore[arg-type]
        seconds[-1] += archive.pairing_seconds
        archive.pairing_seconds = 0.0
        if number % 1000 == 0:
            archive.writer.commit()
            seconds.append(0.0)
            if number % 10_000 == 0:
                print(f"{number:>8}: {sum(seconds[-11:]) / 10:.2f} ms an article", flush=True)
    return seconds[:-1] if count % 1000 == 0 else seconds


def notices(archive: Shelf, count: int) -> float:
    """Store *count* notices made from one form, each of another person; seconds that it took."""
    rng = Random(count)
    started = time.monotonic()
    seen: set[str] = set()
    while len(seen) < count:
        story = texts.notice(rng, HOSTS[0].organ, form=1)
        if story.title not in seen:
            seen.add(story.title)
            archive.add(f"http://{HOSTS[0].host}/n/{len(seen)}.html", story.title, story.paragraphs, day=date(2023, 5, 1))
    archive.writer.commit()
    return time.monotonic() - started


def main() -> None:
    """Parse the command line, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.pairing.scale", description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 100_000])
    gazetteer().by_host("www.spp.gov.cn")  # loaded before the clock starts
    parser.add_argument("--notices", type=int, default=0, help="only so many notices of one form: none may be in a cluster")
    asked = parser.parse_args()
    if asked.notices:
        with tempfile.TemporaryDirectory() as folder, shelf(Path(folder)) as archive:
            seconds = notices(archive, asked.notices)
            print(f"{asked.notices} notices of one form: {seconds:.1f} s, {len(archive.rows('clusters'))} in clusters")
        return
    for count in asked.articles:
        started = time.monotonic()
        with tempfile.TemporaryDirectory() as folder, shelf(Path(folder)) as archive:
            seconds = fill(archive, count)
            rows = archive.rows("pairs")
            right = sum(row["original_id"] is not None and _number(row["repost_url"]) == _number(row["original_url"]) for row in rows)
            size = (Path(folder) / "archive.db").stat().st_size / count
        print(
            f"{count:>8} articles: pairing {sum(seconds):.0f} s of CPU, {seconds[0]:.2f} ms an article in the first thousand,"
            f" {seconds[-1]:.2f} ms in the last; {right}/{count // 2} reposts paired right,"
            f" {len(rows) - right} other rows; {size:.0f} bytes of database an article; {time.monotonic() - started:.0f} s in all",
            flush=True,
        )


def _number(url: str) -> str:
    return url.rsplit("/", 1)[-1]


if __name__ == "__main__":
    main()

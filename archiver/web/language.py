"""Chinese and English: which one a reader wants, and the words of both (``words.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "zh")
_WORDS = Path(__file__).with_name("words.toml")
_MOST = 20  # languages of a header that are looked at


def chosen(asked: str | None, accepted: str) -> str:
    """The language of *asked* (``?lang=``) where there is such a one, else the best of an Accept-Language header, else English."""
    if asked in LANGUAGES:
        return asked
    wanted = sorted((_weighted(part) for part in accepted.split(",")[:_MOST]), key=lambda each: -each[1])
    return next((language for language, weight in wanted if language in LANGUAGES and weight > 0), LANGUAGES[0])


def _weighted(part: str) -> tuple[str, float]:
    """``zh-CN;q=0.9`` → ("zh", 0.9); a weight that is no number counts nothing."""
    tag, _, weight = part.partition(";")
    try:
        quality = float(weight.strip().removeprefix("q=")) if weight.strip() else 1.0
    except ValueError:
        quality = 0.0
    return tag.strip().partition("-")[0].lower(), quality


@cache
def words() -> dict[str, dict[str, str]]:
    """Key → language → words; a key of two parts, as ``state.gone``, names a value of the archive's."""
    with _WORDS.open("rb") as file:
        return {f"{part}.{key}": both for part, keys in tomllib.load(file).items() for key, both in keys.items()}


class Words:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str) -> str:
        """Our own words. Raises KeyError for a key that ``words.toml`` has not."""
        return words()[key][self.language]

    def value(self, part: str, value: object) -> str:
        """A value of the archive's in this language, as it stands where it has no words, "" for NULL."""
        if value is None:
            return ""
        both = words().get(f"{part}.{value}")
        return both[self.language] if both else str(value)

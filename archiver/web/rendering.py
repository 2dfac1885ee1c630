"""Answers as HTML: Jinja with autoescape everywhere, one macro for every value that came from outside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined

from archiver.store.search_snippet import MARKS
from archiver.web.asked import Data
from archiver.web.charts import labelled, over_time, shares, stacked
from archiver.web.language import LANGUAGES, Words, chosen


def environment() -> Environment:
    """Templates of this room; an unknown name in one of them is an error."""
    env = Environment(
        loader=PackageLoader("archiver.web", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    env.globals |= {"stacked": stacked, "over_time": over_time, "shares": shares}
    env.filters |= {"external": external, "labelled": labelled, "marked": marked}
    return env


def external(url: object) -> str | None:
    """*url* where a link may point at it: http and https alone, so that no stored text becomes a script."""
    return url if isinstance(url, str) and url.lower().startswith(("http://", "https://")) else None


def marked(snippet: str) -> list[tuple[bool, str]]:
    """A snippet in parts, those between the marks of ``archiver.store.search_snippet`` with True."""
    opening, closing = MARKS
    before, *parts = snippet.split(opening)
    cut = [(False, before)]
    for part in parts:
        word, closed, after = part.partition(closing)
        cut += [(bool(closed), word), (False, after)]
    return [(is_word, text) for is_word, text in cut if text]


class View:
    """What a template knows beside its data: the language, and links that keep it."""

    def __init__(self, path: str, query: Mapping[str, str], accepted: str) -> None:
        self.path = path
        self.query = query
        self.language = chosen(query.get("lang"), accepted)
        self.words = Words(self.language)

    def link(self, path: str, **query: object) -> str:
        """A URL of ours; a language that was asked for by name stays. A value of None leaves its name out."""
        kept = {"lang": self.query["lang"]} if self.query.get("lang") in LANGUAGES else {}
        given = urlencode({name: value for name, value in (query | kept).items() if value is not None})
        return f"{path}?{given}" if given else path

    def same(self, **other: object) -> str:
        """This page with *other* values in its query string, or without those that are None."""
        return self.link(self.path, **(dict(self.query) | other))

    @property
    def switched(self) -> str:
        """This page in the other language."""
        other = LANGUAGES[1 - LANGUAGES.index(self.language)]
        return f"{self.path}?{urlencode(dict(self.query) | {'lang': other})}"

    @property
    def twin(self) -> str:
        """This page as JSON."""
        path = "/index.json" if self.path == "/" else f"{self.path}.json"
        return f"{path}?{urlencode(dict(self.query))}" if self.query else path


def render(env: Environment, template: str, view: View, data: Data) -> str:
    """The page."""
    known: dict[str, Any] = {"view": view, "t": view.words, "v": view.words.value, "link": view.link}
    return env.get_template(template).render(**data, **known)

"""What an article is found by: keys that its original, its copies and its twins share, and the names that tell a form's uses apart.

A text is known by its clauses, and of many by those whose hashes are smallest: two texts that share half of their clauses share about
half of these, whichever is the longer, so an abridged copy is found as a whole one is; and no text, however long, has more than
``CLAUSES`` keys, so that the index grows with the number of articles.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import blake2b

from archiver.compare.body import Body
from archiver.compare.fold import fold, letters
from archiver.compare.names import name_spans
from archiver.compare.text import Text
from archiver.compare.titles import title_words
from archiver.compare.tokens import figures
from archiver.errors import NotUnderstood
from archiver.normalise.urls import document_number

CLAUSES = 32
SHORTEST_CLAUSE = 8  # letters; a shorter one stands in many texts
SHORTEST_TITLE = 6
MOST_FIGURES = 64
_ENDS = re.compile(r"[,.;:!?…、()\"-]")
_SHARED_SERIES = ".jcy.gov.cn"  # one series of document numbers over the hosts of the platform (FACTS.md §2)


@dataclass(frozen=True, slots=True)
class Signature:
    """Keys by what they stand for, and the persons named in title and text. ``text`` is that of all the words; 0 where there is none."""

    text: int
    clauses: tuple[int, ...]
    titles: tuple[int, ...]  # the title, with each organ it may be of
    numbers: tuple[int, ...]  # of its own address, or of those it names as its original
    title_names: tuple[str, ...]
    names: tuple[str, ...]
    figures: tuple[str, ...]  # numbers of two digits and more, each with its measure

    @property
    def keys(self) -> list[int]:
        """All keys, each once."""
        own = (self.text,) if self.text else ()
        return list(dict.fromkeys((*own, *self.titles, *self.numbers, *self.clauses)))

    @classmethod
    def of(cls, text: Text, organs: Iterable[str], urls: Iterable[str]) -> Signature:
        """The signature of an article. *organs*: gazetteer ids it may be of; *urls*: of the original, as far as known."""
        title, body = title_words(text.title), Body(text.paragraphs)
        clauses = {_key("clause", part) for part in map(letters, _ENDS.split(body.text)) if len(part) >= SHORTEST_CLAUSE}
        return cls(
            text=_key("text", body.words) if body.words else 0,
            clauses=tuple(sorted(clauses)[:CLAUSES]),
            titles=tuple(_key("title", f"{organ}|{title}") for organ in organs) if len(title) >= SHORTEST_TITLE else (),
            numbers=tuple(sorted({key for url in urls if (key := _number_key(url)) is not None})),
            title_names=_names(fold(text.title)),
            names=_names(body.text),
            figures=tuple(sorted(figures(body)))[:MOST_FIGURES],
        )

    def dump(self) -> str:
        """As JSON, for the store."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def load(cls, content: str) -> Signature:
        """What ``dump`` wrote."""
        stored = json.loads(content)
        text = stored.pop("text")
        return cls(text, **{name: tuple(values) for name, values in stored.items()})


def _key(kind: str, value: str) -> int:
    return int.from_bytes(blake2b(f"{kind}:{value}".encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def _number_key(url: str) -> int | None:
    try:
        found = document_number(url)
    except NotUnderstood:
        return None
    if found is None:
        return None
    host, number = found
    return _key("number", f"{_SHARED_SERIES if host.endswith(_SHARED_SERIES) else host}|{number}")


def _names(folded: str) -> tuple[str, ...]:
    return tuple(sorted({folded[start:end] for start, end in name_spans(folded)}))

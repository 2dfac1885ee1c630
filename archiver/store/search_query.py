"""What a user asks for, as an FTS5 expression: the one way from words to MATCH, for commands, web page and SQL (``zh_query``).

Words side by side must all occur; ``"…"`` is a phrase with blanks in it; AND, OR, NOT in capitals and parentheses combine; ``title:``,
``source:``, ``body:`` and ``files:`` (attachments) before a word, phrase or parenthesis narrow it. Quotes, parentheses and colons may be
full-width. A word is found wherever its characters stand in this order, in title, body or attachments.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from archiver.errors import BadArgument
from archiver.store import values
from archiver.store.search_split import APART, folded, split

LONGEST = 1000  # characters of a query
_DEEPEST = 20  # parentheses in one another
_COLUMNS = {"title": "title", "source": "source", "body": "body", "files": "files"}
_EVERYWHERE = "title body files"
_TOKEN = re.compile(
    r"""\s+
    | (?P<open>[(（]) | (?P<close>[)）])
    | ["“”＂](?P<phrase>[^"“”＂]*)(?P<end>["“”＂]?)
    | (?P<field>title|source|body|files)[:：]
    | (?P<word>[^\s()（）"“”＂]+)""",
    re.VERBOSE,
)
_Part = tuple[str, str]  # kind ('word', 'phrase', 'field', 'open', 'close', 'AND', 'OR', 'NOT', 'end') and text


@dataclass(frozen=True, slots=True)
class Query:
    """``match`` is the FTS5 expression, '' where nothing was asked; ``words`` are the folded words and phrases that a hit may hold."""

    match: str
    words: tuple[str, ...]


def parse(asked: str) -> Query:
    """Understand a query. Raises BadArgument, naming in one line what cannot be."""
    if len(asked) > LONGEST:
        raise BadArgument(f"the query has {len(asked)} characters, it may have {LONGEST}")
    parts = _parts((values.text(asked) or "").replace(APART, " "))
    if len(parts) == 1:
        return Query("", ())
    parser = _Parser(parts)
    match = parser.whole()
    return Query(match, tuple(dict.fromkeys(parser.words)))


def zh_query(asked: str) -> str:
    """The FTS5 expression of a query, as SQL has it. Raises BadArgument where there is nothing to look for, or ``parse`` does."""
    match = parse(asked).match
    if not match:
        raise BadArgument("the query is empty")
    return match


def _parts(asked: str) -> list[_Part]:
    parts: list[_Part] = []
    for found in _TOKEN.finditer(asked):
        kind, said = found.lastgroup, found.group(found.lastgroup or 0)
        if kind == "end":
            if not said:
                raise BadArgument(f"the query has a quote that is not closed: {found.group()[:40]}")
            parts.append(("phrase", found["phrase"]))
        elif kind == "word" and said in ("AND", "OR", "NOT"):
            parts.append((said, said))
        elif kind is not None:
            parts.append((kind, said))
    return [*parts, ("end", "")]


@dataclass(slots=True)
class _Parser:
    """Recursive descent; OR binds less than AND, NOT takes away from what stands before it."""

    parts: list[_Part]
    at: int = 0
    columns: str = _EVERYWHERE
    depth: int = 0
    is_wanted: bool = True  # false to the right of a NOT
    words: list[str] = field(default_factory=list)

    def whole(self) -> str:
        match = self._either()
        if self._kind == "close":
            raise BadArgument("the query closes a parenthesis that it never opened")
        return match

    @property
    def _kind(self) -> str:
        return self.parts[self.at][0]

    def _either(self) -> str:
        terms = [self._all()]
        while self._kind == "OR":
            self.at += 1
            terms.append(self._all())
        return _joined(terms, "OR")

    def _all(self) -> str:
        wanted, unwanted = [self._term("a word is missing")], []
        while self._kind not in ("OR", "close", "end"):
            joined = self._skip("AND")
            if self._skip("NOT"):
                unwanted.append(self._unwanted())
            else:
                wanted.append(self._term("AND needs a word after it" if joined else "a word is missing"))
        match = _joined(wanted, "AND")
        return f"({match} NOT {_joined(unwanted, 'OR')})" if unwanted else match

    def _unwanted(self) -> str:
        before, self.is_wanted = self.is_wanted, False
        match = self._term("NOT needs a word after it")
        self.is_wanted = before
        return match

    def _skip(self, kind: str) -> bool:
        is_there = self._kind == kind
        self.at += is_there
        return is_there

    def _term(self, missing: str) -> str:
        kind, said = self.parts[self.at]
        reader: Callable[[str], str] | None = {
            "word": self._word,
            "phrase": self._word,
            "open": self._group,
            "field": self._field,
        }.get(kind)
        if reader is None:
            where = "at its end" if kind == "end" else f"before {said}"
            raise BadArgument(f"the query cannot be understood {where}: {missing}")
        self.at += 1
        return reader(said)

    def _word(self, said: str) -> str:
        tokens = split(said)
        if not tokens:
            raise BadArgument(f"the query has nothing to look for in {said!r}")
        if self.is_wanted:
            self.words.append(folded(said))
        return f'{{{self.columns}}} : "{tokens}"'

    def _group(self, _said: str) -> str:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise BadArgument(f"the query has more than {_DEEPEST} parentheses in one another")
        match = self._either()
        if not self._skip("close"):
            raise BadArgument("the query opens a parenthesis that it does not close")
        self.depth -= 1
        return match

    def _field(self, said: str) -> str:
        if self.columns != _EVERYWHERE:
            raise BadArgument(f"the query asks for {said}: inside another field")
        self.columns = _COLUMNS[said]
        match = self._term(f"{said}: needs a word after it")
        self.columns = _EVERYWHERE
        return match


def _joined(terms: list[str], operator: str) -> str:
    return terms[0] if len(terms) == 1 else f"({f' {operator} '.join(terms)})"

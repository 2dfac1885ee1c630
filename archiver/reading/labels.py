"""The label line as a tokeniser: known labels, longest first; a value is what stands up to the next label (FACTS.md §4)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_SEPARATORS = " \t\n\u3000\xa0\u200b|丨｜·•,，;；、-—_/>＞&"
_BRACKETS = {"(": ")", "（": "）", "[": "]", "【": "】", "［": "］", "〔": "〕"}
_BOXES = "[【［〔"
_HAN = "\u4e00-\u9fff"


@dataclass(frozen=True, slots=True)
class Token:
    """A label, its role (the first column of ``labels.tsv``), the value beside it and where the two stand in the text."""

    role: str
    label: str
    value: str
    start: int
    end: int


@cache
def roles() -> dict[str, str]:
    """label → role, from ``labels.tsv``."""
    table: dict[str, str] = {}
    for line in files(__package__).joinpath("data/labels.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            role, labels = line.split("\t")
            table.update(dict.fromkeys(labels.split(), role))
    return table


@cache
def _pattern() -> re.Pattern[str]:
    """One alternation over all labels, the longest first. Three ways to write one:

    ``来 源：``, blanks inside and a colon; ``【来源】`` or ``[来源]``; ``记者/`` or ``文丨``, for who made it only.
    Words of the page's own furniture (字号, 打印 …) end a value without a colon too, where they stand apart.
    """
    table = roles()
    longest = sorted(table, key=len, reverse=True)
    colon = "|".join(_spaced(label) for label in longest if len(label) > 1)
    single = "|".join(label for label in longest if len(label) == 1)
    makers = "|".join(label for label in longest if table[label] in ("author", "photo", "editor", "source") and len(label) < 5)
    furniture = "|".join(label for label in longest if table[label] == "views" and len(label) > 1)
    # Asked first at every place of the text: can a label begin here at all? Saves trying some 230 of them.
    begins = re.escape("".join(sorted({label[0] for label in longest} | set(_BOXES))))
    return re.compile(
        rf"(?=[{begins}])(?:(?:【|(?<!\w)[\[［〔])(?P<boxed>{colon})[\]】］〕]\s?[:：]?"
        rf"|(?:(?P<colon>{colon})|(?<![{_HAN}])(?P<single>{single}))\s{{0,3}}[:：]"
        rf"|(?<![^\s（(])(?P<maker>{makers})\s?[/|丨｜](?!\s?\d)"
        rf"|(?<![^\s\[【（(|丨])(?P<bare>{furniture})(?![{_HAN}]))"
    )


def _spaced(label: str) -> str:
    return r"\s?".join(map(re.escape, label))


def tokenise(text: str) -> list[Token]:
    """The labels of *text* in order, each with its value; an empty value stays empty. Never raises."""
    return list(_tokens(text))


@lru_cache(maxsize=1024)
def _tokens(text: str) -> tuple[Token, ...]:
    table = roles()
    found = list(_pattern().finditer(text))
    tokens = []
    for number, match in enumerate(found):
        label = re.sub(r"\s", "", next(group for group in match.groups() if group))
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        tokens.append(Token(table[label], label, tidy(text[match.end() : end]), match.start(), end))
    return tuple(tokens)


def tidy(value: str) -> str:
    """*value* without the separators around it and without a bracket that has no partner."""
    value = value.strip(_SEPARATORS)
    for opening, closing in _BRACKETS.items():
        unclosed = value.rfind(opening)
        if unclosed > value.rfind(closing):
            value = value[:unclosed]
        if closing in value and value.find(closing) < (value.find(opening) % (len(value) + 1)):
            value = value[: value.find(closing)]
    return value.strip(_SEPARATORS)


def only_labels(text: str) -> list[Token]:
    """The tokens of a line that is nothing but labels and their values, with at most a bracket before; else an empty list."""
    tokens = tokenise(text)
    if not tokens or text[: tokens[0].start].strip("".join(_BRACKETS) + _SEPARATORS + "*"):
        return []
    return tokens

"""The label line of a portal's article: 时间, 作者 and 来源 in any order, in one line or several, label and value together or apart."""

from __future__ import annotations

import re

from archiver.reading.dateshape import DATE
from archiver.reading.flow import Line
from archiver.reading.labels import Token, only_labels, roles, tokenise

HEAD_ROLES = ("date", "source", "author")
_LABEL_GAP = 3  # lines between the labels of one head
_MOST_HEADS = 2  # runs of dated label lines on an article; more are the rows of a list
_HEAD_LINE = 300  # characters
_VALUE = 40  # characters of a value on a line of its own
_TEXT = 40  # characters from which a line is text, not head
_SENTENCE = re.compile("[，。；！？]")


def label_lines(lines: list[Line]) -> dict[int, list[Token]]:
    """The lines of the article's head (line → tokens): the densest run of label lines that has a date; {} where many runs have one.

    A line that is the value of the label above it is among them, without tokens of its own.
    """
    runs: list[dict[int, list[Token]]] = []
    for index in range(len(lines)):
        tokens, has_value_below = _labels_at(lines, index)
        if not tokens:
            continue
        if not runs or index - max(runs[-1]) > _LABEL_GAP or _is_text_between(lines, max(runs[-1]), index):
            runs.append({})
        runs[-1] |= {index: tokens, index + 1: []} if has_value_below else {index: tokens}
    dated = [run for run in runs if value_of(run, "date") is not None]
    if not dated or len(dated) > _MOST_HEADS:
        return {}
    return max(dated, key=lambda run: len({token.role for tokens in run.values() for token in tokens} & set(HEAD_ROLES)))


def _is_text_between(lines: list[Line], before: int, after: int) -> bool:
    return any(len(lines[index].text) >= _TEXT for index in range(before + 1, after))


def _labels_at(lines: list[Line], index: int) -> tuple[list[Token], bool]:
    """(the tokens of a label line, whether its value stands on the next line, in an element of its own)."""
    text, below = lines[index].text, ""
    if len(text) > _HEAD_LINE:
        return [], False
    if (label := text.rstrip(":： ")) in roles():
        below = _value_below(lines, index, label)
        text = f"{label}：{below}"
    tokens = only_labels(_with_colons(text))
    named = any(token.role in (*HEAD_ROLES, "editor", "views") for token in tokens)
    return (tokens, bool(below)) if named else ([], False)


def _value_below(lines: list[Line], index: int, label: str) -> str:
    """The next line, where it can be the value of *label*: short, no label itself, no sentence; a date for a date."""
    value = lines[index + 1].text if index + 1 < len(lines) else ""
    if len(value) > _VALUE or tokenise(value) or value.rstrip(":： ") in roles() or _SENTENCE.search(value):
        return ""
    return value if roles()[label] != "date" or DATE.search(value) else ""


def _with_colons(text: str) -> str:
    """时间 2023-07-09 作者 佚名, from cells of their own: each label gets its colon, where a line opens with one and has a date."""
    words = text.split(" ")
    if roles().get(words[0]) not in HEAD_ROLES or not DATE.search(text):
        return text
    return " ".join(f"{word}：" if roles().get(word) in (*HEAD_ROLES, "editor", "views") else word for word in words)


def value_of(run: dict[int, list[Token]], role: str) -> Token | None:
    """The first token of *role*; a date only where one is written beside its label."""
    for tokens in run.values():
        for token in tokens:
            if token.role == role and (role != "date" or DATE.search(token.value)):
                return token
    return None

"""Persons named in the text itself: a byline as a paragraph, brackets with roles, the line of editors at the end (FACTS.md §4, §8 trap 7).

A paragraph or bracket counts only where every word of it is a role, a name or a house: prose that begins with 记者 is no byline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from archiver.items import Person
from archiver.normalise.names import is_name, tokens
from archiver.normalise.roles import Part, parts
from archiver.normalise.text import clean

_LONGEST_LINE = 120
_LONGEST_CREDIT = 30
_SIGNS = "□■◇◆●○☆★▲△◎※ "
_BRACKETED = re.compile(r"[(（\[【]([^()（）\[\]【】]{2,80})[)）\]】]")
# A dateline bracket stands near the beginning: 正义网讯（记者于莹莹通讯员刘潇）.
_DATELINE_WITHIN = 60
# A house alone before names makes a byline (中央纪委国家监委网站 韩亚栋). A unit does not: the text may be about 最高人民检察院 张军.
_HOUSE = re.compile(
    r"(?:本[报网刊社台]|[\u3400-\u9fff]{2,20}(?:网站?|报社?|社|刊|杂志|周刊|台|新闻|客户端|记者站|融媒体中心))"
    r"(?:[\u3400-\u9fff]{0,6}[0-9]{0,2}月?[0-9]{0,2}日?[电讯])?"
)
_UNIT = re.compile(r"[\u3400-\u9fff]{2,30}(?:院|局|厅|委|处|室|科|部|办|中心|大学|大队|支队)")
# At the end of a caption: …录制视频。李尕 摄
_PHOTO = re.compile(r"[。，,\s](?P<credit>(?:[\u3400-\u9fff·]{2,4}[、 ]){0,3}[\u3400-\u9fff·]{2,4} 摄影?)\Z")
_HOUSE_BEFORE_ROLE = re.compile(r"[\u3400-\u9fff]{1,14}\Z")
_GLUED = ("记者", "通讯员")
_SAY_NOTHING = frozenset(("来源", "整合", "综合", "报道", "综合报道", "整理", "讯", "电", "发自", "实习"))


def in_first(paragraphs: list[str]) -> list[Person]:
    """Persons of a byline paragraph, a dateline bracket or a caption's bracket among the first *paragraphs*."""
    return [person for paragraph in paragraphs for person in _of_paragraph(clean(paragraph), at_end=False)]


def in_last(paragraphs: list[str]) -> list[Person]:
    """Persons of the brackets that close the text, and of the lines of names and editors behind it, among the last *paragraphs*."""
    return [person for paragraph in paragraphs for person in _of_paragraph(clean(paragraph), at_end=True)]


def _of_paragraph(text: str, *, at_end: bool) -> list[Person]:
    if 2 <= len(text) <= _LONGEST_LINE:
        line = text.lstrip(_SIGNS)
        persons = _of_line(line, house_is_enough=not at_end)
        if persons:
            return persons
    credit = _PHOTO.search(text, max(0, len(text) - _LONGEST_CREDIT))
    credited = [credit["credit"]] if credit else []
    return [person for words in (*credited, *_brackets(text, at_end=at_end)) for person in _of_line(words, house_is_enough=False)]


def _brackets(text: str, *, at_end: bool) -> Iterator[str]:
    """Contents of the brackets at the end of *text*, or else near its beginning or at its end (a caption)."""
    for match in _BRACKETED.finditer(text):
        closes = not text[match.end() :].strip(" 。.")
        if closes or (not at_end and match.start() <= _DATELINE_WITHIN):
            yield match[1]


class _Words(NamedTuple):
    """What one part of a line holds: names, and whether it names a house."""

    names: list[str]
    house: bool


def _of_line(line: str, *, house_is_enough: bool) -> list[Person]:
    """The persons of *line* where all of it is understood; a house alone before the names (新华社 张三) makes them reporters."""
    found = parts(line.strip("()（）[]【】 "))
    head, *others = [_words(part) if part.word else _head_words(part, alone=len(found) == 1) for part in found]
    if head is None or None in others:
        return []
    if head.names and found[0].role is None:
        if not (head.house and house_is_enough) or "…" in line:  # a shortened line is a link to another article
            return []
        found[0].role = "reporter"
    understood = [head, *filter(None, others)]
    return [Person(name, part.role, line) for part, words in zip(found, understood, strict=True) for name in words.names if part.role]


def _head_words(part: Part, *, alone: bool) -> _Words | None:
    """The words before the first role; what is glued to it is a house: 半月谈记者, 新华社北京分社记者."""
    glued = None if alone else _HOUSE_BEFORE_ROLE.search(part.text)
    if glued is None or is_name(glued[0]):
        return _words(part)
    words = _words(Part(part.role, part.text[: glued.start()]))
    return words and words._replace(house=True)


def _words(part: Part) -> _Words | None:
    """The words of one part; None where one of them is not understood."""
    # Only 记者于莹莹通讯员刘潇 are glued; 编辑计划表 is another word.
    if part.word and not part.word.endswith(_GLUED) and not part.colon and part.text[:1].strip():
        return None
    names: list[str] = []
    house = False
    for token in tokens(part.text):
        if is_name(token):
            names.append(token)
        elif _HOUSE.fullmatch(token):
            house = True
        elif token not in _SAY_NOTHING and not _UNIT.fullmatch(token):
            return None
    return _Words(names, house)

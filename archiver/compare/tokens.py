"""What a person must see first when it changes: numbers, dates, names, posts, quotations, headings; spans in a folded body."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from archiver.compare.body import Body
from archiver.compare.fold import fold, letters
from archiver.compare.names import POSTS, name_spans

KINDS = ("number", "date", "name", "post", "quotation", "heading")  # the order in which a person sees them

_CHINESE_DIGIT = "[〇零一二三四五六七八九]"
_CHINESE_NUMERAL = "[〇零一二两三四五六七八九十百千万亿]"
_DATE = re.compile(
    r"(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
    r"|[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}[月日]|(?<![0-9])[0-9]{1,2}[时点][0-9]{1,2}分?|(?<![0-9])[0-9]{1,2}:[0-9]{2}(?![0-9])"
    rf"|{_CHINESE_DIGIT}{{4}}年(?:[一二三四五六七八九十]{{1,2}}月(?:[一二三四五六七八九十]{{1,3}}日)?)?"
    r"|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_MEASURE = (
    "(?:个月|美元|港元|欧元|平方米|公里|公斤|[元年天人名件起次条项个家份场期届户宗笔批套吨亩岁倍成位处部辆台张只例篇字册株座卷封枚块])"
)
_NUMBER = re.compile(
    rf"[0-9]+(?:[.,:][0-9]+)*(?:[%‰]|(?:十|百|千|万|亿){{0,2}}余?多?{_MEASURE}?)"
    rf"|百分之{_CHINESE_NUMERAL}{{1,8}}|{_CHINESE_NUMERAL}{{1,12}}余?多?{_MEASURE}"
)
_FIGURE = re.compile(r"[0-9]{2}")
_POST = re.compile(rf"[原副]{{0,2}}(?:党组|党委|常务)?副?(?:{POSTS})")
_QUOTATION = re.compile(r'"[^"]+"')
_NUMBERED = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3}[章节部])")
_HEADING_CHARS = 40  # a longer paragraph is no heading
_LONGEST_HEADING = 4 * _HEADING_CHARS  # … as shown: a longer one is not even folded


@dataclass(frozen=True, slots=True)
class Token:
    """A thing of one of ``KINDS``: folded ``[start, end)`` of its body, ``key`` is what it says."""

    kind: str
    start: int
    end: int
    key: str


def tokens(body: Body) -> list[Token]:
    """Every token of *body*, by kind and then by place."""
    dates = [match.span() for match in _DATE.finditer(body.text)]
    finders: dict[str, Callable[[], Iterator[tuple[int, int]]]] = {
        "number": lambda: _numbers(body.text, dates),
        "date": lambda: iter(dates),
        "name": lambda: iter(name_spans(body.text)),
        "post": lambda: (match.span() for match in _POST.finditer(body.text)),
        "quotation": lambda: (match.span() for match in _QUOTATION.finditer(body.text)),
        "heading": lambda: _headings(body),
    }
    return [Token(kind, start, end, letters(body.text[start:end])) for kind in KINDS for start, end in finders[kind]()]


def figures(body: Body) -> frozenset[str]:
    """The numbers of two digits and more, each with its measure: what two accounts of one event have in common, and of two events not."""
    dates = [match.span() for match in _DATE.finditer(body.text)]
    numbers = (letters(body.text[start:end]) for start, end in _numbers(body.text, dates))
    return frozenset(number for number in numbers if _FIGURE.match(number))


def _numbers(text: str, dates: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Numbers that are no part of a date; both come in order, so one walk does."""
    following = iter([*dates, (len(text) + 1, len(text) + 1)])
    start, end = next(following)
    for match in _NUMBER.finditer(text):
        while end <= match.start():
            start, end = next(following)
        if match.end() <= start:
            yield match.span()


def _headings(body: Body) -> Iterator[tuple[int, int]]:
    """Short paragraphs without an end mark, and numbered ones."""
    for number, shown in enumerate(body.paragraphs):
        if len(shown) > _LONGEST_HEADING:
            continue
        line = fold(shown)
        if 2 <= len(line) <= _HEADING_CHARS and (line[-1] not in '.!?;…,:"' or _NUMBERED.match(line)):
            yield body.bounds[number], body.bounds[number + 1]

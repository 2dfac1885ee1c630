"""The fields that stand around the text: date, source, author, editor, section, by label first, then by name or place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from archiver.reading.dateshape import DATE, SHORT_DATE
from archiver.reading.document import collapse
from archiver.reading.flow import Line
from archiver.reading.labels import Token, tidy, tokenise
from archiver.reading.model import Found, FoundDate

_LONGEST_LINE = 320  # characters; a longer line is prose
_SITE = re.compile(r"(?:https?://)?(?:www\.)?[\w-]{1,40}\.(?:com|gov|org|net|cn)(?:\.cn)?")
_COLLECTOR = re.compile(r"\s\S{0,8}(?:收集|采集|转载)$|\s(?:举报|打印|关注)$|\s\d{1,6}$")
_MARKED_OWN = re.compile(r"^(?:原创|转载|首发)\s?")
_SPOKEN = re.compile("[。！？；]")
_ORGAN = re.compile(
    r"(?:网|报|社|台|院|局|委|部|厅|办|处|中心|刊|杂志|新闻|频道|日报|晚报|时报|报道|在线|之家|政府|大学|学会|公司|法治|检察|发布|娱乐|财经|\[整理\])(?:[-·\[(（].{0,12})?$"
)
_CRUMB_CUT = re.compile(r"\s?(?:>>|>|›|»|→|＞|/|-(?=\s))\s?")
_CRUMB_NO = re.compile(r"^(?:正文|内容|详情|文章正文|详细内容|正文内容|浏览文章|文章内容)?$")
_NAMED_SOURCE = re.compile(r"source|laiyuan|(?:^|[\s_-])ly(?:$|[\s_-])", re.IGNORECASE)
_NAMED_AUTHOR = re.compile(r"author|zuozhe|writer|(?:^|[\s_-])editor[_-]?name", re.IGNORECASE)
_NAME_AND_PAPER = re.compile(r"([\u4e00-\u9fff·]{2,4})\s?/\s?[\u4e00-\u9fff]{2,12}(?:报|网|社|刊|杂志|新闻)")
_SECOND_RATE = ("更新", "修改", "beside")  # rules of dates that a plainly labelled one stands before
_URL = re.compile(r"https?://[\w.:/?&=%#~+@!-]{4,500}")


@dataclass(slots=True)
class Fields:
    """What was found, the best first. ``people`` holds (label as shown, value) of every person label that has a value."""

    dates: list[FoundDate] = field(default_factory=list)
    sources: list[Found] = field(default_factory=list)
    authors: list[Found] = field(default_factory=list)
    named: list[Found] = field(default_factory=list)  # what only the mark-up calls author
    editors: list[Found] = field(default_factory=list)
    people: list[tuple[str, Found]] = field(default_factory=list)
    titles: list[Found] = field(default_factory=list)
    section: Found | None = None
    original_texts: list[str] = field(default_factory=list)


def read_fields(lines: Iterable[Line], place: str, into: Fields) -> None:
    """Add what *lines* say; *place* (head, foot, text) goes into the rules."""
    listed = [line for line in lines if len(line.text) <= _LONGEST_LINE]
    for number, line in enumerate(listed):
        tokens = tokenise(line.text)
        for token in tokens:
            following = listed[number + 1] if number + 1 < len(listed) else None
            _take(token, _value(token, tokens, line, following), place, into)
        if place == "head":
            _unlabelled(line, tokens, into)
            _crumb(line, tokens, into)


def _value(token: Token, tokens: list[Token], line: Line, following: Line | None) -> str:
    """The token's value; for a label alone on its line, the line below where the two make a pair of their own."""
    if token.value or following is None or token is not tokens[-1] or line.text[: tokens[0].start].strip():
        return token.value
    text = following.text
    if token.role in ("date", "updated", "signed"):
        return text if DATE.match(text) else ""
    pair = line.block.getparent()
    paired = line.block.tag == "dt" and following.block.tag == "dd"
    if not paired and (pair is None or pair is not following.block.getparent() or len(pair) != 2):
        return ""
    return text if len(text) <= 40 and not tokenise(text) and not DATE.search(text) else ""


def _take(token: Token, value: str, place: str, into: Fields) -> None:
    rule = f"{place}:{token.label}"
    if token.role in ("date", "updated", "signed"):
        _take_date(token, value, rule, into)
    elif token.role == "source" and _is_value(value):
        without_date = DATE.sub("", value)
        into.sources.append(Found(tidy(_COLLECTOR.sub("", tidy(without_date))), rule))
        if match := DATE.search(value):
            # At the foot of a repost it is the date of what was reposted.
            other = "original:" if into.dates and place != "head" else ""
            into.dates.append(FoundDate("published", collapse(match[0]), f"{other}{place}:beside {token.label}"))
    elif token.role in ("author", "photo", "editor", "review") and _is_value(value) and not _SPOKEN.search(value):
        found = Found(collapse(value), rule)
        into.people.append((token.label, found))
        if token.role == "author":
            into.authors.append(found)
        elif token.role == "editor":
            into.editors.append(found)
    elif token.role == "original_title" and value:
        into.titles.append(Found(value.strip("《》<> "), rule))
    elif token.role == "original_url":
        into.original_texts.extend(_URL.findall(value))


def _is_value(value: str) -> bool:
    return 0 < len(value) <= 80 and re.search(r"\w", value) is not None


def _take_date(token: Token, value: str, rule: str, into: Fields) -> None:
    match = DATE.search(value) or SHORT_DATE.match(value)
    if match is None:
        return
    kind = "signed" if token.role == "signed" else "published"
    found = FoundDate(kind, collapse(match[0]), rule)
    if token.role == "updated":
        into.dates.append(found)
    else:
        into.dates.insert(sum(1 for date in into.dates if not any(word in date.rule for word in _SECOND_RATE)), found)


def _unlabelled(line: Line, tokens: list[Token], into: Fields) -> None:
    """A date without a label, and what stands beside it: ``2019-09-26 10:56:28 证券时报网``; names in marked elements."""
    if len(line.text) > 100:
        return
    before = line.text[: tokens[0].start] if tokens else line.text
    match = DATE.search(before)
    if match is not None:
        into.dates.append(FoundDate("published", collapse(match[0]), "head:unlabelled"))
        rest = tidy(_COLLECTOR.sub("", _MARKED_OWN.sub("", _SITE.sub("", before.replace(match[0], " ")).strip())))
        _marked(line, into)
        if not into.sources and not tokens and _looks_like_organ(rest):
            into.sources.append(Found(rest, "head:beside date"))
    elif not tokens:
        _marked(line, into)
        if not into.sources and (signed := _NAME_AND_PAPER.fullmatch(line.text)):
            into.sources.append(Found(line.text, "head:name/paper"))
            into.authors.append(Found(signed[1], "head:name/paper"))


def _looks_like_organ(text: str) -> bool:
    return 2 <= len(text) <= 24 and " " not in text and (len(text) > 4 or bool(_ORGAN.search(text))) and not text.isdigit()


def _marked(line: Line, into: Fields) -> None:
    """Elements of a head line that the page itself calls source or author."""
    for element in line.block.iter("span", "a", "p", "i", "em", "div", "font", "strong"):
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        if len(name) < 3:
            continue
        is_source, is_author = _NAMED_SOURCE.search(name), _NAMED_AUTHOR.search(name)
        if not (is_source or is_author):
            continue
        text = collapse(element.text_content())
        if not 1 < len(text) <= 24 or DATE.search(text) or _SITE.search(text) or tokenise(text):
            continue
        rule = f"head:.{(element.get('class') or element.get('id') or '').split()[0]}"
        if is_source and not into.sources:
            into.sources.append(Found(text, rule))
        elif is_author and not is_source and not _ORGAN.search(text):
            into.named.append(Found(text, rule))


def _crumb(line: Line, tokens: list[Token], into: Fields) -> None:
    if into.section is not None or len(line.text) > 120:
        return
    text = next((token.value for token in tokens if token.role == "crumb"), "")
    if not text and not tokens and line.linked and line.text.count(">") + line.text.count("＞") + line.text.count("»"):
        text = line.text
    steps = [step.strip() for step in _CRUMB_CUT.split(text) if not _CRUMB_NO.match(step.strip())]
    if len(steps) > 1 or (steps and tokens):
        into.section = Found(steps[-1], "head:crumb") if len(steps[-1]) < 20 and steps[-1] not in ("首页", "网站首页") else None

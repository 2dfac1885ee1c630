"""A source line → the organ it names, the channel it was published by, and the reporter. Pure; answers None rather than a likely organ."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from archiver.gazetteer import Organisation, gazetteer
from archiver.normalise import organ_words as words
from archiver.normalise.organ_context import Context
from archiver.normalise.text import clean

LONGEST = 120  # characters; what is longer is no source line
_CORRECTIONS = Path(__file__).with_name("corrections.tsv")


@dataclass(frozen=True, slots=True)
class Source:
    """``name`` is the organ's full name, else the cleaned text, None for placeholders (网络, 佚名; 本站 on a portal).

    ``code`` is the GB/T 2260 code of a procuratorate. ``channel`` is as written (官方微信, 客户端, 明镜周刊); ``reporter`` are names joined
    by 、. ``rule`` says how the organ was found: correction, self, name, relative, channel, department, dateline, parts, house (a paper and
    its own site); or why not: empty, null, several, unknown, too-long.
    """

    name: str | None
    organisation_id: str | None = None
    code: str | None = None
    channel: str | None = None
    reporter: str | None = None
    rule: str = "unknown"


def resolve(raw: str, *, host: str | None = None, region: str | None = None, section: str | None = None, repost: bool = False) -> Source:
    """The organ of a source line as shown. Never raises.

    *host* is that of the page, for a repost that of the original it names: short forms mean the nearest organ. *region* (GB/T 2260 code or
    name) is a fact: no organ outside it is returned, national ones excepted. *section* hints only, where it names a region. On a *repost*
    本站 and 本院 are placeholders; on an original they are the owner of the host (FACTS.md §4).
    """
    text = words.without_label(clean(raw))
    if not text:
        return Source(None, rule="empty")
    if len(text) > LONGEST:
        return Source(text, rule="too-long")
    context = Context.of(host=host, region=region, section=section, repost=repost)
    return corrected(text, context) or by_rules(text, context)


def corrected(text: str, context: Context) -> Source | None:
    """What ``corrections.tsv`` says of this exact text, where its row holds for the page's region."""
    row = _corrections().get(text)
    if row is None or (row["region"] and not any(o.region[:2] == row["region"][:2] for o in context.near)):
        return None
    organ = gazetteer().by_id(row["organisation"])
    if organ is None or not organ.inside(context.within):
        return None
    return _source(organ, row["channel"] or None, row["reporter"] or None, "correction")


def by_rules(text: str, context: Context) -> Source:
    """The organ of a cleaned line without the corrections."""
    plain = words.bare(text)
    if plain.lower() in words.NULL or not any(char.isalnum() for char in plain):
        return Source(None, rule="null")
    if plain in words.SELF and context.itself() is None:
        return Source(None, rule="null")
    organ, channel, rule = organ_of(plain, context)
    if organ is not None:
        return _source(organ, channel, None, rule)
    return _by_parts(text, words.tokens(plain), context)


def organ_of(token: str, context: Context) -> tuple[Organisation | None, str | None, str]:
    """(organ, channel, rule) of one name, which may end in a channel, a department, a date or a digit; (None, None, "unknown") else."""
    organ, rule = _named(token, context)
    if organ is not None:
        return organ, None, rule
    for rest, channel in words.peeled(token):
        organ = _named(rest, context)[0]
        if organ is not None:
            return organ, channel, "channel"
    for rule, shorter in (("department", words.without_department(token)), ("name", token.rstrip("0123456789"))):
        organ = _named(shorter, context)[0] if shorter and shorter != token else None
        if organ is not None:
            return organ, None, rule
    organ = _agency(token, context)
    return organ, None, "dateline" if organ else "unknown"


def _named(token: str, context: Context) -> tuple[Organisation | None, str]:
    if token in words.SELF:
        return context.itself(), "self"
    found = gazetteer().candidates(token)
    if not found and token.endswith(("检务", "检声")):  # 延吉检声: accounts named like 延吉检察
        found = gazetteer().candidates(token[:-1] + "察")
    return (context.choose(found), "name") if found else (context.relative(token), "relative")


def _agency(token: str, context: Context) -> Organisation | None:
    """The news office of 新华社北京6月9日电, 正义网讯."""
    head = words.undated(token) or (token[:-1] if token.endswith(("讯", "电")) else "")
    named = (_named(head[:end], context)[0] for end in range(len(head), max(1, len(head) - 7), -1))
    return next((organ for organ in named if organ is not None and organ.kind == "media"), None)


@dataclass(slots=True)
class _Parts:
    """What the parts of a line are, in their order."""

    organs: dict[str, Organisation] = field(default_factory=dict)
    channels: list[str] = field(default_factory=list)
    reporters: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)  # parts that may be another source


def _by_parts(text: str, parts: list[str], context: Context) -> Source:
    """Lines of several parts: 检察日报-明镜周刊-史兆琨, 人民网－人民日报, 石佳/中国青年报."""
    sorted_out = _sort_out(parts, context)
    organs = list(sorted_out.organs.values())
    reporter = "、".join(sorted_out.reporters) or None
    channel = sorted_out.channels[0] if sorted_out.channels else None
    if not organs or sorted_out.strangers:
        return Source(text, rule="several" if organs else "unknown")
    if len(organs) == 1:
        return _source(organs[0], channel, reporter, "parts")
    house = _house(organs)
    return _source(house[0], house[1].name, reporter, "house") if house else Source(text, rule="several")


def _sort_out(parts: list[str], context: Context) -> _Parts:
    found = _Parts()
    people: bool | None = None  # after 记者: True; after 通讯员, 编辑: False
    for part in parts:
        mark = words.marks_person(part)
        if mark is not None:
            people = mark
        elif people is not None and words.is_name(part):
            found.reporters += [part] if people else []
        else:
            _place(part, found, context)
    return found


def _place(part: str, found: _Parts, context: Context) -> None:
    """One part into its list. A part with · is one name, or two organs that share the line (检察日报·正义网)."""
    organ, channel, _ = organ_of(part, context)
    halves = [organ_of(half, context)[0] for half in part.split("·")] if "·" in part else []
    if organ is not None:
        found.organs[organ.id] = organ
        found.channels += [channel] if channel else []
    elif halves and all(halves):
        found.organs |= {half.id: half for half in halves if half is not None}
    elif part in words.CHANNELS or (found.organs and (words.is_column(part) or gazetteer().is_place(part))):
        found.channels.append(part)
    elif words.is_person(part):
        found.reporters.append(part)
    elif words.sounds_official(part) or not found.organs:
        found.strangers.append(part)


def _house(organs: list[Organisation]) -> tuple[Organisation, Organisation] | None:
    """(paper, its site) where the two organs are of one house: 人民网－人民日报 is the paper's article on its site."""
    if len(organs) != 2 or any(organ.kind != "media" for organ in organs):
        return None
    first, second = organs
    if first.parent == second.id:
        return second, first
    return (first, second) if second.parent == first.id else None


def _source(organ: Organisation, channel: str | None, reporter: str | None, rule: str) -> Source:
    return Source(organ.name, organ.id, organ.code or None, channel, reporter, rule)


@cache
def _corrections() -> Mapping[str, Mapping[str, str]]:
    with _CORRECTIONS.open(encoding="utf-8", newline="") as lines:
        return {row["text"]: row for row in csv.DictReader(lines, delimiter="\t")}

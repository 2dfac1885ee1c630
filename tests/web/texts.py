"""Stories by grammar: one set of facts told twice, as the original tells it and as a rewriter does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from random import Random

from tests.web import grammar
from tests.web.organs import Organ

SLOT = re.compile(r"\{(\w+)(?::(\d+)-(\d+))?\}")


@dataclass(slots=True)
class Story:
    """The facts of one article told twice; ``…_again`` words its lead and three sentences of five anew.

    ``people`` are those who act in it, ``values`` fill the slots that its sentences share.
    """

    title: str
    title_again: str
    paragraphs: list[str]
    paragraphs_again: list[str]
    people: list[str] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)


def person(rng: Random) -> str:
    """A name of two or three characters, or one in thirty times a minority name with its dot."""
    if rng.randrange(30) == 0:
        return rng.choice(grammar.MINORITY)
    return rng.choice(grammar.SURNAMES) + rng.choice(grammar.GIVEN)


def people(rng: Random, count: int) -> list[str]:
    """*count* different names."""
    names: list[str] = []
    while len(names) < count:
        name = person(rng)
        if name not in names:
            names.append(name)
    return names


def fill(template: str, values: dict[str, str], rng: Random) -> str:
    """*template* with its slots filled; numbers are drawn once and kept in *values*."""

    def value(match: re.Match[str]) -> str:
        name, low, high = match.groups()
        if name not in values:
            values[name] = str(rng.randint(int(low), int(high)))
        return values[name]

    return SLOT.sub(value, template)


def _both(pair: grammar.Pair, shared: dict[str, str], rng: Random) -> grammar.Pair:
    values = dict(shared)
    return fill(pair[0], values, rng), fill(pair[1], values, rng)


def story(rng: Random, organ: Organ, day: date) -> Story:
    """A work report of *organ* on something that happened on *day* or some days before."""
    names = people(rng, 3)
    shared = {"org": organ.name, "region": organ.region, "account": organ.account, "topic": rng.choice(grammar.TOPICS)}
    shared |= {"town": rng.choice(grammar.TOWNS), "month": str(day.month), "day": str(max(1, day.day - rng.randrange(3)))}
    shared |= {f"p{index}": name for index, name in enumerate(names, 1)}
    title, again = _both(rng.choice(grammar.TITLES), shared, rng)
    chosen = [rng.choice(grammar.LEADS), *rng.sample(grammar.BODIES, rng.randint(6, 9)), rng.choice(grammar.CLOSERS)]
    told = [_both(pair, shared, rng) for pair in chosen]
    anew = {0, *rng.sample(range(1, len(told)), 3 * len(told) // 5)}
    rewritten = [b if index in anew else a for index, (a, b) in enumerate(told)]
    return Story(title, again, _paragraphs([a for a, _ in told], rng), _paragraphs(rewritten, rng), names, shared)


def _paragraphs(sentences: list[str], rng: Random) -> list[str]:
    """The sentences in paragraphs of one or two; first and last stand alone."""
    made, rest = [sentences[0]], sentences[1:-1]
    while rest:
        size = rng.randint(1, 2)
        made.append("".join(rest[:size]))
        rest = rest[size:]
    return [*made, sentences[-1]]


def notice(rng: Random, organ: Organ, form: int) -> Story:
    """A stock notice. Those of one *form* number differ in the person's name alone."""
    name = person(rng)
    charge, post = grammar.CHARGES[form % len(grammar.CHARGES)], grammar.POSTS[form % len(grammar.POSTS)]
    values = {"org": organ.name, "region": organ.region, "name": name, "charge": charge, "post": post}
    title = fill(grammar.NOTICE_TITLE, values, rng)
    paragraphs = [fill(part, values, rng) for part in grammar.NOTICE]
    return Story(title, title, paragraphs, list(paragraphs), [name], values | {"topic": f"{charge}案件办理"})

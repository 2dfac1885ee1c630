"""What a portal does to what it copies: the relation of a repost's text to its original's, and what exactly was changed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

from tests.web import grammar
from tests.web.texts import Story, fill, person

#: The kinds of ``pairs.fidelity`` (CONTRACT.md).
RELATIONS = ("verbatim", "retitled", "abridged", "extended", "rewritten", "unrelated")

NUMBER = re.compile(r"(?<![\d.])\d{2,4}(?=[名件份张个条万家户批册])")
DAY = re.compile(r"(?<![\d月])(\d{1,2})月(\d{1,2})日")
HALF_WIDTH = str.maketrans("，：；！？（）", ",:;!?()")


@dataclass(frozen=True, slots=True)
class Change:
    """``kind`` is number, name or date; ``original`` and ``repost`` are what stands on each side."""

    kind: str
    original: str
    repost: str


@dataclass(slots=True)
class Copy:
    """The text of a repost: how it relates to its original and which facts differ."""

    relation: str
    title: str
    paragraphs: list[str]
    changes: list[Change] = field(default_factory=list)


def copy(relation: str, title: str, paragraphs: list[str], story: Story, rng: Random) -> Copy:
    """The original's *title* and *paragraphs* as a portal carries them under *relation* (not ``unrelated``: that is another story)."""
    made = Copy(relation, title, list(paragraphs))
    if relation == "retitled":
        made.title = _another_title(story, rng)
    elif relation == "abridged":
        made.paragraphs = _some(paragraphs, rng)
    elif relation == "extended":
        made.paragraphs = [*paragraphs, *(fill(text, dict(story.values), rng) for text in rng.sample(grammar.COMMENTS, 3))]
    elif relation == "rewritten":
        made.title, made.paragraphs = story.title_again, list(story.paragraphs_again)
    return made


def _another_title(story: Story, rng: Random) -> str:
    title = story.title_again
    return title if title != story.title else f"{title} {rng.choice(('详情公布', '检方通报', '最新进展'))}"


def _some(paragraphs: list[str], rng: Random) -> list[str]:
    """About half of the paragraphs in their order, the first always among them."""
    kept = sorted(rng.sample(range(1, len(paragraphs)), max(1, (len(paragraphs) - 1) // 2)))
    return [paragraphs[0], *(paragraphs[index] for index in kept)]


def change_number(made: Copy, original: str, rng: Random) -> None:
    """Let the copy err in one number that occurs once in it and once in the *original* text."""
    text = "\n".join(made.paragraphs)
    found = [
        match for match in NUMBER.finditer(text) if {side.count(text[match.start() : match.end() + 1]) for side in (text, original)} == {1}
    ]
    if not found:
        return
    hit = rng.choice(found)
    wrong = str(int(hit.group()) + rng.choice((1, 3, 9, 10)))
    unit = text[hit.end()]
    made.paragraphs = (text[: hit.start()] + wrong + text[hit.end() :]).split("\n")
    made.changes.append(Change("number", hit.group() + unit, wrong + unit))


def change_date(made: Copy, original: str) -> None:
    """Let the copy err in one day that occurs once in it and once in the *original* text. Draws no lot: other copies stay as they are."""
    text = "\n".join(made.paragraphs)
    for match in DAY.finditer(text):
        month, day = match.groups()
        wrong = f"{month}月{int(day) % 28 + 1}日"
        if text.count(match.group()) == original.count(match.group()) == 1 and wrong not in original:
            made.paragraphs = (text[: match.start()] + wrong + text[match.end() :]).split("\n")
            made.changes.append(Change("date", match.group(), wrong))
            return


def change_name(made: Copy, original: str, story: Story, rng: Random) -> None:
    """Let the copy err, everywhere, in the name of one who acts in both texts."""
    text = "\n".join(made.paragraphs)
    present = [name for name in story.people if name in text and name in original]
    if not present:
        return
    name = rng.choice(present)
    wrong = _other_name(name, text, rng)
    made.paragraphs = text.replace(name, wrong).split("\n")
    made.changes.append(Change("name", name, wrong))


def _other_name(name: str, text: str, rng: Random) -> str:
    """A name that the text does not have, of the same surname where that is one character."""
    while True:
        other = person(rng)
        if other not in text and ("·" in name or other[0] == name[0]):
            return other


def half_width(made: Copy) -> None:
    """Punctuation as the portal's editor leaves it: no change of text (issue 6), only of width."""
    made.paragraphs = [paragraph.translate(HALF_WIDTH) for paragraph in made.paragraphs]

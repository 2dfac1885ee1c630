"""Who made an article: names by role from the labels of the page and from the text, each with the words it was read from.

An organ is never a person, a source is never an author, and an editor is never an author (HOUSE.md). Placeholders (佚名, 本站, admin;
labels.tsv, null_author) name nobody. In doubt there is no name: the raw text stays beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from archiver.items import Person
from archiver.normalise import bylines
from archiver.normalise.names import names_in
from archiver.normalise.roles import parts, role_of
from archiver.normalise.text import clean

# No label's value is longer; fifty names with their dividers fit.
_LONGEST_VALUE = 400
_WROTE = ("author", "reporter", "correspondent")


@dataclass(slots=True)
class People:
    """``author``: who wrote, ``editor``: who edited, joined by 、, None where nobody is named. ``people``: everyone, in page order.

    An editor's number in his house (马青松_NBJS6921) stays in ``editor``, as shown, and is no part of the name in ``people``.
    """

    author: str | None = None
    editor: str | None = None
    people: list[Person] = field(default_factory=list)


def people(labelled: list[tuple[str, str]], body_first: list[str], body_last: list[str]) -> People:
    """The people of a page. *labelled*: (label or role, value) pairs as shown; *body_first*, *body_last*: its first and last paragraphs.

    A label's author stands before those that the text names; where it names nobody, writers are those of the text. Never raises.
    """
    from_labels = [person for label, raw in labelled for person in of_label(label, raw)]
    from_text = [*bylines.in_first(body_first), *bylines.in_last(body_last)]
    everyone = _once([*from_labels, *from_text])
    writers = [person for person in from_labels if person.role in _WROTE] or [person for person in everyone if person.role in _WROTE]
    return People(
        _joined(person.name for person in writers),
        _joined(_with_number(person) for person in everyone if person.role == "editor"),
        everyone,
    )


def of_label(label: str, raw: str) -> list[Person]:
    """The people that the value *raw* of *label* names; none for a label of no role."""
    role = role_of(label)
    text = clean(raw)
    if role is None or len(text) > _LONGEST_VALUE or "。" in text:
        return []
    return [Person(name, part.role, raw) for part in parts(text, role) if part.role for name in names_in(part.text)]


def _once(everyone: Iterable[Person]) -> list[Person]:
    """Each name once in each role, as first found."""
    return list({(person.name, person.role): person for person in reversed(list(everyone))}.values())[::-1]


def _with_number(editor: Person) -> str:
    shown = re.search(rf"{re.escape(editor.name)}_[A-Za-z]{{0,6}}[0-9]{{1,8}}", clean(editor.raw))
    return shown[0] if shown else editor.name


def _joined(names: Iterable[str]) -> str | None:
    return "、".join(dict.fromkeys(names)) or None

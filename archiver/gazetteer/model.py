"""What the gazetteer knows of one organ."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organ. Strings are '' where nothing is known; ids are stable and never reused.

    ``kind``: procuratorate, commission, court, media, government or platform. ``level``: 最高, 省, 市, 县, 派出, 铁路, 林区 or ''.
    ``code`` is the GB/T 2260 code (six digits) as of ``revision`` (2014, 200306), for procuratorates only: it joins one row, two where an
    abolished name had the same code. ``region`` is the six-digit code of the division it belongs to, '' for national organs.
    ``place`` is the division's name, ``core`` the same without its kind, ``pinyin`` the core's syllables. ``hosts`` are those known by
    table, without ``www.`` (the 1999 rule gives more). ``status`` is current or abolished, ``successor`` the id of who took over.
    """

    id: str
    name: str
    kind: str
    level: str
    code: str = ""
    revision: str = ""
    region: str = ""
    parent: str = ""
    place: str = ""
    core: str = ""
    pinyin: str = ""
    hosts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    status: str = "current"
    successor: str = ""

    @property
    def current(self) -> bool:
        return self.status == "current"

    def inside(self, prefix: str) -> bool:
        """True in the region of a code *prefix* (2, 4 or 6 digits, '' anywhere), and for national organs, which stand above regions."""
        return not self.region or self.region.startswith(prefix)


def prefix_of(code: str) -> str:
    """The digits of a six-digit code that its children share: 150000 → 15, 150100 → 1501, 150121 → 150121."""
    if code.endswith("0000"):
        return code[:2]
    return code[:4] if code.endswith("00") else code

"""A procuratorate by the words of its name: 贵州省院, 南明区检察院, 船营检察, 正义龙潭, 内蒙古自治区检察院兴安盟分院.

A place is looked up as written, else cut into an upper place and a lower one inside it. Accounts and nicknames are younger than the
abolished divisions, so a bare core (船营) means a current place only.
"""

from __future__ import annotations

from collections.abc import Iterable

from archiver.gazetteer.model import Organisation, prefix_of

LONGEST = 40  # characters of a name; the longest in the data has 27
_OFFICES = ("人民检察院", "检察院", "检察")
_ENDS_IN_KIND = ("省", "市", "县", "区", "旗", "州", "盟")


class Places:
    """Index of the divisions by place name and by core."""

    def __init__(self, divisions: Iterable[Organisation]) -> None:
        self._places: dict[str, list[Organisation]] = {}
        self._cores: dict[str, list[Organisation]] = {}
        for division in divisions:
            self._places.setdefault(division.place, []).append(division)
            for form in _short_forms(division):
                self._cores.setdefault(form, []).append(division)

    def named(self, text: str, prefix: str = "") -> list[Organisation]:
        """The offices that *text* may name, inside the region of the code *prefix*."""
        place = place_of(text) if len(text) <= 2 * LONGEST else ""
        return self.at(place, prefix) if place else []

    def at(self, place: str, prefix: str = "") -> list[Organisation]:
        """The offices of a place, as written or as an upper and a lower place: 南京市栖霞区, 贵州开阳."""
        if len(place) > LONGEST:
            return []
        found = self._whole(place, prefix)
        return found or _unique(office for cut in range(2, len(place) - 1) for office in self._within(place, cut, prefix))

    def _whole(self, place: str, prefix: str) -> list[Organisation]:
        exact = [o for o in self._places.get(place, ()) if o.inside(prefix)]
        cores = [o for o in self._cores.get(place, ()) if o.current and o.inside(prefix)]
        return _unique([*(o for o in exact if o.current), *cores]) or exact

    def _within(self, place: str, cut: int, prefix: str) -> list[Organisation]:
        uppers = [o for o in self._whole(place[:cut], "") if o.level in ("省", "市")]
        inner = [(upper, self.at(place[cut:], prefix_of(upper.code))) for upper in uppers]
        return [o for upper, offices in inner for o in offices if o.id != upper.id and o.inside(prefix)]


def place_of(text: str) -> str:
    """The words of a place in the name of an office, '' where *text* is no such name."""
    if text.startswith("正义"):
        return text.removeprefix("正义")
    for office in _OFFICES:
        head, found, tail = text.partition(office)
        if found and head and tail.endswith("分院"):
            return head + tail.removesuffix("分院")
        if found and not tail:
            return head
    if text.endswith("院") and text[:-1].endswith(_ENDS_IN_KIND):
        return text[:-1]
    if text.endswith("分院") and text.removesuffix("分院").endswith("盟"):
        return text.removesuffix("分院")
    return ""


def _short_forms(division: Organisation) -> set[str]:
    """Cores, and the usual short names of autonomous places: 延边州, 肃北县, 鄂伦春旗."""
    forms = {division.core}
    for long, short in (("自治州", "州"), ("自治县", "县"), ("自治旗", "旗")):
        if division.place.endswith(long) and not division.core.endswith(long):
            forms.add(division.core + short)
    return forms - {division.place}


def _unique(offices: Iterable[Organisation]) -> list[Organisation]:
    return list({office.id: office for office in offices}.values())

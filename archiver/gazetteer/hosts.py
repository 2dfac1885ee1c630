"""Host → procuratorate by 《检察机关域名管理办法》 of 1999 (FACTS.md §3), computed from pinyin that is held as data.

Under jcy.gov.cn: letters of the province; full pinyin of a city; letters + full pinyin of a county, or of a municipality's district; full
pinyin of the city + initials of its district. Hubei, Jiangsu and Zhejiang have the like under their own
domains. Letters + pinyin also for cities and districts, and bare pinyin of a county, were seen: they count where no form of the rule fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archiver.gazetteer.model import Organisation

_LETTERS = (
    "11=bj 12=tj 13=he 14=sx 15=nm 21=ln 22=jl 23=hl 31=sh 32=js 33=zj 34=ah 35=fj 36=jx 37=sd 41=ha 42=hb 43=hn 44=gd 45=gx 46=hi "
    "50=cq 51=sc 52=gz 53=yn 54=xz 61=sn 62=gs 63=qh 64=nx 65=xj"
)
LETTERS: dict[str, str] = dict(pair.split("=") for pair in _LETTERS.split())  # province → letters of the national domain system
ROMANISED = {"150600": "ordos"}  # cities that spell themselves by their own language: ordosds is 东胜
_MUNICIPALITIES = ("11", "12", "31", "50")
Labels = dict[str, set[str]]


class HostRule:
    """Labels of hosts → ids, made once. ``owner`` answers None where two fit."""

    def __init__(self, divisions: Iterable[Organisation]) -> None:
        offices = list(divisions)
        self._cities = {o.code[:4]: o for o in offices if o.level == "市" and o.current}
        living, gone = [o for o in offices if o.current], [o for o in offices if not o.current]
        self._tiers = [
            _index((form, o.id) for o in living for form in self._by_rule(o)),
            _index((form, o.id) for o in living for form in self._as_seen(o)),
            _index((form, o.id) for o in gone for form in self._by_rule(o)),
        ]
        self._own = {
            "jsjc.gov.cn": _index((form, o.id) for o in living if o.code.startswith("32") for form in self._initials(o, "{city}{own}")),
            "hbjc.gov.cn": _index((form, o.id) for o in living if o.code.startswith("42") for form in self._initials(o, "{own}.{city}")),
        }

    def owner(self, host: str) -> str | None:
        """Id of the owner of a host without ``www.``; None where the rule gives none, or several."""
        for domain, labels in self._own.items():
            if host.endswith("." + domain):
                return _only(labels.get(host.removesuffix("." + domain), set()))
        if host.endswith(".zjjcy.gov.cn"):
            return self._by_label(host.removesuffix(".zjjcy.gov.cn"), "33")
        return self._by_label(host.removesuffix(".jcy.gov.cn"), "") if host.endswith(".jcy.gov.cn") else None

    def _by_label(self, label: str, province: str) -> str | None:
        for tier in self._tiers:
            found = {i for i in tier.get(label, ()) if i.startswith(province)}
            if found:
                return _only(found)
        return None

    def _by_rule(self, office: Organisation) -> Iterator[str]:
        """The forms of the rule itself."""
        letters, full = LETTERS[office.code[:2]], _full(office)
        if office.level == "省":
            yield letters
        elif office.level == "市":
            yield full
        elif office.place.endswith("区") and office.code[:2] not in _MUNICIPALITIES and office.code[:4] in self._cities:
            city = self._cities[office.code[:4]]
            yield _full(city) + _initials(office)
            if city.code in ROMANISED:
                yield ROMANISED[city.code] + _initials(office)
        else:
            yield letters + full

    def _as_seen(self, office: Organisation) -> Iterator[str]:
        """Forms outside the rule: jxfuzhou, gdmeijiang, yongjing."""
        if office.level != "省":
            yield LETTERS[office.code[:2]] + _full(office)
            yield _full(office)

    def _initials(self, office: Organisation, form: str) -> Iterator[str]:
        """``njqx`` (city, district) or ``xf.es``; a city, or a county right under the province, by its own initials."""
        city = self._cities.get(office.code[:4])
        if office.level == "市" or (office.level == "县" and city is None):
            yield _initials(office)
        elif city is not None:
            yield form.format(city=_initials(city), own=_initials(office))


def _full(office: Organisation) -> str:
    return office.pinyin.replace(" ", "")


def _initials(office: Organisation) -> str:
    return "".join(syllable[0] for syllable in office.pinyin.split())


def _index(pairs: Iterable[tuple[str, str]]) -> Labels:
    labels: Labels = {}
    for label, owner in pairs:
        labels.setdefault(label, set()).add(owner)
    return labels


def _only(owners: set[str]) -> str | None:
    return next(iter(owners)) if len(owners) == 1 else None

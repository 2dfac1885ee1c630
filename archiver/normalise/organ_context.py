"""Where a source line stands, and what its words mean there: 市检察院, 本院, 朝阳检察."""

from __future__ import annotations

from dataclasses import dataclass

from archiver.gazetteer import Organisation, gazetteer

_OFFICES = ("人民检察院", "检察院", "院")
_KINDS = ("自治区", "省", "市", "州", "盟", "县", "旗", "区")


@dataclass(frozen=True, slots=True)
class Context:
    """``within`` are the leading digits of the code that an organ must have ('' none); ``near`` the offices near the page, nearest first.

    ``owner`` is the owner of an original's host; None on a portal, where 本站 says nothing about the organ.
    """

    within: str = ""
    owner: Organisation | None = None
    near: tuple[Organisation, ...] = ()

    @classmethod
    def of(cls, *, host: str | None, region: str | None, section: str | None, repost: bool) -> Context:
        """From what is known of a page. A region that is not understood narrows nothing down."""
        known = gazetteer()
        owner = known.by_host(host) if host else None
        within = known.prefix(region) or ""
        anchors = (known.by_code(within.ljust(6, "0")) if within else None, owner, known.division(section) if section else None)
        near = tuple(a for a in anchors if a is not None and a.region and a.region.startswith(within[:2]))
        return cls(within, None if repost else owner, near)

    def choose(self, found: list[Organisation]) -> Organisation | None:
        """The one organ of *found* that is meant here: the only one, else the site's own, else the only one of the nearest region."""
        allowed = [o for o in found if o.inside(self.within)]
        if len(allowed) < 2:
            return allowed[0] if allowed else None
        for anchor in self.near:
            if anchor in allowed and anchor is self.owner:
                return anchor
            for digits in (6, 4, 2):
                close = [o for o in allowed if o.region[:digits] == anchor.region[:digits] and not anchor.region[:digits].endswith("00")]
                if close:
                    return close[0] if len(close) == 1 else None
        return None

    def itself(self) -> Organisation | None:
        """Whom 本院 means."""
        return self.owner if self.owner is not None and self.owner.inside(self.within) else None

    def relative(self, text: str) -> Organisation | None:
        """Whom 自治区检察院, 省院, 市院, 区检察院 mean: the one office of that kind on the way from the nearest region up."""
        kind = next((k for k in _KINDS if text.startswith(k)), "")
        rest = text.removeprefix(kind)
        if not kind or not self.near:
            return None
        upward = [o for o in _upward(self.near[0]) if o.place.endswith(kind) and o.inside(self.within)]
        if len(upward) != 1:
            return None
        return upward[0] if rest in _OFFICES else self.choose(gazetteer().candidates(upward[0].place + rest))


def _upward(anchor: Organisation) -> list[Organisation]:
    """The offices of the anchor's division and of those above it, up to the province."""
    codes = dict.fromkeys((anchor.region, anchor.region[:4] + "00", anchor.region[:2] + "0000"))
    return [office for office in map(gazetteer().by_code, codes) if office is not None]

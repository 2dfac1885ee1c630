"""The gazetteer: organs by id, code, name and host. Loaded once, when first asked. Pure; answers None where two fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from archiver.gazetteer.hosts import HostRule
from archiver.gazetteer.load import host_table, organisations
from archiver.gazetteer.model import Organisation, prefix_of
from archiver.gazetteer.places import Places


class Gazetteer:
    """All organs and their indexes. Use ``gazetteer()``, which loads the data once."""

    def __init__(self, everyone: Iterable[Organisation], hosts: dict[str, str]) -> None:
        self._by_id = {organ.id: organ for organ in everyone}
        self._hosts = hosts

    def __iter__(self) -> Iterator[Organisation]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def by_id(self, organisation_id: str) -> Organisation | None:
        return self._by_id.get(organisation_id)

    def by_code(self, code: str) -> Organisation | None:
        """The procuratorate of a GB/T 2260 code: the current one, else the last that had it."""
        held = self._codes.get(code, [])
        return max(held, key=lambda o: (o.current, o.revision), default=None)

    def by_name(self, name: str, region: str | None = None) -> Organisation | None:
        """The one organ of this full name, alias, short form or account name inside *region*; None where none or several fit.

        *region* is a GB/T 2260 code (150000) or the name of a division (内蒙古自治区, 内蒙古); national organs stand above it. A region
        that is not understood narrows nothing down, so the answer is None.
        """
        prefix = self.prefix(region)
        return None if prefix is None else self.named(name, prefix)

    def named(self, name: str, prefix: str = "") -> Organisation | None:
        """As ``by_name``, with the leading digits of a code in place of the region."""
        found = self.candidates(name, prefix)
        return found[0] if len(found) == 1 else None

    def candidates(self, name: str, prefix: str = "") -> list[Organisation]:
        """Every organ that *name* may mean inside the region: by full name alone, else by alias and by the words of the name."""
        key = name.replace("人民检察院", "检察院")
        exact = self._names.get(key)
        if exact is not None:
            return [exact] if exact.inside(prefix) else []
        aliased = [o for o in self._aliases.get(key, ()) if o.inside(prefix)]
        return list({o.id: o for o in [*aliased, *self._places.named(name, prefix)]}.values())

    def by_host(self, host: str) -> Organisation | None:
        """The owner of a host, ``www.`` or not: the table first, then the rule of 1999; None where none or several fit."""
        bare = host.strip().lower().rstrip(".").removeprefix("www.")
        owner = self._hosts.get(bare) or self._rule.owner(bare) or self._hosts.get(f"*.{bare}") or self._by_domain(bare)
        return self._by_id.get(owner) if owner else None

    def division(self, place: str) -> Organisation | None:
        """The office of the one division of this name: 内蒙古自治区, 内蒙古, 呼和浩特市."""
        found = [o for o in self._places.at(place) if o.level in ("省", "市", "县")]
        return found[0] if len(found) == 1 else None

    def is_place(self, text: str) -> bool:
        """True where *text* is the name or short name of one or more divisions."""
        return bool(self._places.at(text))

    def prefix(self, region: str | None) -> str | None:
        """Leading digits of a region's code: '' for no region, None for one that is not understood."""
        if not region:
            return ""
        office = self.by_code(region) if region.isdigit() else self.division(region)
        return prefix_of(office.code) if office is not None else None

    def _by_domain(self, host: str) -> str | None:
        """Rows of the table for all hosts of a domain: ``*.spp.gov.cn``."""
        labels = host.split(".")[1:]
        return next((self._hosts[d] for d in ("*." + ".".join(labels[i:]) for i in range(len(labels))) if d in self._hosts), None)

    @cached_property
    def _codes(self) -> dict[str, list[Organisation]]:
        return _grouped((organ.code, organ) for organ in self if organ.code)

    @cached_property
    def _names(self) -> dict[str, Organisation]:
        """Full names as keys without 人民, which is often left out."""
        return {organ.name.replace("人民检察院", "检察院"): organ for organ in self}

    @cached_property
    def _aliases(self) -> dict[str, list[Organisation]]:
        pairs = [(alias, organ) for organ in self for alias in organ.aliases]
        return _grouped((alias.replace("人民检察院", "检察院"), organ) for alias, organ in pairs)

    @cached_property
    def _places(self) -> Places:
        return Places(organ for organ in self if organ.place and organ.kind == "procuratorate" and organ.level != "铁路")

    @cached_property
    def _rule(self) -> HostRule:
        return HostRule(organ for organ in self if organ.code and organ.region)


def _grouped(pairs: Iterable[tuple[str, Organisation]]) -> dict[str, list[Organisation]]:
    groups: dict[str, list[Organisation]] = {}
    for key, organ in pairs:
        groups.setdefault(key, []).append(organ)
    return groups


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of ``data/``, loaded when first asked."""
    return Gazetteer(organisations(), host_table())

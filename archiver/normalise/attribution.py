"""Does the 来源 of a repost agree with the host of its 原文链接, and with the dateline? Pure; None wherever it cannot be told."""

from __future__ import annotations

import re

from archiver.gazetteer import Organisation, gazetteer
from archiver.gazetteer.model import prefix_of
from archiver.normalise.organ_context import Context
from archiver.normalise.sources import organ_of
from archiver.normalise.text import clean

_AGENCY_ENDS = ("电", "讯")
_OPENING_PARAGRAPHS = 3  # a dateline stands in the first one, or behind a title and a standfirst that the text repeats
# 新华社北京6月9日电, 正义网讯, （新华社北京6月9日电）: up to the sign that no dateline lacks.
_DATELINE = re.compile(
    r"[\s(（\[【]{0,3}([\u3400-\u9fff·]{2,20}(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?<![通快喜简资致来])[电讯])(?=[\s:：()（）\]】])"
)


def source_matches(source_org_id: str | None, original_host: str | None, dateline: str | None = None) -> bool | None:
    """True where the source is the owner of the host, of its house, or a lower office of the same kind that the host serves.

    False where the two cannot both be right: offices of regions apart, media of two houses, or a dateline (新华社北京6月9日电) of another
    medium than the one named. None where either is unknown, and where one rightly carries the other: an office's site prints the press,
    a lower office's site prints the higher one.
    """
    known = gazetteer()
    source = known.by_id(source_org_id) if source_org_id else None
    owner = known.by_host(original_host) if original_host else None
    if source is None:
        return None
    return False if _another_agency(source, dateline) else _agree(source, owner)


def dateline_of(body: str) -> str | None:
    """The dateline that the text *body* (paragraphs, one a line) opens with, as shown; None where it has none."""
    for paragraph in body.split("\n", _OPENING_PARAGRAPHS)[:_OPENING_PARAGRAPHS]:
        if found := _DATELINE.match(paragraph):
            return found[1]
    return None


def _agree(source: Organisation, owner: Organisation | None) -> bool | None:
    if owner is None:
        return None
    if _line(source) & _line(owner):
        return True
    if source.kind == owner.kind == "media":
        return False
    if source.kind == owner.kind and source.region and source.inside(prefix_of(owner.region)):
        return True
    apart = source.region and owner.region and source.region[:2] != owner.region[:2]
    return False if apart else None


def _line(organ: Organisation) -> set[str]:
    """The organ itself; of a medium also its house, of an abolished office also its successor."""
    house = {organ.parent} if organ.kind == "media" else set()
    return {organ.id, *house, organ.successor} - {""}


def _another_agency(source: Organisation, dateline: str | None) -> bool:
    """True where a medium is named as source and the dateline opens with a medium of another house."""
    if source.kind != "media" or not dateline:
        return False
    first = clean(dateline).partition(" ")[0].partition("(")[0].partition("（")[0]
    if not first.endswith(_AGENCY_ENDS):
        return False
    agency = organ_of(first, Context())[0]
    return agency is not None and agency.kind == "media" and not _line(agency) & _line(source)

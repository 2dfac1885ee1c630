"""The content management systems of the replica's originals, one family a file (shapes after FACTS.md §2 and §8)."""

from tests.web.cms.base import Column, Family, Host
from tests.web.cms.gov_meta import GovMeta
from tests.web.cms.hanweb import Hanweb
from tests.web.cms.jeecms import Jeecms
from tests.web.cms.plain import Plain
from tests.web.cms.spp import Spp
from tests.web.cms.trs import TrsBlue, TrsTable
from tests.web.cms.vsb import Vsb

FAMILIES: dict[str, Family] = {
    family.name: family for family in (TrsBlue(), TrsTable(), Spp(), GovMeta(), Hanweb(), Vsb(), Jeecms(), Plain())
}

__all__ = ["FAMILIES", "Column", "Family", "Host"]

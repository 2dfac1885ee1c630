"""Account names that two offices of one province share: 承德检察 may be 承德市 or 承德县. What decides, and what nothing decides.

105 of the seed's 3,213 offices are of that kind. Nobody has said which of the two holds the bare name (in Jilin the county writes
正义通化县, but that is no rule for others), so the bare name alone stays NULL. It is decided by the page's host, by the kind of the place
written out, and where both are of one kind by the city before it.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from archiver.gazetteer import gazetteer
from archiver.normalise.sources import resolve

# Offices whose host tells no more than the account: by the rule of 1999 a city and a county of one name would have the same one.
SAME_HOST = {
    "622901": "临夏市: gslinxia is also that of 临夏县",
    "622921": "临夏县: gslinxia is also that of 临夏市",
    "653201": "和田市: xjhetian is also that of 和田县",
    "653221": "和田县: xjhetian is also that of 和田市",
    "654002": "伊宁市: xjyining is also that of 伊宁县",
    "654021": "伊宁县: xjyining is also that of 伊宁市",
}
# The seed has them as zhaoyang and aleitai, which nobody says.
MISREAD = {"211300": "chaoyang", "211321": "lnchaoyang", "654300": "aletai", "654301": "xjaletai"}
Row = dict[str, str]


@pytest.fixture(scope="module")
def shared_accounts(shared: Path) -> list[Row]:
    with (shared / "domain" / "gazetteer_seed.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    cities = {row["gb_code"]: row["gb_name"] for row in rows}
    known = gazetteer()
    unsure = [row for row in rows if known.by_name(row["usual_account"], region=province(row)) is None]
    return [row | {"city": cities.get(row["gb_code"][:4] + "00", "")} for row in unsure]


def province(row: Row) -> str:
    return row["gb_code"][:2] + "0000"


def code_of(name: str, row: Row) -> str | None:
    organ = gazetteer().by_name(name, region=province(row))
    return organ.code if organ else None


def test_there_are_105(shared_accounts: list[Row]) -> None:
    assert len(shared_accounts) == 105


def test_the_bare_account_is_never_a_guess(shared_accounts: list[Row]) -> None:
    for row in shared_accounts:
        assert resolve(row["usual_account"], region=province(row)).organisation_id is None


def test_the_kind_of_place_or_the_city_before_it_decides_for_all(shared_accounts: list[Row]) -> None:
    for row in shared_accounts:
        written_out = {code_of(row["gb_name"] + "检察", row), code_of(f"{row['city']}{row['gb_name']}检察", row)}
        assert row["gb_code"] in written_out, row["gb_name"]
        assert written_out <= {row["gb_code"], None}, row["gb_name"]


def test_the_offices_own_host_decides_where_it_is_its_own(shared_accounts: list[Row]) -> None:
    known = gazetteer()
    for row in shared_accounts:
        hosts = [*row["host_candidates"].replace("|", " ").split(), f"{MISREAD.get(row['gb_code'], '')}.jcy.gov.cn"]
        owners = {host: known.by_host(host) for host in hosts}
        own = [host for host, owner in owners.items() if owner is not None and owner.code == row["gb_code"]]
        assert bool(own) == (row["gb_code"] not in SAME_HOST), row["gb_name"]
        assert all(resolve(row["usual_account"], host=host).code == row["gb_code"] for host in own), row["gb_name"]

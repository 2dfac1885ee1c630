"""Source lines: a reviewed table, the corrections, and what must hold for any text."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.gazetteer import Organisation, gazetteer
from archiver.normalise import sources
from archiver.normalise.organ_context import Context
from archiver.normalise.sources import Source, resolve
from archiver.normalise.text import clean

HERE = Path(__file__).parent
UNKNOWN, PLACEHOLDER = "?", "-"  # in the column ``organ``: the text stays as it is; the text names nobody


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


REVIEWED = rows(HERE / "test_sources_reviewed.tsv")
CORRECTIONS = rows(Path(sources.__file__).with_name("corrections.tsv"))


def expected(row: dict[str, str]) -> tuple[str | None, str | None, str | None, str | None]:
    if row["organ"] in {UNKNOWN, PLACEHOLDER}:
        return (clean(row["text"]) if row["organ"] == UNKNOWN else None), None, None, None
    organ = gazetteer().by_id(row["organ"])
    assert organ is not None, f"the table names an organ that is not in the gazetteer: {row['organ']}"
    return organ.name, organ.id, row["channel"] or None, row["reporter"] or None


@pytest.mark.parametrize("row", REVIEWED, ids=lambda row: "|".join((row["text"], row["host"], row["region"], row["repost"])))
def test_reviewed_line(row: dict[str, str]) -> None:
    found = resolve(row["text"], host=row["host"] or None, region=row["region"] or None, repost=bool(row["repost"]))
    assert (found.name, found.organisation_id, found.channel, found.reporter) == expected(row)


def test_table_is_large_and_has_no_line_twice() -> None:
    keys = [tuple(row.values())[:4] for row in REVIEWED]
    assert len(keys) >= 150
    assert len(keys) == len(set(keys))


def test_code_is_the_procuratorates_only() -> None:
    assert resolve("内蒙古自治区人民检察院").code == "150000"
    assert resolve("检察日报").code is None
    assert resolve("浙江省纪委监委").code is None


def test_section_hints_only_where_it_names_a_region() -> None:
    assert resolve("自治区检察院", section="内蒙古").organisation_id == "150000"
    assert resolve("自治区检察院", section="反腐法制").organisation_id is None
    assert resolve("北京市人民检察院", section="内蒙古").organisation_id == "110000"


def test_region_may_be_a_name() -> None:
    assert resolve("朝阳检察", region="北京市").organisation_id == "110105"


@pytest.mark.parametrize("row", CORRECTIONS, ids=lambda row: row["text"])
def test_correction_is_still_needed(row: dict[str, str]) -> None:
    context = Context.of(host=None, region=row["region"] or None, section=None, repost=False)
    corrected = sources.corrected(row["text"], context)
    assert corrected is not None
    assert row["reason"]
    by_rules = sources.by_rules(row["text"], context)
    assert (by_rules.organisation_id, by_rules.channel) != (corrected.organisation_id, corrected.channel), "the rules know it: drop the row"


PIECES = [
    "检察日报",
    "正义网",
    "人民检察院",
    "检察院",
    "检察",
    "内蒙古",
    "朝阳区",
    "市",
    "本院",
    "记者",
    "·",
    "-",
    "－",
    " ",
    "微信",
    "张三",
    "网",
    "院",
    "分院",
    "1",
]
LINES = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
REGIONS = st.sampled_from([organ.code for organ in gazetteer() if organ.current and organ.code and organ.region])
HOSTS = st.sampled_from(["www.nm.jcy.gov.cn", "njqx.jsjc.gov.cn", "www.jcrb.com", "www.spp.gov.cn", "www.ffdy.org.cn", "", "..", "例え"])


@given(LINES, HOSTS, st.none() | REGIONS, st.booleans())
def test_any_line_is_answered_within_its_region(text: str, host: str, region: str | None, repost: bool) -> None:
    found = resolve(text, host=host, region=region, repost=repost)
    assert isinstance(found, Source)
    assert (found.code is None) or found.organisation_id is not None
    organ = gazetteer().by_id(found.organisation_id) if found.organisation_id else None
    if organ is not None and region is not None:
        assert organ.inside(gazetteer().prefix(region) or "")


@given(LINES, HOSTS)
def test_resolving_the_answer_changes_nothing(text: str, host: str) -> None:
    first = resolve(text, host=host)
    if first.name is not None:
        again = resolve(first.name, host=host)
        assert (again.name, again.organisation_id) == (first.name, first.organisation_id)


@given(
    st.sampled_from([organ for organ in gazetteer() if organ.kind == "procuratorate"]),
    st.sampled_from(["官方微信", "微信公众号", "客户端"]),
)
def test_every_office_resolves_with_a_channel(organ: Organisation, channel: str) -> None:
    found = resolve(f"{organ.name}{channel}")
    assert (found.organisation_id, found.channel) == (organ.id, channel)


def test_hostile_lengths_are_answered() -> None:
    for text in ("检察院" * 40_000, "-" * 100_000, "记者" * 50_000, "省市" * 60, "朝阳区" * 13, "网" * 119, "(" * 119):
        assert resolve(text).organisation_id is None

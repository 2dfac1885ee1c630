"""The csv files hold together, and loading refuses what cannot be right."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from archiver.errors import BadDefinition
from archiver.gazetteer import gazetteer, load
from archiver.gazetteer.hosts import LETTERS

KINDS = {"procuratorate", "commission", "court", "media", "government", "platform"}
LEVELS = {"最高", "省", "市", "县", "派出", "铁路", "林区", ""}


def test_ids_and_names_are_unique() -> None:
    everyone = load.organisations()
    for field in ("id", "name"):
        doubles = [value for value, count in Counter(getattr(organ, field) for organ in everyone).items() if count > 1]
        assert doubles == []


def test_rows_refer_to_rows() -> None:
    known = gazetteer()
    for organ in known:
        assert organ.kind in KINDS, organ
        assert organ.level in LEVELS, organ
        assert not organ.parent or known.by_id(organ.parent) is not None, organ
        assert not organ.successor or known.by_id(organ.successor) is not None, organ
        assert organ.current or organ.status == "abolished", organ
        assert not organ.region or known.by_code(organ.region) is not None, organ


def test_codes_belong_to_procuratorates_and_one_current_office_each() -> None:
    coded = [organ for organ in gazetteer() if organ.code]
    assert all(organ.kind == "procuratorate" and organ.code.isdigit() and len(organ.code) == 6 for organ in coded)
    assert max(Counter(organ.code for organ in coded if organ.current).values()) == 1
    assert all(organ.revision.isdigit() for organ in coded if organ.code != "100000")


def test_divisions_have_pinyin_and_a_province_with_letters() -> None:
    for organ in gazetteer():
        if organ.code and organ.region:
            assert organ.pinyin.replace(" ", "").isascii(), organ
            assert organ.pinyin.replace(" ", "").isalpha(), organ
            assert organ.code[:2] in LETTERS


def test_no_alias_means_two_organs_everywhere() -> None:
    known = gazetteer()
    for organ in known:
        for alias in organ.aliases:
            assert organ in known.candidates(alias), alias


def test_a_row_of_another_length_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "hosts.csv").write_text("host,organisation,basis\na.gov.cn,150000\n", encoding="utf-8")
    monkeypatch.setattr(load, "DATA", tmp_path)
    with pytest.raises(BadDefinition, match=r"hosts\.csv: row 2"):
        load.host_table()


def test_a_host_of_nobody_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "host_table", lambda: {"a.gov.cn": "no-such-id"})
    with pytest.raises(BadDefinition, match="no-such-id"):
        load.organisations()

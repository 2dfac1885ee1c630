"""Two texts side by side: what is compared, and how it is shown on a terminal, as JSON and as a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.differences.page import page
from archiver.differences.sides import Difference, between_versions, history, with_originals
from archiver.differences.terminal import COLOURED, lines, shown
from archiver.errors import BadArgument
from tests.crawl.run import environment, scrapy
from tests.pairing.archive import Shelf, shelf

ORIGINAL, REPOST = "http://www.example.jcy.gov.cn/xw/1.html", "http://www.ffdy.org.cn/a/1.html"
TEXT = ("6月28日，市检察院举办会议，30余名代表参加。", "原局长张伟涉嫌受贿320万元的教训十分深刻。", "会议要求各地认真落实有关部署。")
COPY = (TEXT[0].replace("30", "50"), TEXT[1].replace("张伟", "张强"), TEXT[2])


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Shelf]:
    with shelf(tmp_path) as made:
        yield made


def add_both(archive: Shelf, copy: tuple[str, ...] = COPY, title: str = "市检察院举办会议") -> tuple[int, int]:
    own = archive.add(ORIGINAL, "市检察院举办会议", TEXT, day=date(2023, 6, 30))
    repost = archive.add(REPOST, title, copy, role="repost", day=date(2023, 7, 9), links=[ORIGINAL])
    archive.writer.commit()
    return own, repost


def differences(archive: Shelf, document: int) -> list[Difference]:
    found = archive.reader.document(document)
    assert found is not None
    return list(with_originals(found, archive.reader.document))


def test_numbers_names_and_dates_come_first(archive: Shelf) -> None:
    own, repost = add_both(archive)
    (difference,) = differences(archive, repost)
    assert difference.a.document_id == own
    told = list(lines(difference))
    assert told[1] == "found by link, lag 9 days, similarity of titles 1.00, of texts 0.96"
    assert told[2].split() == ["number", "[-30余名-]", "→", "{+50余名+}", "¶1", "→", "¶1"]
    assert told[3].split() == ["name", "[-张伟-]", "→", "{+张强+}", "¶2", "→", "¶2"]
    assert any("会议，[-3-]{+5+}0余名" in line for line in told)
    assert told[-1].strip() == "… 1 paragraph the same"
    assert "\x1b" not in "".join(told)
    assert "\x1b[31;9m30余名\x1b[0m" in "".join(lines(difference, COLOURED))
    assert [d.row for d in differences(archive, own)] == [difference.row]


def test_json_holds_the_view_s_columns_and_adds_up_to_both_texts(archive: Shelf) -> None:
    _, repost = add_both(archive)
    said = json.loads(json.dumps(differences(archive, repost)[0].json(), ensure_ascii=False))
    row = archive.rows("pairs")[0]
    assert {name: said[name] for name in row} == row
    assert said["findings"][0]["kind"] == "number"
    for side, text in (("a", TEXT), ("b", COPY)):
        assert tuple("".join(piece[side] for piece in operation["pieces"]) for operation in said["operations"]) == text


def test_a_page_of_hostile_texts_is_data(archive: Shelf) -> None:
    attack = '<script>alert(1)</script><img src="http://evil.example/x.png" onerror=alert(1)>'
    _, repost = add_both(archive, (*COPY, attack, "{{ 7 * 7 }} </style><style>@import url(http://evil.example)"), title=attack)
    html = page(differences(archive, repost))
    tags = set(re.findall(r"<(\w+)", html))
    assert tags == {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "section",
        "h1",
        "table",
        "tr",
        "th",
        "td",
        "span",
        "br",
        "del",
        "ins",
    }
    assert "&lt;script&gt;" in html
    assert "{{ 7 * 7 }}" in html
    assert html.count("<style>") == 1
    assert "default-src 'none'" in html


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_no_text_writes_to_the_terminal(text: str) -> None:
    told = shown(text + "\x1b[2J\x9b31m\u202e\r")
    assert not set(told) & {"\x1b", "\x9b", "\u202e", "\r", "\n", "\x00"}
    assert len(told) == len(text) + 10


def test_versions_and_history(archive: Shelf) -> None:
    own, _ = add_both(archive)
    archive.add(ORIGINAL, "市检察院举办会议", COPY, day=date(2023, 6, 30))
    archive.add(ORIGINAL, "市检察院举办会议", TEXT, day=date(2023, 6, 30))
    archive.writer.commit()
    found = archive.reader.document(own)
    assert found is not None
    assert [(d.a.version, d.b.version, d.diff.findings[0].a) for d in history(found)] == [(1, 2, "30余名"), (2, 3, "50余名")]
    assert between_versions(found, 1, 3).diff.findings == ()
    assert between_versions(found, 3, 2).json()["to_version"] == 2
    with pytest.raises(BadArgument, match="has no version 4: it has versions 1, 2, 3"):
        between_versions(found, 1, 4)


def test_what_cannot_be_compared_is_said(archive: Shelf) -> None:
    repost = archive.add(REPOST, "题", TEXT, role="repost", links=[ORIGINAL])
    archive.writer.commit()
    with pytest.raises(BadArgument, match=r"its original is lead"):
        differences(archive, repost)


def test_the_command(archive: Shelf, tmp_path: Path) -> None:
    _, repost = add_both(archive)
    env = environment(tmp_path)
    plain = scrapy("diff", str(repost), env=env)
    assert plain.status == 0
    assert "\x1b" not in plain.out
    assert "number    [-30余名-] → {+50余名+}" in plain.out
    assert "\x1b[31;9m" in scrapy("diff", REPOST, "--color", "always", env=env).out
    assert json.loads(scrapy("diff", str(repost), "--json", env=env).out)["repost_id"] == repost
    to = tmp_path / "diff.html"
    assert scrapy("diff", str(repost), "--html", str(to), env=env).status == 0
    assert "<del>" in to.read_text(encoding="utf-8")
    wrong = scrapy("diff", str(repost), "--versions", "1", "2", env=env)
    assert (wrong.status, wrong.out, wrong.err.count("\n")) == (2, "", 1)
    assert "has no version 2" in wrong.err

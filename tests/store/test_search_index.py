from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, insert, text, update

from archiver.store import search_index
from archiver.store.schema import asset, asset_file, document
from archiver.store.search import search
from archiver.store.search_snippet import MARKS, snippet
from archiver.store.search_split import APART, folded
from tests.store.conftest import Archive

URL = "http://www.example.gov.cn/"


def hits(archive: Archive, asked: str) -> list[int]:
    archive.writer.commit()
    return [row["id"] for row in search(archive.engine, asked)]


def terms(engine: Engine) -> int:
    """How many different tokens the index holds: none where every row was taken out with the text that it went in with."""
    with engine.begin() as conn:
        conn.execute(text("INSERT INTO article_fts (article_fts) VALUES ('integrity-check')"))
        conn.execute(text("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, article_fts, row)"))
        return int(conn.execute(text("SELECT COUNT(*) FROM temp.vocabulary")).scalar_one())


def forget_all(archive: Archive) -> None:
    archive.writer.commit()
    with archive.engine.begin() as conn:
        for document_id in conn.execute(text("SELECT document_id FROM search_entry")).scalars().all():
            search_index.forget(conn, document_id)


def test_only_the_latest_version_is_found(archive: Archive) -> None:
    lead = archive.lead(URL)
    archive.article(lead, paragraphs=["原来的文字"])
    assert hits(archive, "原来") == [lead]
    archive.clock.forward(hours=1)
    archive.article(lead, paragraphs=["后来的文字"])
    assert (hits(archive, "原来"), hits(archive, "后来")) == ([], [lead])
    archive.clock.forward(hours=1)
    archive.article(lead, paragraphs=["后来的文字"])  # the same again
    assert hits(archive, "后来") == [lead]
    forget_all(archive)
    assert terms(archive.engine) == 0


def test_what_is_rolled_back_is_not_found(archive: Archive) -> None:
    lead = archive.lead(URL)
    archive.writer.commit()
    archive.article(lead, paragraphs=["丢失的文字"])
    archive.writer.rollback()
    assert hits(archive, "丢失") == []
    assert terms(archive.engine) == 0


def test_lists_and_other_pages_are_not_found(archive: Archive) -> None:
    archive.list_page(archive.lead(URL, role="list"))
    archive.page(archive.lead(URL + "b"), "soft_404", status=200)
    assert hits(archive, "") == []


def test_a_suppressed_article_is_not_found_and_leaves_the_index(archive: Archive) -> None:
    lead = archive.lead(URL)
    archive.article(lead, paragraphs=["某人的名字"])
    archive.writer.commit()
    with archive.engine.begin() as conn:
        conn.execute(update(document).where(document.c.id == lead).values(state="suppressed"))
    assert hits(archive, "名字") == []
    assert hits(archive, "") == []
    with archive.engine.begin() as conn:
        search_index.refresh(conn, lead)
    assert terms(archive.engine) == 0


def attach(archive: Archive, lead: int, said: str | None) -> int:
    archive.writer.commit()
    with archive.engine.begin() as conn:
        file: dict[str, Any] = {
            "url": URL + "a.pdf",
            "host": "",
            "kind": "file",
            "document_id": lead,
            "state": "kept",
            "attempts": 0,
            "text": said,
        }
        file_id = conn.execute(insert(asset_file), file).inserted_primary_key[0]
        part = {
            "document_id": lead,
            "version_id": lead,
            "file_id": file_id,
            "url": URL + "a.pdf",
            "kind": "file",
            "position": 0,
            "name": "",
        }
        conn.execute(insert(asset), part)
        search_index.refresh_file(conn, file_id)
    return int(file_id)


def test_the_text_of_an_attachment_is_found_with_its_article(archive: Archive) -> None:
    lead = archive.lead(URL)
    archive.article(lead, title="通告", paragraphs=["见附件。"])
    file_id = attach(archive, lead, None)
    assert hits(archive, "名单") == []
    with archive.engine.begin() as conn:
        conn.execute(update(asset_file).values(text="附件：录用名单"))
        search_index.refresh_file(conn, file_id)
    assert hits(archive, "见附件 录用名单") == hits(archive, "files:名单") == [lead]
    assert search(archive.engine, "录用名单")[0]["snippet"] == "附件：«录用名单»"
    with archive.engine.begin() as conn:
        conn.execute(update(asset_file).values(text="换了"))  # whatever happens to the file: what went in is known
    forget_all(archive)
    assert terms(archive.engine) == 0


def test_numbers_of_a_day_run_out_and_the_next_counts_as_undated(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "A_DAY", 2)
    leads = [archive.lead(f"{URL}{number}") for number in range(3)]
    for lead in leads:
        archive.article(lead, published_on=date(2024, 1, 1))
    assert hits(archive, "第一段") == [leads[1], leads[0], leads[2]]


@given(st.lists(st.text(alphabet="检察院受 \n，ＡaﬁŒ國\u200b", max_size=40), min_size=1, max_size=4), st.integers(0, 40), st.integers(1, 6))
def test_a_snippet_marks_the_words_and_changes_nothing_else(texts: list[str], at: int, length: int) -> None:
    shown = APART.join(texts)
    word = folded(shown[at : at + length].replace(APART, ""))
    line = snippet(shown, [word]) if word else None
    if line is None:
        assert not word or word not in folded(" ".join(shown.split()))
        return
    plain = line.replace(MARKS[0], "").replace(MARKS[1], "").strip("…")
    assert plain in " ".join(shown.split())
    marked = line.partition(MARKS[0])[2].partition(MARKS[1])[0]
    assert word in folded(marked)


def test_a_snippet_is_one_short_line_about_the_first_word() -> None:
    found = snippet("前" * 500 + "\n目标\n" + "后" * 500, ["没有", "目标"])
    assert found is not None
    assert "«目标»" in found
    assert found.startswith("…前")
    assert found.endswith("后…")
    assert "\n" not in found
    assert len(found) < 110

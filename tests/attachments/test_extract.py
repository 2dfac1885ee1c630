"""The text of files: found, folded, bounded; a file that means harm costs what the limits allow and no more."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.attachments import Limits, text_of
from archiver.attachments.extract import Extracted
from archiver.attachments.radicals import fold
from archiver.attachments.worker import _gather
from tests.attachments.files import bomb, pdf, word

SMALL = Limits(seconds=5, unpacked=2 * 1024**2)


def test_a_pdf_gives_its_text_page_by_page() -> None:
    assert text_of(pdf("某某市人民检察院", "起诉书第12号")) == Extracted("某某市人民检察院\n起诉书第12号")


def test_letters_of_the_radical_blocks_are_the_characters_they_show() -> None:
    assert text_of(pdf("⼈⺠检察⻓⽇⻅")) == Extracted("人民检察长日见")


def test_a_docx_gives_paragraphs_and_tables() -> None:
    made = word("关于公开听证的公告", "", "2023年7月9日", table=(("姓名", "职务"), ("某甲", "检察官")))
    assert text_of(made) == Extracted("关于公开听证的公告\n2023年7月9日\n姓名 职务\n某甲 检察官")


@pytest.mark.parametrize("body", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, b"PK\x03\x04 a zip of something", b"<html>"])
def test_other_files_have_no_text_for_us(body: bytes) -> None:
    assert text_of(body) is None


@pytest.mark.parametrize(
    "body", [b"%PDF-1.4\ngarbage", pdf("一二三")[:300], word("一二三")[:-40]], ids=["garbage", "torn pdf", "torn docx"]
)
def test_a_damaged_file_says_so(body: bytes) -> None:
    found = text_of(body, SMALL)
    assert found is not None
    assert found.text is None
    assert found.note


def test_a_bomb_is_refused() -> None:
    made = bomb(8 * 1024**2)
    assert len(made) < 100_000
    found = text_of(made, SMALL)
    assert found is not None
    assert found.text is None
    assert "opens to" in (found.note or "")


def test_a_pdf_that_opens_without_end_is_stopped() -> None:
    found = text_of(pdf(*["字"] * 8, pad=60_000_000), Limits(seconds=3, memory=300 * 1024**2))
    assert found is not None
    assert found.text is None
    assert found.note


def test_limits_of_pages_chars_and_bytes_leave_a_note() -> None:
    three = pdf("第一页", "第二页", "第三页")
    assert text_of(three, Limits(pages=2)) == Extracted("第一页\n第二页", "only the first 2 pages of 3")
    assert text_of(three, Limits(bytes=10)) == Extracted(None, f"{len(three)} bytes, more than 10")
    found = text_of(word("字" * 5_000), Limits(chars=1_000))
    assert found == Extracted("字" * 1_000, "only the first 1000 characters")


@given(st.text())
def test_folding_changes_radicals_alone_and_is_done_once(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
    assert all(one == two or "\u2e80" <= one <= "\u2fd5" for one, two in zip(text, folded, strict=True))


@settings(max_examples=50)
@given(st.lists(st.text(max_size=40), max_size=8), st.integers(1, 60))
def test_what_is_gathered_is_bounded_and_clean(parts: list[str], most: int) -> None:
    text, note = _gather(iter(parts), most)
    assert len(text) <= most + 1
    assert "\0" not in text
    assert all(line == " ".join(line.split()) and line for line in text.split("\n") if text)
    assert note is None or note.startswith("only the first")

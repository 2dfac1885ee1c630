"""Is this the image or file that an article links to? By its first bytes; a page in its place says what became of it."""

from __future__ import annotations

from archiver.reading.document import Document
from archiver.reading.model import Page
from archiver.reading.payload import kind_of
from archiver.reading.verdict import Verdict, judge


def judge_file(page: Page) -> Verdict:
    """``asset`` for a file of any kind; for an error, a protection page or any other web page the verdict that a page would get."""
    document = Document(page)
    kind = kind_of(document)
    if 200 <= page.status < 300 and kind not in ("html", "empty"):
        return Verdict("asset", kind)
    return judge(document) or Verdict("wrong_type", "a web page where a file was asked for")

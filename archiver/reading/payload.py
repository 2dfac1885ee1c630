"""What a body is, by its first bytes."""

from __future__ import annotations

import re

from archiver.reading.document import Document

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),  # docx, xlsx, ofd and wps too
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),  # doc, xls, ppt, wps
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"{\\rtf", "rtf"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"\x00\x00\x01\x00", "icon"),
    (b"ID3", "mp3"),
)
_PDF_WINDOW = 1_024  # Acrobat's own tolerance for bytes before the header
_TAG = re.compile(r"<(?:!doctype\s{1,9}html|[a-z][a-z0-9]{0,15}(?:\s|/?>))", re.IGNORECASE)
_WINDOW = 8_192


def kind_of(document: Document) -> str:
    """``html``, ``empty``, ``xml``, ``json``, ``text``, ``binary``, or the name of a file format. Content-Type is not asked."""
    head = document.page.body[:_WINDOW]
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if b"%PDF-" in head[:_PDF_WINDOW] and not head.lstrip().startswith(b"<"):
        return "pdf"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return "mp4"
    return _kind_of_text(document.html)


def _kind_of_text(text: str) -> str:
    head = text[:_WINDOW].lstrip("\ufeff \t\r\n\0")
    if not head:
        return "html" if text[_WINDOW:].strip() else "empty"
    if head[0] in "{[" and not _TAG.search(head):
        return "json"
    if head.startswith("<?xml") and "<html" not in head.lower() and "<datastore" not in text:
        return "xml"
    if _TAG.search(head):
        return "html"
    controls = sum(1 for char in head if char < " " and char not in "\t\r\n\f\x1b")
    return "binary" if controls * 20 > len(head) else "text"

"""The process that opens one file: ``python -m archiver.attachments.worker KIND LIMITS < FILE``, one JSON object on stdout."""

from __future__ import annotations

import json
import logging
import resource
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from archiver.attachments.radicals import fold


class Refused(ValueError):
    """The file would cost more than it may. Raised by the readers below; the message is the note."""


def main(kind: str, limits: dict[str, int], body: bytes) -> dict[str, str | None]:
    """The text and a note, whatever the file holds."""
    for what, most in ((resource.RLIMIT_CPU, limits["seconds"]), (resource.RLIMIT_AS, limits["memory"]), (resource.RLIMIT_FSIZE, 0)):
        resource.setrlimit(what, (most, most))
    logging.disable(logging.CRITICAL)  # pypdf tells of every oddity
    try:
        text, note = _gather({"pdf": _pdf, "docx": _docx}[kind](body, limits), limits["chars"])
    except Exception as error:  # noqa: BLE001  # parsers of hostile files raise anything; what they raise is the answer
        return {"text": None, "note": str(error) if isinstance(error, Refused) else f"{type(error).__name__}: {error}"[:200]}
    if not text:
        return {"text": None, "note": note or "no text in it: pictures of pages, perhaps"}
    return {"text": text, "note": note}


def _gather(parts: Iterator[str], most: int) -> tuple[str, str | None]:
    """The lines of *parts*, cleaned, at most *most* characters. A ``Refused`` after some text is a note to it."""
    lines: list[str] = []
    left, note = most, None
    try:
        for part in parts:
            for line in fold(part).splitlines():
                clean = " ".join(line.replace("\0", " ").split())
                if clean:
                    lines.append(clean[:left])
                    left -= len(clean) + 1
                if left <= 0:
                    return "\n".join(lines), f"only the first {most} characters"
    except Refused as error:
        if not lines:
            raise
        note = str(error)
    return "\n".join(lines), note


def _pdf(body: bytes, limits: dict[str, int]) -> Iterator[str]:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(body), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused("closed by a password")
    for number, page in enumerate(reader.pages):
        if number >= limits["pages"]:
            raise Refused(f"only the first {limits['pages']} pages of {len(reader.pages)}")
        yield page.extract_text()


def _docx(body: bytes, limits: dict[str, int]) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(body)) as archive:
        unpacked = sum(each.file_size for each in archive.infolist())  # no member opens to more than it declares: zipfile stops there
    if unpacked > limits["unpacked"]:
        raise Refused(f"opens to {unpacked} bytes, more than {limits['unpacked']}")
    import docx
    from docx.table import Table

    document: Any = docx.Document(BytesIO(body))
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from ("\t".join(dict.fromkeys(cell.text.replace("\n", " ") for cell in row.cells)) for row in block.rows)
        else:
            yield block.text


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1], json.loads(sys.argv[2]), sys.stdin.buffer.read())))

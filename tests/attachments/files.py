"""Small files made here: a PDF with a text of any characters, a docx, and files that mean harm."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

import docx


def pdf(*pages: str, pad: int = 0) -> bytes:
    """A PDF with a line of text a page, its characters told by a ToUnicode map; each page opens to *pad* bytes more."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    for text in pages:
        codes = {char: number for number, char in enumerate(dict.fromkeys(text), start=1)}
        shown = "".join(f"{codes[char]:04x}" for char in text)
        content = zlib.compress(f"BT /F1 12 Tf 72 700 Td <{shown}> Tj ET".encode() + b" " * pad)
        names = "\n".join(f"<{code:04x}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items())
        cmap = (
            "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
            f"{len(codes)} beginbfchar\n{names}\nendbfchar endcmap end"
        ).encode()
        first = len(objects) + 1
        kids.append(f"{first} 0 R")
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {first + 1} 0 R"
            f"/Resources<</Font<</F1 {first + 2} 0 R>>>>>>".encode(),
            b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(content), content),
            f"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/ToUnicode {first + 3} 0 R"
            f"/DescendantFonts[{first + 4} 0 R]>>".encode(),
            b"<</Length %d>>stream\n%b\nendstream" % (len(cmap), cmap),
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>",
        ]
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return out + end % (len(objects) + 1, table, len(objects) + 1, len(out))


def word(*paragraphs: str, table: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """A docx with *paragraphs* and, below them, a *table*."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        made = document.add_table(len(table), len(table[0]))
        for row, texts in zip(made.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def bomb(size: int) -> bytes:
    """A docx of a few kilobytes that opens to *size* bytes."""
    out = BytesIO(word("一"))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/zeros.bin", b"\0" * size)
    return out.getvalue()

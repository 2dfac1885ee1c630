"""A document as a citation, in GB/T 7714 and BibTeX: copy and original both named, each with when it was captured and its digest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from archiver.errors import BadArgument

Document = Mapping[str, Any]  # as ``store.read.Reader.document`` gives it
_SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", **{c: f"\\{c}" for c in "{}%&#_$"}}
_OTHER = {"repost": "原文", "original": "转载"}  # what the other side of a pair is to this one
_UNSAFE_IN_URL = re.compile(r"[\s{}\\]")


@dataclass(frozen=True, slots=True)
class Side:
    """What is said of one page. ``captured_at`` and ``digest`` (SHA-256 of the payload, hex) are NULL where no capture of it is kept."""

    url: str
    published_on: str | None
    captured_at: str | None
    digest: str | None
    state: str

    @classmethod
    def of(cls, found: Document) -> Side:
        """The page of a document, and the capture that its text was read from."""
        article, document = found["article"] or {}, found["document"]
        capture: Mapping[str, Any] = next((each for each in found["captures"] if each["id"] == article.get("capture_id")), {})
        when, digest = capture.get("fetched_at"), capture.get("sha256")
        return cls(document["url"], article.get("published_on"), when, digest, document["state"])

    def kept(self) -> str:
        """When it was captured and the digest of what came, for a person."""
        if self.captured_at is None:
            return f"未存档, 状态 {self.state}"
        return f"存档于 {self.captured_at}, SHA-256 {self.digest}"


def citations(found: Document, document: Callable[[int], Document | None]) -> Iterator[str]:
    """The citation in GB/T 7714, a blank line, and the BibTeX entry. *document* gives the other side of a pair by its id.

    Raises BadArgument for a document that was never read as an article.
    """
    if found["article"] is None:
        raise BadArgument(f"document {found['document']['id']} is no article: there is nothing to cite")
    others = list(dict.fromkeys(_others(found, document)))  # several rules may have found the same
    yield gbt7714(found, others)
    yield ""
    yield from bibtex(found, others)


def gbt7714(found: Document, others: list[Side]) -> str:
    """GB/T 7714-2015, electronic resource: 责任者. 题名[EB/OL]. (发布日期)[引用日期]. 路径. The day of citation is that of the capture."""
    article, own = found["article"], Side.of(found)
    names = (article["author"] or article["source"] or "佚名").replace("、", ", ")
    day = f"({own.published_on})" if own.published_on else ""
    seen = f"[{own.captured_at[:10]}]" if own.captured_at else ""
    publisher = f"{article['source']}, " if article["author"] and article["source"] else ""
    line = f"{names}. {_line(article['title'])}[EB/OL]. {publisher}{day}{seen}. {own.url}. {own.kept()}."
    relation = _OTHER[article["role"]]
    return " ".join([line, *(f"{relation}: {other.url}{_day(other)}, {other.kept()}." for other in others)])


def bibtex(found: Document, others: list[Side]) -> Iterator[str]:
    """An ``@online`` entry, in UTF-8 as biber reads it; what has no value has no line."""
    article, own = found["article"], Side.of(found)
    role = "original" if article["role"] == "repost" else "repost"
    notes = [_kept(own), *(f"{role}: {other.url}{_day(other)}, {_kept(other)}" for other in others)]
    authors = " and ".join(f"{{{_tex(name)}}}" for name in (article["author"] or "").split("、") if name)
    fields = {
        "author": authors,
        "title": f"{{{_tex(_line(article['title']))}}}",
        "organization": f"{{{_tex(article['source'])}}}" if article["source"] else "",
        "date": own.published_on or "",
        "url": _UNSAFE_IN_URL.sub(lambda bad: f"%{ord(bad.group()):02X}", own.url),
        "urldate": (own.captured_at or "")[:10],
        "note": _tex("; ".join(notes)),
    }
    yield f"@online{{archive-{found['document']['id']},"
    for name, value in fields.items():
        if value:
            yield f"  {name} = {{{value}}},"
    yield "}"


def _others(found: Document, document: Callable[[int], Document | None]) -> Iterator[Side]:
    own = found["document"]["id"]
    for pair in found["pairs"]:
        other = pair["original_id"] if pair["repost_id"] == own else pair["repost_id"]
        other_side = None if other is None or pair["fidelity"] == "unrelated" else document(other)
        if other_side is not None:
            yield Side.of(other_side)
        elif pair["original_url"] and pair["original_id"] is None:
            yield Side(pair["original_url"], None, None, None, "lead")


def _day(side: Side) -> str:
    return f" ({side.published_on})" if side.published_on else ""


def _kept(side: Side) -> str:
    return f"captured {side.captured_at}, SHA-256 {side.digest}" if side.captured_at else f"not captured, {side.state}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(char, char) for char in text)

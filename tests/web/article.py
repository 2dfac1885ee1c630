"""The articles of the replica: what is true of each, whatever HTML it is laid in."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from dateutil import tz

from tests.attachments.files import pdf
from tests.web.organs import Organ

SHANGHAI = tz.gettz("Asia/Shanghai")

#: Values of 作者 that name nobody (FACTS.md §4).
NOBODY = ("佚名", "admin", "未知", "本站", "管理员")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A small file linked below the text. ``name`` is the words of the link, ``file`` its name beside the article."""

    name: str
    file: str

    @property
    def text(self) -> str | None:
        """What a reader finds in the file; only a pdf has a text here."""
        return f"附表第{self.file[1:-4]}号：办案件数与人数" if self.file.endswith(".pdf") else None

    def content(self) -> bytes:
        """A pdf with its text, or bytes with the right magic number and nothing else worth reading."""
        if self.text is not None:
            return pdf(self.text)
        return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


@dataclass(slots=True, kw_only=True)
class Article:
    """One article on one host. ``day`` is the day it shows; ``url_day`` the one in its address, where that differs.

    ``clock`` is the time shown (``HH:MM``), None where the page gives a day alone. ``byline`` is a phrase inside the last
    paragraph, ``byline_people`` those it names. ``link`` is the address a repost names, ``link_raw`` the text as shown.
    """

    url: str
    host: str
    role: str  # repost | original
    number: int
    column: str
    title: str
    day: date
    paragraphs: list[str]
    url_day: date | None = None
    clock: str | None = None
    source: Organ | None = None
    source_raw: str | None = None
    authors: list[str] = field(default_factory=list)
    author_raw: str | None = None
    editor: str | None = None
    byline: str = ""
    byline_people: list[tuple[str, str]] = field(default_factory=list)
    images: list[int] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    link: str | None = None
    link_raw: str | None = None
    link_form: str = "text"  # text | anchor | named
    skin: str = ""
    colon: str = ":"
    extra_labels: list[tuple[str, str]] = field(default_factory=list)
    fault: str | None = None
    removed: int | None = None  # 404 | 410
    moved_to: str | None = None
    revision: int = 0
    history: list[tuple[str, list[str]]] = field(default_factory=list)
    sheets: int = 1  # pages that the text is spread over …
    sheet: int = 1  # … and which of them this is

    @property
    def instant(self) -> datetime | None:
        """The instant the page shows, in Asia/Shanghai, or None where it shows a day."""
        if self.clock is None:
            return None
        return datetime.combine(self.day, time.fromisoformat(self.clock), tzinfo=SHANGHAI)

    @property
    def people(self) -> list[tuple[str, str]]:
        """(name, role) of everybody the page names as having made it."""
        named = [(name, "author") for name in self.authors]
        if self.byline and carries(self.paragraphs, self.byline):
            named += self.byline_people
        if self.editor and self.editor not in NOBODY:
            named.append((self.editor, "editor"))
        return named

    @property
    def author(self) -> str | None:
        """Names joined by 、: those of the label 作者, else the reporters and correspondents of the byline."""
        names = self.authors or [name for name, role in self.people if role in ("reporter", "correspondent")]
        return "、".join(names) or None

    def picture(self, index: int) -> str:
        """The file name of the *index*-th picture, in the form TRS gives."""
        return f"W0{self.day:%Y%m%d}{self.number:07d}{index:02d}.jpg"

    def sheet_url(self, number: int) -> str:
        """The address of page *number* (1 …): ``t20230706_99.html``, ``t20230706_99_1.html`` …"""
        stem, _, extension = self.url.rpartition(".")
        return self.url if number == 1 else f"{stem}_{number - 1}.{extension}"

    def on_sheet(self, number: int) -> Article:
        """What page *number* shows: its share of the paragraphs with their pictures, the files on the last page."""
        size = -(-len(self.paragraphs) // self.sheets)
        start = (number - 1) * size
        return replace(
            self,
            paragraphs=self.paragraphs[start : start + size],
            images=[at - start for at in self.images],
            attachments=self.attachments if number == self.sheets else [],
            sheet=number,
        )

    def edit(self, *, title: str | None = None, paragraphs: list[str] | None = None) -> None:
        """Change the text, keeping what it was for ``revert``."""
        self.history.append((self.title, list(self.paragraphs)))
        self.title = self.title if title is None else title
        self.paragraphs = self.paragraphs if paragraphs is None else paragraphs
        self.revision += 1

    def revert(self) -> None:
        """Put back the text before the last edit. Raises IndexError where there was none."""
        self.title, self.paragraphs = self.history.pop()
        self.revision += 1


#: The smallest picture that is one: a JPEG start, an APP0 segment, an end.
PICTURE = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")


def carries(paragraphs: list[str], byline: str) -> bool:
    """True where the byline stands in the text, in whatever width a copy has it."""
    return unicodedata.normalize("NFKC", byline) in unicodedata.normalize("NFKC", "".join(paragraphs))

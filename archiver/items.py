"""The shared vocabulary: what a spider yields and a pipeline fills, each raw string beside its typed value.

Times are aware datetimes in UTC unless a field says otherwise; days and instants read from pages are Asia/Shanghai.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(slots=True, kw_only=True)
class Capture:
    """One fetch, kept whole in a WARC file. ``offset`` and ``length`` (bytes) span the response record's gzip member."""

    url: str  # as it was asked for
    final_url: str  # the Location of a redirect, else ``url``
    fetched_at: datetime
    status: int
    content_type: str | None
    bytes: int  # of the payload as transferred
    sha256: str  # hex, of the payload as transferred
    warc_file: str  # name inside warc/
    warc_offset: int
    warc_length: int
    record_id: str  # urn:uuid:…
    etag: str | None = None
    last_modified: str | None = None
    revisit: bool = False  # a 304: the body is the one of an earlier capture
    origin: str | None = None  # JSON (file, offset, record_id) of a capture that was copied from a file made elsewhere
    id: int | None = None  # row of ``captures``, once inserted


@dataclass(slots=True)
class Raw:
    """A string as the page shows it, and the rule that found it (``label:时间``, ``meta:PubDate``, ``trs_wcm:h1`` …)."""

    value: str
    rule: str


@dataclass(slots=True)
class DateEvidence:
    """One date an article shows. ``kind`` is that of the view ``dates``; typed fields are NULL until understood.

    ``date_on`` is a day in Asia/Shanghai, ``date_at`` an instant with its offset, only where the page gave a time.
    """

    kind: str
    raw: str
    rule: str
    date_on: date | None = None
    date_at: datetime | None = None
    precision: str | None = None
    conflict: bool = False


@dataclass(slots=True)
class Person:
    """``role`` is one of author, reporter, correspondent, photographer, editor, reviewer."""

    name: str
    role: str
    raw: str


@dataclass(slots=True)
class Link:
    """A link found on a list page. ``kind``: ``item`` (an article, it seems), ``section`` (another list, it seems), ``next``."""

    url: str  # absolute, as found
    title: str = ""
    date_raw: str | None = None
    kind: str = "item"
    listed_on: date | None = None


@dataclass(slots=True)
class Asset:
    """An image or attachment of an article. ``position`` is the index of the paragraph it stands before."""

    url: str
    kind: str  # image | attachment
    position: int
    name: str = ""


@dataclass(slots=True, kw_only=True)
class Errand:
    """Why a page is asked for, and what its list said of it. Travels in ``Request.meta`` through retries and redirects."""

    key: str  # canonical identity of the document
    document_id: int
    role: str  # repost | original | list | page
    section: str | None = None
    listed_title: str | None = None
    listed_raw: str | None = None  # the date beside the link, as shown
    listed_on: date | None = None
    list_root: int | None = None  # document id of the first page of the list, for a page of its pager
    depth: int = 1  # page of the pager
    named: bool = False  # named by the user: read whatever its host
    page: int = 1  # of an article that stands on several pages


@dataclass(slots=True, kw_only=True)
class PageItem:
    """A captured page and the verdict on it. Also the base of the items below."""

    errand: Errand
    url: str  # asked for
    final_url: str  # after redirects
    fetched_at: datetime
    status: int
    verdict: str  # of the contract's list
    why: str = ""  # the words for a person
    role: str = "original"  # what it is: repost | original | list | page
    site: str = ""  # slug of the site definition, "" where none
    host: str = ""
    charset: str | None = None
    charset_rule: str | None = None
    template: str | None = None
    template_version: int | None = None
    missing: list[str] = field(default_factory=list)  # fields a template should have found and did not
    capture: Capture | None = None
    beside: list[PageItem] = field(default_factory=list)  # the other pages of the same article, each with its own capture and verdict


@dataclass(slots=True, kw_only=True)
class ArticleItem(PageItem):
    """A page read as an article: raw fields by the reading room, typed ones by the pipelines."""

    # raw, from reading
    title_raw: Raw | None = None
    titles_alt: list[Raw] = field(default_factory=list)
    section_raw: Raw | None = None
    dates: list[DateEvidence] = field(default_factory=list)
    author_raw: Raw | None = None
    editor_raw: Raw | None = None
    people_raw: list[tuple[str, Raw]] = field(default_factory=list)  # (label or role as shown, text)
    source_raw: Raw | None = None
    original_links: list[Raw] = field(default_factory=list)  # absolute URLs the page names as its original
    paragraphs: list[str] = field(default_factory=list)
    assets: list[Asset] = field(default_factory=list)
    # typed, from the pipelines
    title: str = ""
    section: str | None = None
    published_on: date | None = None
    published_at: datetime | None = None
    published_basis: str | None = None
    author: str | None = None
    editor: str | None = None
    people: list[Person] = field(default_factory=list)
    source: str | None = None
    source_channel: str | None = None
    source_reporter: str | None = None
    source_code: str | None = None
    source_organisation: str | None = None  # gazetteer id
    source_rule: str | None = None
    body: str = ""
    signed_by_raw: Raw | None = None  # the organ of the signature line that closes the text
    signed_by: str | None = None
    evidence: dict[str, Raw] = field(default_factory=dict)  # field → what its value was read from


@dataclass(slots=True, kw_only=True)
class ListItem(PageItem):
    """A page read as a list: the portal's home page, a section, a page of a pager, a site map."""

    section: str | None = None
    links: list[Link] = field(default_factory=list)
    next_url: str | None = None


@dataclass(slots=True, kw_only=True)
class FailureItem:
    """A URL that gave no page at all, or a page on which our own code failed.

    ``stage`` is guard, hold, robots, capture, download, replay, reading or pipeline.
    """

    errand: Errand
    url: str
    at: datetime
    stage: str
    reason: str  # a short machine word, e.g. ``timeout``
    detail: str = ""
    until: datetime | None = None  # stage ``hold``: the page was not asked for, and may not be before then


@dataclass(slots=True, kw_only=True)
class AssetErrand:
    """Why an image or attachment is asked for. Travels in ``Request.meta``; ``page_url`` is that of the article that names it."""

    file_id: int
    url: str
    kind: str  # image | attachment
    page_url: str


@dataclass(slots=True, kw_only=True)
class AssetItem:
    """A file that was captured or, where ``reason`` is set, could not be had. ``stage`` is that of a FailureItem, or asset."""

    errand: AssetErrand
    at: datetime
    verdict: str = "other"
    why: str = ""
    capture: Capture | None = None
    body: bytes = b""
    stage: str = "asset"
    reason: str | None = None


@dataclass(slots=True, kw_only=True)
class Selection:
    """What a run was asked for: the spiders' arguments, checked. Days are Asia/Shanghai, both inclusive."""

    site: str = "ffdy"
    section: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int | None = None
    urls: tuple[str, ...] = ()
    originals: str = "follow"  # follow | queue | ignore
    sweep: str = "head"  # head | full

    def wants_day(self, day: date | None) -> bool:
        """True where *day* lies in the asked range, or is unknown: the page itself will tell."""
        if day is None:
            return True
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)

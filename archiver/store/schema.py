"""The tables. They are private: what users may rely on are the views of CONTRACT.md, in ``views``.

Text columns hold days and instants as ``values`` writes them. Every integer is 64 bits wide, since some come from the web.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Table, Text, UniqueConstraint

from archiver.store import pair_tables, search_tables, watch_tables
from archiver.store.columns import Int, may_have, metadata, needs, one_of, row_id
from archiver.store.vocabulary import ASSET_STATES, BASES, DATE_KINDS, PERSON_ROLES, PRECISIONS, STATES, VERDICTS

pair = pair_tables.pair  # with the other tables of pairs and clusters, of the same metadata
alarm = watch_tables.alarm  # likewise, with what else runs observed
search_entry = search_tables.search_entry  # likewise, beside the full-text index

organisation = Table(
    "organisation",
    metadata,
    row_id(),
    Column("key", Text, nullable=False, unique=True),  # the gazetteer's id
    Column("name", Text, nullable=False),
    Column("kind", Text),
    Column("level", Text),
    Column("code", Text),  # GB/T 2260
    Column("revision", Text),  # the edition of GB/T 2260 that the code is of
    may_have("parent_id", "organisation"),
    Column("hosts", Text, nullable=False),  # JSON array
    Column("aliases", Text, nullable=False),  # JSON array
)

site = Table(
    "site",
    metadata,
    row_id(),
    Column("host", Text, nullable=False, unique=True),
    Column("name", Text),
    may_have("organisation_id", "organisation"),
    Column("template", Text),
    Column("expected", Float),  # read ÷ seen below which a run is not well
    Column("read", Int, nullable=False),
    Column("seen", Int, nullable=False),
    Column("last_success_at", Text),
    Column("held_until_at", Text),  # the host is not asked before then, in this run or another
    Column("held_why", Text),  # a machine word, see archiver.middlewares.hold
)

run = Table(
    "run",
    metadata,
    row_id(),
    Column("spider", Text, nullable=False),
    Column("arguments", Text, nullable=False),
    Column("started_at", Text, nullable=False),
    Column("finished_at", Text),  # NULL: still running, or killed
    Column("outcome", Text),
    Column("exit_status", Int),
    Column("requests", Int),
    Column("captures", Int),
    Column("new_versions", Int),
    Column("errors", Int),
    Column("bytes", Int),
)

document = Table(
    "document",
    metadata,
    row_id(),
    Column("key", Text, nullable=False, unique=True),  # the canonical identity of its URL
    Column("url", Text, nullable=False),  # as first found
    Column("host", Text, nullable=False),
    Column("site", Text),  # slug of the site definition
    Column("role", Text, nullable=False),
    Column("section", Text),  # as a list gave it
    Column("state", Text, nullable=False),
    Column("state_since_at", Text, nullable=False),
    Column("listed_title", Text),  # what a list said beside its link, and when, as shown and as understood
    Column("listed_raw", Text),
    Column("listed_on", Text),
    Column("first_seen_at", Text, nullable=False),
    Column("last_seen_at", Text, nullable=False),
    Column("due_at", Text),  # NULL: not to be asked for again
    Column("attempts", Int, nullable=False),  # visits in a row that gave no page
    Column("last_verdict", Text),
    Column("visited_at", Text),  # the latest visit, whatever it gave: an older capture that comes later changes no state
    # Plain numbers, no foreign keys: version and capture point back here, and the circle could not be inserted
    Column("latest_version_id", Int),
    Column("latest_capture_id", Int),
    Column("read_capture_id", Int),  # the last one read as an article or a list: what a 304 confirms
    may_have("found_on_id", "document"),
    may_have("list_root_id", "document"),  # first page of the list, for a page of its pager
    Column("depth", Int, nullable=False),  # page of the pager, from 1
    one_of("state", STATES),
    Index(None, "role", "state"),
    Index(None, "due_at"),
    Index(None, "host"),
    Index(None, "latest_version_id"),
)

alias = Table(
    "alias",
    metadata,
    row_id(),
    needs("document_id", "document"),
    Column("url", Text, nullable=False, unique=True),  # another form as found, or where a redirect led
    Column("key", Text, nullable=False, index=True),
    Column("seen_at", Text, nullable=False),
    Index(None, "document_id"),
)

listing = Table(
    "listing",
    metadata,
    Column("list_id", Int, ForeignKey("document.id"), primary_key=True),  # the first page of a list
    Column("document_id", Int, ForeignKey("document.id"), primary_key=True),  # what any page of its pager has named
    Column("seen_at", Text, nullable=False),
    Index(None, "document_id"),
)

capture = Table(
    "capture",
    metadata,
    row_id(),
    may_have("document_id", "document"),  # NULL: robots.txt
    needs("run_id", "run"),
    Column("url", Text, nullable=False),
    Column("final_url", Text, nullable=False),
    Column("fetched_at", Text, nullable=False),
    Column("status", Int, nullable=False),
    Column("content_type", Text),
    Column("charset", Text),
    Column("charset_rule", Text),
    Column("verdict", Text, nullable=False),
    Column("why", Text),
    Column("bytes", Int, nullable=False),
    Column("sha256", Text, nullable=False),  # of the payload as transferred
    Column("warc_file", Text, nullable=False),
    Column("warc_offset", Int, nullable=False),
    Column("warc_length", Int, nullable=False),
    Column("record_id", Text, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("template", Text),
    Column("template_version", Int),
    Column("missing", Text),  # JSON: fields that the reader did not find or not understand
    Column("errand", Text),  # JSON: why it was asked for, which a reading depends on; NULL for a capture that no reader saw
    Column("version_id", Int),  # what it was read as; a plain number, for the reason given at document
    Column("origin", Text),  # JSON: file, offset, record id, where it was taken in from a file made elsewhere
    UniqueConstraint("warc_file", "warc_offset"),
    one_of("verdict", VERDICTS),
    Index(None, "document_id"),
    Index(None, "url"),
    Index(None, "run_id"),
    Index(None, "fetched_at"),
)

version = Table(
    "version",
    metadata,
    row_id(),
    needs("document_id", "document"),
    Column("number", Int, nullable=False),  # 1, 2, … of its document
    may_have("capture_id", "capture"),
    Column("created_at", Text, nullable=False),
    Column("sha256", Text, nullable=False),  # of what makes a version, see articles.fingerprint
    Column("title", Text, nullable=False),
    Column("titles_alt", Text, nullable=False),  # JSON array
    Column("section", Text),
    Column("published_on", Text),
    Column("published_at", Text),
    Column("published_basis", Text),
    Column("day_number", Int),  # of published_on
    Column("author", Text),
    Column("author_raw", Text),
    Column("editor", Text),
    Column("editor_raw", Text),
    Column("source", Text),
    Column("source_raw", Text),
    Column("source_code", Text),
    Column("source_channel", Text),
    Column("source_reporter", Text),
    Column("source_rule", Text),
    may_have("organisation_id", "organisation"),
    Column("original_url", Text),
    Column("body", Text, nullable=False),  # paragraphs, one a line
    Column("body_chars", Int, nullable=False),
    Column("image_count", Int, nullable=False),
    Column("signed_by", Text),  # the organ of the signature line
    Column("rules", Text, nullable=False),  # JSON object: field → {"raw", "rule"} that its value was read from
    Column("template", Text),
    Column("template_version", Int),
    UniqueConstraint("document_id", "number"),
    one_of("published_basis", BASES),
    Index(None, "published_on"),
    Index(None, "source"),
    Index(None, "source_code"),
    Index(None, "organisation_id"),
)

date_shown = Table(
    "date_shown",
    metadata,
    row_id(),
    needs("document_id", "document"),
    needs("version_id", "version"),
    Column("kind", Text, nullable=False),
    Column("raw", Text, nullable=False),
    Column("date_on", Text),
    Column("date_at", Text),
    Column("day_number", Int),  # of date_on
    Column("precision", Text),
    Column("rule", Text),
    Column("conflict", Int, nullable=False),
    one_of("kind", DATE_KINDS),
    one_of("precision", PRECISIONS),
    Index(None, "version_id"),
    Index(None, "document_id"),
)

person = Table(
    "person",
    metadata,
    row_id(),
    needs("document_id", "document"),
    needs("version_id", "version"),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("raw", Text, nullable=False),
    one_of("role", PERSON_ROLES),
    Index(None, "document_id"),
    Index(None, "name"),
)

asset_file = Table(
    "asset_file",
    metadata,
    row_id(),
    Column("url", Text, nullable=False, unique=True),  # as asked for
    Column("host", Text, nullable=False),
    Column("kind", Text, nullable=False),
    needs("document_id", "document"),  # the article that named it first
    Column("state", Text, nullable=False),
    Column("attempts", Int, nullable=False),
    Column("due_at", Text),  # NULL: not to be asked for again
    may_have("capture_id", "capture"),
    Column("text", Text),  # of a pdf or docx
    Column("text_note", Text),  # why there is none, or not all of it
    one_of("state", ASSET_STATES),
    Index(None, "state"),
)

asset = Table(
    "asset",
    metadata,
    row_id(),
    needs("document_id", "document"),
    needs("version_id", "version"),
    may_have("file_id", "asset_file"),  # NULL where ARCHIVE_ASSETS left it out
    Column("url", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("position", Int, nullable=False),  # index of the paragraph it stands before
    Column("name", Text, nullable=False),
    Index(None, "document_id"),
    Index(None, "version_id"),
    Index(None, "file_id"),
)

state_change = Table(
    "state_change",
    metadata,
    row_id(),
    needs("document_id", "document"),
    Column("at", Text, nullable=False),  # when it was judged
    Column("state", Text, nullable=False),
    Column("since_at", Text, nullable=False),  # from when the answers say so
    Column("until_at", Text),  # when another state took its place; NULL while it lasts
    may_have("capture_id", "capture"),
    Column("note", Text),
    one_of("state", STATES),
    Index(None, "document_id"),
    Index(None, "state"),
)

failure = Table(
    "failure",
    metadata,
    row_id(),
    may_have("run_id", "run"),
    may_have("document_id", "document"),
    Column("url", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("detail", Text),
    Index(None, "run_id"),
    Index(None, "document_id"),
)

warc_file = Table(
    "warc_file",
    metadata,
    row_id(),
    Column("name", Text, nullable=False, unique=True),
    may_have("run_id", "run"),
    Column("created_at", Text, nullable=False),
    Column("committed_bytes", Int, nullable=False),  # the end of its last committed record
    Column("closed", Int, nullable=False),
)

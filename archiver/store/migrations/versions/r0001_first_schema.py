"""The first schema: frozen here as it was, whatever ``store.schema`` says later. Made by Alembic, split by table."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.Text()


def upgrade() -> None:
    _document()
    _organisation()
    _run()
    _alias()
    _capture()
    _failure()
    _listing()
    _site()
    _warc_file()
    _state_change()
    _version()
    _asset_file()
    _asset()
    _date_shown()
    _pair()
    _pairing()
    _person()
    _watch()
    _search()


def _document() -> None:
    op.create_table(
        "document",
        sa.Column("id", INT, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("url", TEXT, nullable=False),
        sa.Column("host", TEXT, nullable=False),
        sa.Column("site", TEXT),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("section", TEXT),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("state_since_at", TEXT, nullable=False),
        sa.Column("listed_title", TEXT),
        sa.Column("listed_raw", TEXT),
        sa.Column("listed_on", TEXT),
        sa.Column("first_seen_at", TEXT, nullable=False),
        sa.Column("last_seen_at", TEXT, nullable=False),
        sa.Column("due_at", TEXT),
        sa.Column("attempts", INT, nullable=False),
        sa.Column("last_verdict", TEXT),
        sa.Column("visited_at", TEXT),
        sa.Column("latest_version_id", INT),
        sa.Column("latest_capture_id", INT),
        sa.Column("read_capture_id", INT),
        sa.Column("found_on_id", INT),
        sa.Column("list_root_id", INT),
        sa.Column("depth", INT, nullable=False),
        sa.CheckConstraint(
            "state IN ('lead', 'live', 'moved', 'gone', 'blocked', 'unreachable', 'refused', 'suppressed')", name=op.f("ck_document_state")
        ),
        sa.ForeignKeyConstraint(["found_on_id"], ["document.id"], name=op.f("fk_document_found_on_id")),
        sa.ForeignKeyConstraint(["list_root_id"], ["document.id"], name=op.f("fk_document_list_root_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("key", name=op.f("uq_document_key")),
    )
    op.create_index(op.f("ix_document_due_at"), "document", ["due_at"])
    op.create_index(op.f("ix_document_host"), "document", ["host"])
    op.create_index(op.f("ix_document_latest_version_id"), "document", ["latest_version_id"])
    op.create_index(op.f("ix_document_role_state"), "document", ["role", "state"])


def _organisation() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", INT, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("kind", TEXT),
        sa.Column("level", TEXT),
        sa.Column("code", TEXT),
        sa.Column("revision", TEXT),
        sa.Column("parent_id", INT),
        sa.Column("hosts", TEXT, nullable=False),
        sa.Column("aliases", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["organisation.id"], name=op.f("fk_organisation_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("key", name=op.f("uq_organisation_key")),
    )


def _run() -> None:
    op.create_table(
        "run",
        sa.Column("id", INT, nullable=False),
        sa.Column("spider", TEXT, nullable=False),
        sa.Column("arguments", TEXT, nullable=False),
        sa.Column("started_at", TEXT, nullable=False),
        sa.Column("finished_at", TEXT),
        sa.Column("outcome", TEXT),
        sa.Column("exit_status", INT),
        sa.Column("requests", INT),
        sa.Column("captures", INT),
        sa.Column("new_versions", INT),
        sa.Column("errors", INT),
        sa.Column("bytes", INT),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
    )


def _alias() -> None:
    op.create_table(
        "alias",
        sa.Column("id", INT, nullable=False),
        sa.Column("document_id", INT, nullable=False),
        sa.Column("url", TEXT, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("seen_at", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_alias_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alias")),
        sa.UniqueConstraint("url", name=op.f("uq_alias_url")),
    )
    op.create_index(op.f("ix_alias_document_id"), "alias", ["document_id"])
    op.create_index(op.f("ix_alias_key"), "alias", ["key"])


def _capture() -> None:
    op.create_table(
        "capture",
        sa.Column("id", INT, nullable=False),
        sa.Column("document_id", INT),
        sa.Column("run_id", INT, nullable=False),
        sa.Column("url", TEXT, nullable=False),
        sa.Column("final_url", TEXT, nullable=False),
        sa.Column("fetched_at", TEXT, nullable=False),
        sa.Column("status", INT, nullable=False),
        sa.Column("content_type", TEXT),
        sa.Column("charset", TEXT),
        sa.Column("charset_rule", TEXT),
        sa.Column("verdict", TEXT, nullable=False),
        sa.Column("why", TEXT),
        sa.Column("bytes", INT, nullable=False),
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("warc_file", TEXT, nullable=False),
        sa.Column("warc_offset", INT, nullable=False),
        sa.Column("warc_length", INT, nullable=False),
        sa.Column("record_id", TEXT, nullable=False),
        sa.Column("etag", TEXT),
        sa.Column("last_modified", TEXT),
        sa.Column("template", TEXT),
        sa.Column("template_version", INT),
        sa.Column("missing", TEXT),
        sa.Column("errand", TEXT),
        sa.Column("version_id", INT),
        sa.Column("origin", TEXT),
        sa.CheckConstraint(
            "verdict IN ('article', 'list', 'other', 'challenge', 'blocked', 'soft_404', 'gone', 'redirected_home', "
            "'wrong_type', 'requires_render', 'truncated', 'unreadable', 'revisit', 'asset')",
            name=op.f("ck_capture_verdict"),
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_capture_document_id")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_capture_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_capture")),
        sa.UniqueConstraint("warc_file", "warc_offset", name=op.f("uq_capture_warc_file_warc_offset")),
    )
    op.create_index(op.f("ix_capture_document_id"), "capture", ["document_id"])
    op.create_index(op.f("ix_capture_url"), "capture", ["url"])
    op.create_index(op.f("ix_capture_run_id"), "capture", ["run_id"])
    op.create_index(op.f("ix_capture_fetched_at"), "capture", ["fetched_at"])


def _failure() -> None:
    op.create_table(
        "failure",
        sa.Column("id", INT, nullable=False),
        sa.Column("run_id", INT),
        sa.Column("document_id", INT),
        sa.Column("url", TEXT, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("stage", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("detail", TEXT),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_failure_document_id")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_failure_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failure")),
    )
    op.create_index(op.f("ix_failure_document_id"), "failure", ["document_id"])
    op.create_index(op.f("ix_failure_run_id"), "failure", ["run_id"])


def _listing() -> None:
    op.create_table(
        "listing",
        sa.Column("list_id", INT, nullable=False),
        sa.Column("document_id", INT, nullable=False),
        sa.Column("seen_at", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_listing_document_id")),
        sa.ForeignKeyConstraint(["list_id"], ["document.id"], name=op.f("fk_listing_list_id")),
        sa.PrimaryKeyConstraint("list_id", "document_id", name=op.f("pk_listing")),
    )
    op.create_index(op.f("ix_listing_document_id"), "listing", ["document_id"])


def _site() -> None:
    op.create_table(
        "site",
        sa.Column("id", INT, nullable=False),
        sa.Column("host", TEXT, nullable=False),
        sa.Column("name", TEXT),
        sa.Column("organisation_id", INT),
        sa.Column("template", TEXT),
        sa.Column("expected", sa.Float()),
        sa.Column("read", INT, nullable=False),
        sa.Column("seen", INT, nullable=False),
        sa.Column("last_success_at", TEXT),
        sa.Column("held_until_at", TEXT),
        sa.Column("held_why", TEXT),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_site_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
        sa.UniqueConstraint("host", name=op.f("uq_site_host")),
    )


def _warc_file() -> None:
    op.create_table(
        "warc_file",
        sa.Column("id", INT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("run_id", INT),
        sa.Column("created_at", TEXT, nullable=False),
        sa.Column("committed_bytes", INT, nullable=False),
        sa.Column("closed", INT, nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_warc_file_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warc_file")),
        sa.UniqueConstraint("name", name=op.f("uq_warc_file_name")),
    )


def _state_change() -> None:
    op.create_table(
        "state_change",
        sa.Column("id", INT, nullable=False),
        sa.Column("document_id", INT, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("since_at", TEXT, nullable=False),
        sa.Column("until_at", TEXT),
        sa.Column("capture_id", INT),
        sa.Column("note", TEXT),
        sa.CheckConstraint(
            "state IN ('lead', 'live', 'moved', 'gone', 'blocked', 'unreachable', 'refused', 'suppressed')",
            name=op.f("ck_state_change_state"),
        ),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name=op.f("fk_state_change_capture_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_state_change_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_state_change")),
    )
    op.create_index(op.f("ix_state_change_document_id"), "state_change", ["document_id"])
    op.create_index(op.f("ix_state_change_state"), "state_change", ["state"])


def _version() -> None:
    op.create_table(
        "version",
        sa.Column("id", INT, nullable=False),
        sa.Column("document_id", INT, nullable=False),
        sa.Column("number", INT, nullable=False),
        sa.Column("capture_id", INT),
        sa.Column("created_at", TEXT, nullable=False),
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("titles_alt", TEXT, nullable=False),
        sa.Column("section", TEXT),
        sa.Column("published_on", TEXT),
        sa.Column("published_at", TEXT),
        sa.Column("published_basis", TEXT),
        sa.Column("day_number", INT),
        sa.Column("author", TEXT),
        sa.Column("author_raw", TEXT),
        sa.Column("editor", TEXT),
        sa.Column("editor_raw", TEXT),
        sa.Column("source", TEXT),
        sa.Column("source_raw", TEXT),
        sa.Column("source_code", TEXT),
        sa.Column("source_channel", TEXT),
        sa.Column("source_reporter", TEXT),
        sa.Column("source_rule", TEXT),
        sa.Column("organisation_id", INT),
        sa.Column("original_url", TEXT),
        sa.Column("body", TEXT, nullable=False),
        sa.Column("body_chars", INT, nullable=False),
        sa.Column("image_count", INT, nullable=False),
        sa.Column("signed_by", TEXT),
        sa.Column("rules", TEXT, nullable=False),
        sa.Column("template", TEXT),
        sa.Column("template_version", INT),
        sa.CheckConstraint("published_basis IN ('label', 'meta', 'list', 'url', 'body')", name=op.f("ck_version_published_basis")),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name=op.f("fk_version_capture_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_version_document_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_version_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_version")),
        sa.UniqueConstraint("document_id", "number", name=op.f("uq_version_document_id_number")),
    )
    op.create_index(op.f("ix_version_organisation_id"), "version", ["organisation_id"])
    op.create_index(op.f("ix_version_published_on"), "version", ["published_on"])
    op.create_index(op.f("ix_version_source"), "version", ["source"])
    op.create_index(op.f("ix_version_source_code"), "version", ["source_code"])


def _asset_file() -> None:
    op.create_table(
        "asset_file",
        sa.Column("id", INT, nullable=False),
        sa.Column("url", TEXT, nullable=False),
        sa.Column("host", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("document_id", INT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("attempts", INT, nullable=False),
        sa.Column("due_at", TEXT),
        sa.Column("capture_id", INT),
        sa.Column("text", TEXT),
        sa.Column("text_note", TEXT),
        sa.CheckConstraint("state IN ('wanted', 'kept', 'failed', 'refused')", name=op.f("ck_asset_file_state")),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name=op.f("fk_asset_file_capture_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_asset_file_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asset_file")),
        sa.UniqueConstraint("url", name=op.f("uq_asset_file_url")),
    )
    op.create_index(op.f("ix_asset_file_state"), "asset_file", ["state"])


def _asset() -> None:
    op.create_table(
        "asset",
        sa.Column("id", INT, nullable=False),
        sa.Column("document_id", INT, nullable=False),
        sa.Column("version_id", INT, nullable=False),
        sa.Column("file_id", INT),
        sa.Column("url", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("position", INT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_asset_document_id")),
        sa.ForeignKeyConstraint(["file_id"], ["asset_file.id"], name=op.f("fk_asset_file_id")),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name=op.f("fk_asset_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asset")),
    )
    op.create_index(op.f("ix_asset_document_id"), "asset", ["document_id"])
    op.create_index(op.f("ix_asset_file_id"), "asset", ["file_id"])
    op.create_index(op.f("ix_asset_version_id"), "asset", ["version_id"])


def _date_shown() -> None:
    op.create_table(
        "date_shown",
        sa.Column("id", INT, nullable=False),
        sa.Column("document_id", INT, nullable=False),
        sa.Column("version_id", INT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("raw", TEXT, nullable=False),
        sa.Column("date_on", TEXT),
        sa.Column("date_at", TEXT),
        sa.Column("day_number", INT),
        sa.Column("precision", TEXT),
        sa.Column("rule", TEXT),
        sa.Column("conflict", INT, nullable=False),
        sa.CheckConstraint(
            "kind IN ('published', 'portal', 'url', 'meta', 'list', 'http', 'signed', 'event')", name=op.f("ck_date_shown_kind")
        ),
        sa.CheckConstraint("precision IN ('minute', 'second', 'day', 'month', 'year')", name=op.f("ck_date_shown_precision")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_date_shown_document_id")),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name=op.f("fk_date_shown_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_date_shown")),
    )
    op.create_index(op.f("ix_date_shown_document_id"), "date_shown", ["document_id"])
    op.create_index(op.f("ix_date_shown_version_id"), "date_shown", ["version_id"])


def _pair() -> None:
    op.create_table(
        "pair",
        sa.Column("id", INT, nullable=False),
        sa.Column("repost_id", INT, nullable=False),
        sa.Column("original_id", INT),
        sa.Column("original_url", TEXT),
        sa.Column("rule", TEXT, nullable=False),
        sa.Column("score", sa.Float()),
        sa.Column("repost_version_id", INT),
        sa.Column("original_version_id", INT),
        sa.Column("title_similarity", sa.Float()),
        sa.Column("text_similarity", sa.Float()),
        sa.Column("fidelity", TEXT),
        sa.Column("source_matches", INT),
        sa.Column("numbers", INT),
        sa.Column("dates", INT),
        sa.Column("names", INT),
        sa.Column("posts", INT),
        sa.Column("quotations", INT),
        sa.Column("headings", INT),
        sa.Column("dropped", INT),
        sa.Column("added", INT),
        sa.Column("changed", INT),
        sa.Column("moved", INT),
        sa.Column("summary", TEXT),
        sa.CheckConstraint(
            "fidelity IN ('verbatim', 'retitled', 'abridged', 'extended', 'rewritten', 'unrelated')", name=op.f("ck_pair_fidelity")
        ),
        sa.ForeignKeyConstraint(["original_id"], ["document.id"], name=op.f("fk_pair_original_id")),
        sa.ForeignKeyConstraint(["original_version_id"], ["version.id"], name=op.f("fk_pair_original_version_id")),
        sa.ForeignKeyConstraint(["repost_id"], ["document.id"], name=op.f("fk_pair_repost_id")),
        sa.ForeignKeyConstraint(["repost_version_id"], ["version.id"], name=op.f("fk_pair_repost_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pair")),
        sa.UniqueConstraint("repost_id", "original_url", "rule", name=op.f("uq_pair_repost_id_original_url_rule")),
    )
    op.create_index(op.f("ix_pair_original_id"), "pair", ["original_id"])


def _pairing() -> None:
    op.create_table(
        "signature",
        sa.Column("document_id", INT, autoincrement=False, nullable=False),
        sa.Column("version_id", INT, nullable=False),
        sa.Column("content", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_signature_document_id")),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name=op.f("fk_signature_version_id")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_signature")),
    )
    op.create_table(
        "trace",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("document_id", INT, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_trace_document_id")),
        sa.PrimaryKeyConstraint("key", "document_id", name=op.f("pk_trace")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "cluster_member",
        sa.Column("document_id", INT, autoincrement=False, nullable=False),
        sa.Column("cluster_id", INT, nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_cluster_member_document_id")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_cluster_member")),
    )
    op.create_index(op.f("ix_cluster_member_cluster_id"), "cluster_member", ["cluster_id"])


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", INT, nullable=False),
        sa.Column("document_id", INT, nullable=False),
        sa.Column("version_id", INT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("raw", TEXT, nullable=False),
        sa.CheckConstraint(
            "role IN ('author', 'reporter', 'correspondent', 'photographer', 'editor', 'reviewer')", name=op.f("ck_person_role")
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_person_document_id")),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name=op.f("fk_person_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_document_id"), "person", ["document_id"])
    op.create_index(op.f("ix_person_name"), "person", ["name"])


def _watch() -> None:
    op.create_table(
        "site_watch",
        sa.Column("run_id", INT, autoincrement=False, nullable=False),
        sa.Column("host", TEXT, nullable=False),
        sa.Column("seen", INT, nullable=False),
        sa.Column("read", INT, nullable=False),
        sa.Column("absent", INT, nullable=False),
        sa.Column("shut", INT, nullable=False),
        sa.Column("blocked", INT, nullable=False),
        sa.Column("failed", INT, nullable=False),
        sa.Column("missing", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_site_watch_run_id")),
        sa.PrimaryKeyConstraint("run_id", "host", name=op.f("pk_site_watch")),
    )
    op.create_index(op.f("ix_site_watch_host"), "site_watch", ["host"])
    op.create_table(
        "list_watch",
        sa.Column("run_id", INT, autoincrement=False, nullable=False),
        sa.Column("list_id", INT, autoincrement=False, nullable=False),
        sa.Column("pages", INT, nullable=False),
        sa.Column("links", INT, nullable=False),
        sa.Column("items", INT, nullable=False),
        sa.Column("newest_on", TEXT),
        sa.Column("gap_days", INT),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_list_watch_run_id")),
        sa.ForeignKeyConstraint(["list_id"], ["document.id"], name=op.f("fk_list_watch_list_id")),
        sa.PrimaryKeyConstraint("run_id", "list_id", name=op.f("pk_list_watch")),
    )
    op.create_index(op.f("ix_list_watch_list_id"), "list_watch", ["list_id"])
    op.create_table(
        "alarm",
        sa.Column("id", INT, nullable=False),
        sa.Column("run_id", INT, nullable=False),
        sa.Column("host", TEXT, nullable=False),
        sa.Column("list_id", INT),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("grave", INT, nullable=False),
        sa.Column("detail", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_alarm_run_id")),
        sa.ForeignKeyConstraint(["list_id"], ["document.id"], name=op.f("fk_alarm_list_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarm")),
    )
    op.create_index(op.f("ix_alarm_run_id"), "alarm", ["run_id"])


def _search() -> None:
    op.create_table(
        "search_entry",
        sa.Column("id", INT, autoincrement=False, nullable=False),
        sa.Column("document_id", INT, nullable=False),
        sa.Column("version_id", INT, nullable=False),
        sa.Column("files", TEXT),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_search_entry_document_id")),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name=op.f("fk_search_entry_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
        sa.UniqueConstraint("document_id", name=op.f("uq_search_entry_document_id")),
        sa.UniqueConstraint("version_id", name=op.f("uq_search_entry_version_id")),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE article_fts USING fts5(title, source, body, files, content='', tokenize='unicode61 remove_diacritics 0')"
        )
        op.execute("INSERT INTO article_fts (article_fts, rank) VALUES ('rank', 'bm25(10.0, 1.0, 1.0, 1.0)')")

"""The ten public views of CONTRACT.md and two beside them, in plain SQL that SQLite and PostgreSQL both run.

``migrate`` drops them before a migration and creates them after it, in its transaction. A changed view still needs a revision (an
empty one will do), so that an archive made earlier is known to need ``scrapy upgrade``.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from archiver.store.vocabulary import COUNTS


@dataclass(frozen=True, slots=True)
class View:
    """One view: its columns in the contract's order, and the SELECT that gives them in that order."""

    columns: tuple[str, ...]
    select: str

    @classmethod
    def of(cls, columns: str, rest: str) -> View:
        """*columns* are ``table.column`` or ``expression AS name``, separated by semicolons."""
        terms = [term.strip() for term in columns.split(";")]
        names = tuple(term.rpartition(" AS ")[2].rpartition(".")[2] for term in terms)
        pairs = (f"{term.rpartition(' AS ')[0] or term} AS {name}" for term, name in zip(terms, names, strict=True))
        return cls(names, f"SELECT {', '.join(pairs)} {rest}")


# The one day that the URL of the original gives, as the repost's reading noted it; two different ones give none.
_URL_DAY = """(SELECT CASE WHEN MIN(u.day_number) = MAX(u.day_number) THEN MIN(u.day_number) END FROM date_shown u
  WHERE u.version_id = rv.id AND u.kind = 'url' AND u.precision <> 'month' AND u.precision <> 'year')"""

# Who posted a text first: the earliest day, an original before a repost of that day.
_FIRST = "PARTITION BY m.cluster_id ORDER BY v.day_number IS NULL, v.day_number, d.role = 'repost', d.id"

VIEWS: dict[str, View] = {
    "articles": View.of(
        "d.id; d.url; d.role; d.site; d.host; COALESCE(v.section, d.section) AS section; v.title; v.published_on; v.published_at;"
        "v.published_basis; v.author; v.author_raw; v.editor; v.source; v.source_raw; v.source_code; v.original_url; v.body;"
        "v.body_chars; v.image_count; v.number AS version; (SELECT COUNT(*) FROM version a WHERE a.document_id = d.id) AS versions;"
        "d.state; d.first_seen_at; d.last_seen_at; v.capture_id; v.sha256",
        # COALESCE keeps SQLite from starting at the index of roles, which narrows nothing: the day or the source of the question do
        "FROM document d JOIN version v ON v.id = d.latest_version_id WHERE COALESCE(d.role, '') IN ('repost', 'original')",
    ),
    "pairs": View.of(
        "r.id AS repost_id; p.original_id; r.url AS repost_url; p.original_url; o.state AS original_state; p.rule;"
        "rv.title AS repost_title; ov.title AS original_title; rv.published_on AS repost_published_on;"
        "ov.published_on AS original_published_on;"
        f"CASE WHEN p.id IS NOT NULL THEN rv.day_number - COALESCE(ov.day_number, {_URL_DAY}) END AS lag_days;"
        "p.title_similarity; p.text_similarity; p.fidelity; p.source_matches",
        "FROM document r JOIN version rv ON rv.id = r.latest_version_id LEFT JOIN pair p ON p.repost_id = r.id "
        "LEFT JOIN document o ON o.id = p.original_id LEFT JOIN version ov ON ov.id = o.latest_version_id WHERE r.role = 'repost'",
    ),
    "dates": View.of(
        "s.document_id; v.number AS version; s.kind; s.raw; s.date_on; s.date_at; s.precision; s.rule; s.conflict",
        "FROM date_shown s JOIN version v ON v.id = s.version_id",
    ),
    "people": View.of(
        "p.document_id; v.number AS version; p.name; p.role; p.raw",
        "FROM person p JOIN version v ON v.id = p.version_id",
    ),
    "captures": View.of(
        "c.id; c.document_id; c.run_id; c.url; c.final_url; c.fetched_at; c.status; c.content_type; c.charset; c.verdict; c.bytes;"
        "c.sha256; c.warc_file; c.warc_offset; c.warc_length; c.record_id",
        "FROM capture c",
    ),
    "states": View.of("s.document_id; s.at; s.state; s.since_at; s.until_at; s.capture_id; s.note", "FROM state_change s"),
    "organisations": View.of("o.id; o.name; o.kind; o.level; o.code; o.parent_id; o.hosts; o.aliases", "FROM organisation o"),
    "sites": View.of(
        "s.id; s.host; s.name; s.organisation_id; s.template; s.expected; s.read; s.seen; s.last_success_at",
        "FROM site s",
    ),
    "runs": View.of(
        "r.id; r.spider; r.arguments; r.started_at; r.finished_at; r.outcome; r.exit_status; r.requests; r.captures; r.new_versions;"
        "r.errors; r.bytes",
        "FROM run r",
    ),
    "failures": View.of("f.run_id; f.document_id; f.url; f.at; f.stage; f.reason; f.detail", "FROM failure f"),
}

# Beside the contract's ten: what came of comparing each pair, and which articles are one text.
VIEWS |= {
    "comparisons": View.of(
        "p.repost_id; p.original_id; p.rule; p.score; rv.number AS repost_version; ov.number AS original_version;"
        "rv.capture_id AS repost_capture_id; ov.capture_id AS original_capture_id;"
        "CASE WHEN p.title_similarity IS NOT NULL THEN CASE WHEN p.title_similarity < 1 THEN 1 ELSE 0 END END AS retitled;"
        "CASE WHEN rv.author IS NULL AND ov.author IS NOT NULL THEN 1 ELSE 0 END AS author_lost;"
        + ";".join(f"p.{name}" for name in (*COUNTS, "summary")),
        "FROM pair p JOIN version rv ON rv.id = p.repost_version_id JOIN version ov ON ov.id = p.original_version_id "
        "WHERE p.fidelity IS NOT NULL",
    ),
    "clusters": View.of(
        "m.cluster_id; m.document_id; d.url; d.role; d.host; v.title; v.published_on;"
        f"CASE WHEN ROW_NUMBER() OVER ({_FIRST}) = 1 THEN 1 ELSE 0 END AS first_poster;"
        "COUNT(*) OVER (PARTITION BY m.cluster_id) AS members",
        "FROM cluster_member m JOIN document d ON d.id = m.document_id JOIN version v ON v.id = d.latest_version_id",
    ),
}

# Full text, where the database is SQLite: ``words MATCH zh_query('…')``, newest or best first (see ``search``).
SEARCH = View.of(
    "e.document_id; f.article_fts AS words; f.rowid AS newest; f.rank AS best",
    "FROM article_fts f JOIN search_entry e ON e.id = f.rowid JOIN document d ON d.id = e.document_id WHERE d.state <> 'suppressed'",
)


def create_views(conn: Connection) -> None:
    """Create all views; none may exist."""
    for name, view in _views_of(conn).items():
        conn.exec_driver_sql(f"CREATE VIEW {name} AS {view.select}")


def drop_views(conn: Connection) -> None:
    """Drop those of the views that exist."""
    for name in _views_of(conn):
        conn.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")


def _views_of(conn: Connection) -> dict[str, View]:
    return VIEWS | {"search": SEARCH} if conn.dialect.name == "sqlite" else VIEWS

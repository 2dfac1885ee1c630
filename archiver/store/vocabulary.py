"""The words that columns are restricted to, as CONTRACT.md lists them under "Views"."""

from __future__ import annotations

STATES = ("lead", "live", "moved", "gone", "blocked", "unreachable", "refused", "suppressed")
VERDICTS = (
    *("article", "list", "other", "challenge", "blocked", "soft_404", "gone", "redirected_home", "wrong_type"),
    *("requires_render", "truncated", "unreadable", "revisit", "asset"),
)
BASES = ("label", "meta", "list", "url", "body")
DATE_KINDS = ("published", "portal", "url", "meta", "list", "http", "signed", "event")
PRECISIONS = ("minute", "second", "day", "month", "year")
PERSON_ROLES = ("author", "reporter", "correspondent", "photographer", "editor", "reviewer")
FIDELITIES = ("verbatim", "retitled", "abridged", "extended", "rewritten", "unrelated")
ASSET_STATES = ("wanted", "kept", "failed", "refused")  # failed: asked again when due, if ever
# What a comparison counts: findings by kind, letters of the original dropped, added or changed, sentences moved.
COUNTS = ("numbers", "dates", "names", "posts", "quotations", "headings", "dropped", "added", "changed", "moved")

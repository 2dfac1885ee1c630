"""What is compared: a title and its paragraphs, as shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One version of an article. ``paragraphs`` are the shown strings in their order; nothing is normalised yet."""

    title: str
    paragraphs: tuple[str, ...]

    @classmethod
    def of(cls, title: str | None, body: str) -> Text:
        """The text whose body holds one paragraph a line; lines of white space alone are no paragraphs."""
        return cls(title or "", tuple(line.strip() for line in body.splitlines() if line.strip()))

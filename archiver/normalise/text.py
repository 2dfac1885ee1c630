"""The forms of text: as stored (``clean``), as compared (``fold``), as a title (``tidy_title``). Pure and total."""

from __future__ import annotations

import re
import unicodedata

# What no stored text may hold: NUL and other C0 and C1 controls but blanks, lone surrogates, noncharacters; and what cannot be seen:
# soft hyphens, zero-width characters, marks and overrides of writing direction (they also turn a terminal's line around).
_REMOVED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_BLANKS = re.compile(r"\s+")  # U+00A0, U+3000, U+2000–200A, U+202F, line ends too
# Normalising sorts the marks on one letter in quadratic time; UAX #15 (Stream-Safe Text Format) finds 30 enough for every language.
_MARKS_ALLOWED = 30
_MAYBE_MARKS = re.compile(r"[^\w\s\x00-\x7f]{31,}")

_VARIANTS = str.maketrans(
    {
        **dict.fromkeys("“”„‟〝〞「」『』″", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−─━﹣", "-"),
        **dict.fromkeys("•・‧∙⋅●", "·"),
        **dict.fromkeys("【〔〖［", "["),
        **dict.fromkeys("】〕〗］", "]"),
        **dict.fromkeys("〈《«‹", "<"),
        **dict.fromkeys("〉》»›", ">"),
        **dict.fromkeys("○◯", "〇"),
        **dict.fromkeys("丨∣￨│", "|"),
        **dict.fromkeys("〜∼", "~"),
        "。": ".",
        "、": ",",
    }
)

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_BULLETS = " ·•●■◆▪★☆►▶>＞»|丨"
_DIVIDERS = " |丨_—–-"
_LISTED_DATE = re.compile(r"\s*[\[(（【]\s*(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?\s*[\])）】]\Z")


def clean(text: str) -> str:
    """The normal form of stored text: NFC, nothing unseen or unstorable, each run of blanks (line ends too) one blank, none at the ends.

    Idempotent. Removed: C0 and C1 controls, lone surrogates, noncharacters, soft hyphens, zero-width and direction characters, byte order
    marks, combining marks past the thirtieth on one letter.
    """
    kept = _MAYBE_MARKS.sub(_without_excess, _REMOVED.sub("", text))
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", kept)).strip()


def _without_excess(run: re.Match[str]) -> str:
    """*run* with at most ``_MARKS_ALLOWED`` combining marks in a row."""
    kept, marks = [], 0
    for char in run[0]:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MARKS_ALLOWED:
            kept.append(char)
    return "".join(kept)


def fold(text: str) -> str:
    """The form for comparing: NFKC, no blanks at all, variants of quotes, dashes, dots, brackets and bars made one.

    Idempotent. Case is kept.
    """
    compatible = unicodedata.normalize("NFKC", clean(text)).translate(_VARIANTS)
    # Again, since a blank that NFKC sets apart may leave a mark that now joins the letter before it.
    return unicodedata.normalize("NFKC", _BLANKS.sub("", _REMOVED.sub("", compatible)))


def tidy_title(text: str) -> str:
    """A title as a person would write it: clean, without remains of tags, a list's bullet before it, or its date or a divider after it."""
    title = clean(_TAG.sub("", text)).lstrip(_BULLETS).rstrip(_DIVIDERS)
    return _LISTED_DATE.sub("", title).rstrip(_DIVIDERS)

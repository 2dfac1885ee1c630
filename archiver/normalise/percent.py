"""Percent-encoding brought to one form, as far as two spellings can be told to name the same thing."""

from __future__ import annotations

_HEX = frozenset("0123456789abcdefABCDEF")
_NEVER = frozenset(map(chr, (*range(0x21), 0x7F)))


def unescaped(text: str, *, keep: str) -> str:
    """*text* with escapes undone, repeatedly (``%2561`` is ``a``), but for those of *keep*, of controls, blanks and non-ASCII bytes.

    What stays escaped is written in upper case; a bare ``%`` becomes ``%25``. One pass: each character is looked at once and each escape
    undone once, so the time is linear however deep the nesting.
    """
    if "%" not in text:
        return text
    kept = _NEVER.union(keep)
    out: list[str] = []  # single characters, and whole escapes that stay
    for char in text:
        out.append(char)
        while len(out) >= 3 and out[-3] == "%" and out[-2] in _HEX and out[-1] in _HEX:
            code = int(out[-2] + out[-1], 16)
            stays = code >= 0x80 or chr(code) in kept
            out[-3:] = [f"%{code:02X}" if stays else chr(code)]
    return "".join("%25" if char == "%" else char for char in out)

"""What of a shown title is the title: without 原标题, marks for pictures, and the site's name behind it."""

from __future__ import annotations

import re

from archiver.compare.fold import fold, letters

_LEAD = re.compile(r"^\s*(?:原标题|原题|标题)\s*[:：]\s*")
_PICTURES = re.compile(r"[(（\[【〔]\s*(?:组图|图文|多图|图|视频|图解|附图)\s*[)）\]】〕]")
_SITE = r"[㐀-鿿A-Za-z0-9]{0,20}(?:网|网站|检察院|频道|门户|在线|日报|官网)"
# A site's name stands behind _ | or a plain hyphen; behind —— stands a subtitle, which belongs to the title (FACTS.md §8, trap 3).
_SUFFIX = re.compile(rf"\s*(?:[_|｜丨]|-{{1,2}})\s*(?:[㐀-鿿]{{2,8}}[_|-])?{_SITE}\s*$")
_KICKER = re.compile(r"^\s*(?:[【\[〔][^】\]〕]{1,12}[】\]〕]|[^|｜丨]{1,10}[|｜丨])\s*(?=\S)")
_SUBTITLE = re.compile(r"--|[—―─]")
_SHORTEST = 6  # letters; a shorter part of a title is not taken for it
LONGEST = 1_000  # characters; what follows in a longer string is no title, and must not cost the square of its length


def title_core(shown: str) -> str:
    """The title as shown, without what a site puts around it. Kickers and subtitles stay: a reader sees them."""
    core = _PICTURES.sub("", _LEAD.sub("", shown.strip()))
    return _SUFFIX.sub("", core).strip() or shown.strip()


def title_words(shown: str) -> str:
    """Letters and digits of the title, at most ``LONGEST``: two titles of equal words are the same title."""
    return letters(fold(title_core(shown[:LONGEST])))


def title_parts(shown: str) -> tuple[str, ...]:
    """The words of the main line alone, where a kicker or a subtitle stands around it: what an editor may have cut down to."""
    core = title_core(shown[:LONGEST])
    main = _KICKER.sub("", core)
    parts = (main, _SUBTITLE.split(main, maxsplit=1)[0])
    words = (letters(fold(part)) for part in parts if part != core)
    return tuple(dict.fromkeys(word for word in words if len(word) >= _SHORTEST))

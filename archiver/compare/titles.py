"""What of a shown title is the title: without 原标题, marks for pictures, and the site's name behind it."""

from __future__ import annotations

import re

from archiver.compare.fold import fold, letters, visible

_LEAD = re.compile(r"^(?:原标题|原题|标题):")
_PICTURES = re.compile(r"[(\[【〔](?:组图|图文|多图|图|视频|图解|附图)[)\]】〕]")
# A site's name stands behind _ | or a plain hyphen, perhaps after a section; behind —— stands a subtitle, which belongs to the title
# (FACTS.md §8, trap 3). What begins like a sentence is no name.
_SITE = r"(?!走进|来自|聚焦|探访|访|记)[㐀-鿿A-Za-z0-9]{0,20}(?:网|网站|检察院|频道|门户|在线|日报|官网)"
_SUFFIX = re.compile(rf"(?:[_|丨]|-{{1,2}})(?:[㐀-鿿]{{2,8}}[_|-])?{_SITE}$")
_KICKER = re.compile(r"^(?:[【\[〔][^】\]〕]{1,12}[】\]〕]|[^|丨]{1,10}[|丨])(?=.)")
_SUBTITLE = re.compile(r"--|[—―─]")
_SHORTEST = 6  # letters; a shorter part of a title is not taken for it
LONGEST = 1_000  # characters; what follows in a longer string is no title, and must not cost the square of its length


def title_words(shown: str) -> str:
    """Letters and digits of the title, at most ``LONGEST``: two titles of equal words are the same title."""
    return letters(fold(_core(shown)))


def title_parts(shown: str) -> tuple[str, ...]:
    """The words of the main line alone, where a kicker or a subtitle stands around it: what an editor may have cut down to."""
    core = _core(shown)
    main = _KICKER.sub("", core)
    parts = (main, _SUBTITLE.split(main, maxsplit=1)[0])
    words = (letters(fold(part)) for part in parts if part != core)
    return tuple(dict.fromkeys(word for word in words if len(word) >= _SHORTEST))


def _core(shown: str) -> str:
    """The title without white space and without what a site puts around it. Kickers and subtitles stay: a reader sees them."""
    plain = visible(shown)[:LONGEST]
    core = _PICTURES.sub("", _LEAD.sub("", plain))
    return _SUFFIX.sub("", core) or plain

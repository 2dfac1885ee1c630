"""Names of persons: what is one, and which are in a string. In doubt a string holds none: a wrong person is worse than no person."""

from __future__ import annotations

import re

from archiver.normalise.name_lists import COMPOUND_SURNAMES, NEVER, NEVER_LAST, NOT_NAMES, SURNAMES, TRANSLITERATION

_HAN = re.compile(r"[\u3400-\u9fff]+")
_DOTTED = re.compile(r"[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8}){1,3}")
_MASKED = re.compile(r"某(?:[某甲乙丙丁]|)")
_DOTS = str.maketrans(dict.fromkeys("•・‧∙⋅", "·"))
_DIVIDERS = re.compile(r"[\s、,，;；/／|丨&＆()（）\[\]【】<>:：。.!！…“”\"'~—–-]+")
# 马青松_NBJS6921, 支全明 SF099: the number of an editor in his house.
_STAFF_NUMBER = re.compile(r"_[A-Za-z]{0,6}[0-9]{1,8}(?![0-9A-Za-z])|(?<=\s)[A-Z]{1,6}[0-9]{2,8}(?![0-9A-Za-z])")
_TITLED = re.compile(r"《[^《》]{1,40}》")
# 武汉大学历史学院郭伦: a unit and a name, glued.
_UNIT_THEN_NAME = re.compile(r"[\u3400-\u9fff]{2,30}(?:院|大学|局|委|报|社|电视台)([\u3400-\u9fff]{2,3})")


def is_name(token: str) -> bool:
    """True where *token*, one of ``tokens``, is a person's name.

    That is a family name and one or two characters, a compound family name, 张某, or a name written with · or with the characters that
    Mongolian, Uyghur and Tibetan names are written with.
    """
    if NEVER.intersection(token) or token in NOT_NAMES:
        return False
    if "·" in token:
        return bool(_DOTTED.fullmatch(token))
    if not _HAN.fullmatch(token) or not 2 <= len(token) <= 6:
        return False
    if "某" in token:
        return is_surname(token[: token.index("某")]) and bool(_MASKED.fullmatch(token, token.index("某")))
    if len(token) >= 3 and token[-1] in NEVER_LAST:
        return False
    if len(token) >= 3 and TRANSLITERATION.issuperset(token):
        return True
    if len(token) in (3, 4) and token[:2] in COMPOUND_SURNAMES:
        return True
    return len(token) <= 3 and token[0] in SURNAMES


def is_surname(text: str) -> bool:
    """True for a family name of one character or two."""
    return text in SURNAMES or text in COMPOUND_SURNAMES


def tokens(text: str) -> list[str]:
    """The words of a list of names, without staff numbers and titles of papers; ``张 三`` joined, ``张三和李四`` parted."""
    bare = _STAFF_NUMBER.sub(" ", _TITLED.sub(" ", text))
    words = [word.removesuffix("等") or word for word in _DIVIDERS.split(bare.translate(_DOTS)) if word]
    return [part for word in _joined(words) for part in _parted(word)]


def names_in(text: str) -> list[str]:
    """The names in a value that should be names; words that are none (units, places, pen names) are left out.

    Of a unit and a name that are glued (武汉大学历史学院郭伦) the name is taken.
    """
    glued = (found[1] if (found := _UNIT_THEN_NAME.fullmatch(token)) else token for token in tokens(text))
    return [token for token in glued if is_name(token)]


def _joined(words: list[str]) -> list[str]:
    """*words* with runs of single characters made names: 张 三 is one person, 张 三 李 四 are two, 欧阳 锋 is one."""
    out: list[str] = []
    run: list[str] = []
    for word in [*words, ""]:
        if len(word) == 1 and _HAN.fullmatch(word):
            run.append(word)
            continue
        out.extend(_run_of_singles(run, out))
        run = []
        if word:
            out.append(word)
    return out


def _run_of_singles(run: list[str], before: list[str]) -> list[str]:
    if len(run) == 1 and before and before[-1] in COMPOUND_SURNAMES:
        return [before.pop() + run[0]]
    if len(run) in (2, 3) and run[0] in SURNAMES:
        return ["".join(run)]
    if len(run) > 3 and len(run) % 2 == 0 and all(char in SURNAMES for char in run[::2]):
        return ["".join(run[at : at + 2]) for at in range(0, len(run), 2)]
    return run


def _parted(word: str) -> list[str]:
    """张三和李四 as two, where both are names and the whole is none."""
    for joint in "和与":
        left, found, right = word.partition(joint)
        if found and len(word) >= 5 and is_name(left) and is_name(right):
            return [left, right]
    return [word]

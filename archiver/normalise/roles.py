"""The words that say who did what (labels.tsv), and a string cut along them. Roles are those of the view ``people``."""

from __future__ import annotations

import re
from dataclasses import dataclass

ROLES = ("author", "reporter", "correspondent", "photographer", "editor", "reviewer")

_WORDS = {
    "author": "文章作者 作者 撰稿人 撰稿 撰文 执笔 供稿人 供稿 投稿人 来稿 采写 采访 整理 文字 文/图 图/文 文图 图文 文/摄影",
    "reporter": "记者 实习生",
    "correspondent": "通讯员",
    "photographer": "摄影报道 摄影 供图 图源 图片来源 图片提供 图片 拍摄",
    "editor": "本期编辑 责任编辑 值班编辑 版面编辑 网络编辑 网站编辑 本站编辑 实习编辑 责任编审 编辑 责编 美编 编审",
    "reviewer": "审核人 审核 初审 复审 终审 一审 二审 三审 一校 二校 三校 审签 签发 核稿 校对 监制 主编 总编 值班主任",
}
_ROLE_OF = {word: role for role, words in _WORDS.items() for word in words.split()}
_SHORT = {"文": "author", "图": "photographer", "摄": "photographer"}
# May stand behind the names they speak of: 褚亮 摄, 张三 文 李四 图.
_TRAILING = frozenset(("摄", "文", "图", "摄影", "供图", "摄影报道", "文/图", "图/文", "图文", "文图", "供稿", "撰稿", "整理", "采写"))

_LONGEST_FIRST = "|".join(sorted(map(re.escape, _ROLE_OF), key=len, reverse=True))
_OF_A_HOUSE = r"(?:本报|本网|本刊|本社|本台|特约|特派|见习|实习|全媒体|融媒体|首席|中级|高级)"
_ROLE_WORD = re.compile(
    rf"{_OF_A_HOUSE}*+(?P<word>{_LONGEST_FIRST}"
    # One character is a role only where it stands alone: 文/张三, 李四 图, 褚亮摄.
    r"|(?<![\u3400-\u9fff])[文图](?=[ :：/／]|\Z)|摄(?=[ ,，、)）\]】。/]|\Z))"
    r"(?P<colon>[ \u3000]{0,4}[:：/／][ \u3000]{0,4})?"
)


@dataclass(slots=True)
class Part:
    """A stretch of text, and the role it is under; ``word`` is None before the first role word."""

    role: str | None
    text: str
    word: str | None = None
    colon: bool = False


def role_of(label: str) -> str | None:
    """The role a label or role name stands for; None for 作者单位, 来源 and what else is no role of a person."""
    bare = label.strip(" \u3000:：[]【】()（）/…")
    if bare in ROLES:
        return bare
    if bare in _SHORT:
        return _SHORT[bare]
    found = _ROLE_WORD.fullmatch(bare)
    return _ROLE_OF.get(found["word"]) if found else None


def parts(text: str, role: str | None = None) -> list[Part]:
    """*text* cut before each role word. What stands before the first one is under *role*; a trailing word takes what stands before it."""
    found = [Part(role, "")]
    at = 0
    for match in _ROLE_WORD.finditer(text):
        found[-1].text = text[at : match.start()]
        at = match.end()
        word = match["word"]
        found.append(Part(_role_of_word(word), "", word, bool(match["colon"])))
    found[-1].text = text[at:]
    return _trailing_resolved(found)


def _role_of_word(word: str) -> str:
    return _ROLE_OF.get(word) or _SHORT[word]


def _trailing_resolved(found: list[Part]) -> list[Part]:
    """From the end: a trailing word with nothing of its own behind it gives its role to the part before it."""
    free = [not part.text.strip(" \u3000)）]】。,，、;；/") for part in found]
    for at in range(len(found) - 1, 0, -1):
        part, before = found[at], found[at - 1]
        if free[at] and part.word in _TRAILING and not part.colon and not free[at - 1]:
            before.role = _role_of_word(part.word or "")
            free[at - 1] = True  # what it held is spoken for, so its own word looks before it too
    return found

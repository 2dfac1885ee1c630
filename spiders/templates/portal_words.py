"""The words by which a portal's page is read, and the trail of crumbs."""

from __future__ import annotations

import re

from archiver.reading.flow import Flow

CRUMB = re.compile(
    r"[\[【]?(?:您?当前所在|[您你]?(?:当前|现在|所在)?的?(?:所在)?位置|当前栏目|首页\s?[>＞»›]|网站首页\s?[>＞»›])\s?[\]】]?\s?[:：]?"
)
ORIGINAL = re.compile(
    r"(?:(?:原文|来源|转载)(?:链接|地址|网址)|原文来源|文章转载至|链接地址|(?<![\u4e00-\u9fff])原文)\s?[:：]|^(?:点击)?(?:阅读|查看)原文$|^原文(?:链接|地址|网址)(?=\s|$)"
)
DISCLAIMER = re.compile(r"[\[【（(]\s?(?:免责|版权|特别|郑重)?声明\s?[\]】）)]|(?:免责|版权|特别|郑重)声明\s?[:：]|(?:免责|版权)声明$")
GLUED_LINK = re.compile(r"(?:原文|来源|转载)(?:链接|地址|网址)\s?[:：]\s?(?=https?://|www\.)")
GLUED = re.compile(r"[\[【]\s?(?:免责|版权|特别|郑重)声明\s?[\]】]")  # a mark of its own anywhere in a line
FOOT = re.compile(
    r"版权所有|Copyright|©|ICP备|公网安备|^(?:上|下)一[篇条](?:\s?[:：]|$)|网站地图|^主办(?:单位)?[:：]|违法和不良信息举报|"
    r"^(?:相关|推荐|热门)(?:文章|新闻|阅读|链接|资讯)\s?[:：]?$|^延伸阅读"
)

_LABEL_ONLY = re.compile(rf"{CRUMB.pattern}$")
_SEPARATOR = re.compile(r"\s*(?:>>?|＞|»|›|→|/|\||｜|—>|->|\\|》)\s*|\s{2,}")
_HOME = re.compile(r"(?:网站|本站|返回)?首\s?页|主页|反腐调研网|Home", re.IGNORECASE)
_PAGE = re.compile(r"正文|内容|详情|详细内容|文章(?:内容|详情)?|查看|浏览|信息内容")
_LONGEST = 30  # characters of a section's name
_MOST_LINES = 8  # a trail whose crumbs stand on lines of their own


def crumbs(flow: Flow, at: int, title: str) -> list[str]:
    """The names in the trail that starts in line *at*, outermost first, without home page, 正文 and the article's own *title*."""
    text = CRUMB.sub("", flow.lines[at].text, count=1).strip()
    if text and not flow.lines[at].text.startswith(("首页", "网站首页")):
        return _names([text], title)
    if text:
        return _names([flow.lines[at].text], title)
    following = []
    for line in flow.lines[at + 1 : at + 1 + _MOST_LINES]:
        if len(line.text) > _LONGEST or line.heading or line.text == title:
            break
        following.append(line.text)
        if not (line.linked or _SEPARATOR.fullmatch(line.text) or _HOME.search(line.text)):
            break  # the last crumb is where one is: no link
    return _names(following, title)


def _names(texts: list[str], title: str) -> list[str]:
    names = [part.strip(" :：·") for text in texts for part in _SEPARATOR.split(text)]
    return [name for name in names if name and not _HOME.fullmatch(name) and not _PAGE.fullmatch(name) and not _is_title(name, title)]


def _is_title(name: str, title: str) -> bool:
    start = name.rstrip("….")
    return len(name) > _LONGEST or (bool(title) and (name == title or (len(start) >= 6 and title.startswith(start))))

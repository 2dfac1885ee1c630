"""The portal's lists: five sections, each with addresses, rows and a pager of its own form."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tests.web.article import Article
from tests.web.cms import Column
from tests.web.cms.base import path

#: Section by key; a section's address need not look like one, nor like that of its second page.
SECTIONS = (
    Column("fz", "反腐法制"),
    Column("yw", "反腐要闻"),
    Column("jc", "检察动态"),
    Column("lz", "廉政建设"),
    Column("aj", "案件通报"),
)
ADDRESSES = {
    "fz": ("/list/3.html", "/list/3_{page}.html"),
    "yw": ("/yaowen/", "/yaowen/?page={page}"),
    "jc": ("/a/105.html", "/a/105.html?page={page}"),
    "lz": ("/list.asp?id=6", "/list.asp?id=6&page={page}"),
    "aj": ("/anjian/index.html", "/anjian/index_{page}.html"),
}
ROWS = {
    "fz": '<li><a href="{url}" title="{title}">{short}</a> <span class="date">{day}</span></li>',
    "yw": '<tr><td>[{day}]</td><td><a href="{url}" title="{title}">{short}</a></td></tr>',
    "jc": '<p>· <a href="{url}">{title}</a> ({day})</p>',
    "lz": '<dt><a href="{url}" title="{title}"><font color="#003366">{short}</font></a></dt><dd>发布时间：{day}　点击：{views}</dd>',
    "aj": '<div class="item"><i>{short_day}</i><a href="{url}" title="{title}">{short}</a></div>',
}
FRAMES = {"fz": "<ul>{}</ul>", "yw": "<table>{}</table>", "jc": "<div>{}</div>", "lz": "<dl>{}</dl>", "aj": '<div class="items">{}</div>'}


def list_path(key: str, page: int) -> str:
    """The address of page *page* of a section."""
    first, further = ADDRESSES[key]
    return first if page == 1 else further.format(page=page)


def rows(key: str, articles: Sequence[Article]) -> str:
    """The rows of one page in the section's own form; ``{views}`` is filled in as the page is served."""
    made = []
    for article in articles:
        short = article.title if len(article.title) <= 22 else article.title[:20] + "…"
        words = {"title": escape(article.title), "short": escape(short), "views": "{views}"}
        made.append(ROWS[key].format(url=path(article), day=f"{article.day:%Y-%m-%d}", short_day=f"{article.day:%m-%d}", **words))
    return FRAMES[key].format("\n".join(made))


def pager(key: str, page: int, pages: int) -> str:
    """The section's pager; nothing on a list of one page in two of the forms."""
    if key in ("fz", "jc"):
        return _full(key, page, pages)
    if key == "yw":
        return _cells(key, page, pages)
    return _sentence(key, page, pages) if pages > 1 else ""


def _link(key: str, page: int, text: str) -> str:
    return f'<a href="{escape(list_path(key, page))}">{text}</a>'


def _full(key: str, page: int, pages: int) -> str:
    """首页 上一页 1 2 3 下一页 尾页; what leads nowhere is bare text."""
    numbers = [f"<b>{n}</b>" if n == page else _link(key, n, str(n)) for n in range(1, pages + 1)]
    before = _link(key, page - 1, "上一页") if page > 1 else "上一页"
    after = _link(key, page + 1, "下一页") if page < pages else "下一页"
    return f'<div class="pages">{" ".join((_link(key, 1, "首页"), before, *numbers, after, _link(key, pages, "尾页")))}</div>'


def _cells(key: str, page: int, pages: int) -> str:
    """A table row; on the last page 下一页 leads to the page itself."""
    numbers = "".join(f"<td>{_link(key, n, f'[{n}]')}</td>" for n in range(1, pages + 1))
    following = _link(key, min(page + 1, pages), "下一页")
    return f"<table><tr><td>{_link(key, 1, '首页')}</td>{numbers}<td>{following}</td><td>{_link(key, pages, '尾页')}</td></tr></table>"


def _sentence(key: str, page: int, pages: int) -> str:
    """第1页/共3页 with arrows."""
    before = _link(key, page - 1, "&lt;上一页") if page > 1 else ""
    after = _link(key, page + 1, "下一页&gt;") if page < pages else ""
    return f"<p>第{page}页/共{pages}页 每页20条 {_link(key, 1, '首页')} {before} {after} {_link(key, pages, '尾页')}</p>"

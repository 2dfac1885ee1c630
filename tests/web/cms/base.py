"""What every family of pages shares: the facts of a host, a column, and how a body is laid out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape

from tests.web.answer import Manners
from tests.web.article import Article
from tests.web.organs import ORGANS, Organ


@dataclass(frozen=True, slots=True)
class Column:
    """A section of a site: its folder (or number) in addresses and its name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """The facts of one site. ``charset`` is that of the bytes, ``declared`` what the page says (None: nothing)."""

    host: str
    organ_name: str
    family: str
    columns: tuple[Column, ...]
    charset: str = "utf-8"
    declared: str | None = "utf-8"
    manners: Manners = field(default_factory=Manners)
    robots: str | None = "User-agent: *\nAllow: /\n"  # None: 404
    first_number: int = 1000
    quirks: frozenset[str] = frozenset()

    @property
    def organ(self) -> Organ:
        """The owner of the host."""
        return ORGANS[self.organ_name]

    @property
    def base(self) -> str:
        """The address of the home page."""
        return f"http://{self.host}/"

    def column(self, key: str) -> Column:
        """The column of this key. Raises StopIteration for one it does not have."""
        return next(column for column in self.columns if column.key == key)


class Family(ABC):
    """One family: its address forms and its HTML. ``shows`` says which optional fields its label line has."""

    name: str
    shows: frozenset[str] = frozenset()  # author | clock | editor
    per_page: int = 20

    @abstractmethod
    def article_path(self, column: Column, day: date, number: int) -> str:
        """Where an article lives, from the root."""

    @abstractmethod
    def list_path(self, column: Column, page: int, pages: int) -> str:
        """Where page *page* (1 …) of *pages* of a column lives."""

    @abstractmethod
    def article(self, host: Host, article: Article, views: int) -> str:
        """The page of an article."""

    @abstractmethod
    def listing(self, host: Host, column: Column, rows: Sequence[Article], page: int, pages: int) -> str:
        """One page of a column."""

    def asset(self, article: Article, file: str) -> str:
        """The address of a picture or attachment as the page writes it."""
        return f"/uploadfile/{article.day:%Y/%m%d}/{file}"

    def home(self, host: Host, newest: Sequence[Article]) -> str:
        """The home page: columns and the newest articles."""
        links = "".join(
            f'<li><a href="{self.list_path(column, 1, 1)}">{escape(column.name)}</a></li>' for column in host.columns
        )  # fmt: skip
        news = "".join(f'<li><a href="{path(a)}">{escape(a.title)}</a><span>{a.day:%m-%d}</span></li>' for a in newest)
        body = f'<div class="nav"><ul>{links}</ul></div><div class="news"><h2>最新动态</h2><ul>{news}</ul></div>{footer(host)}'
        return document(host, host.organ.name, body)

    def body(self, article: Article, indent: str = "　　", tag: str = "p") -> str:
        """Paragraphs with their pictures before them, attachments at the end."""
        parts: list[str] = []
        for index, text in enumerate(article.paragraphs):
            parts += [f"<{tag}>{self._picture(article, n)}</{tag}>" for n, at in enumerate(article.images) if at == index]
            parts.append(f"<{tag}>{indent}{escape(text, quote=False)}</{tag}>")
        return "\n".join(parts) + self._pager(article)

    def _pager(self, article: Article) -> str:
        """The pages of an article that stands on several, as editors' pagers have them: numbers, and 下一页 but for the last."""
        numbers = [number for number in range(1, article.sheets + 1) if article.sheets > 1 and number != article.sheet]
        links = [(str(number), number) for number in numbers] + [("下一页", number) for number in numbers if number == article.sheet + 1]
        shown = "".join(f'<a href="{article.sheet_url(number).rsplit("/", 1)[1]}">{text}</a> ' for text, number in links)
        return f'\n<div class="page">{shown}</div>' if shown else ""

    def attachments(self, article: Article) -> str:
        """The block of attachments below the text, or nothing."""
        links = "".join(f'<li><a href="{self.asset(article, a.file)}">{escape(a.name)}</a></li>' for a in article.attachments)
        return f'<div class="fujian">附件：<ul>{links}</ul></div>' if links else ""

    def _picture(self, article: Article, index: int) -> str:
        file = article.picture(index)
        return f'<img src="{self.asset(article, file)}" oldsrc="{file}" style="border-width:0" alt="">'


def path(article: Article) -> str:
    """The address of an article from the root of its host."""
    return article.url.split(article.host, 1)[1]


def document(host: Host, title: str, body: str, head: str = "") -> str:
    """A whole page. The charset is declared as the host does it: rightly, wrongly or not at all."""
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={host.declared}">\n' if host.declared else ""
    return f"<!DOCTYPE html>\n<html><head>\n{meta}<title>{escape(title)}</title>\n{head}</head>\n<body>\n{body}\n</body></html>\n"


def footer(host: Host) -> str:
    """Who runs the site."""
    name = host.organ.name
    return f'<div class="footer"><p>版权所有：{name}　技术支持：演示科技有限公司</p><p>网站标识码：0000000000　联系我们　网站地图</p></div>'


def rows_html(rows: Sequence[Article], form: str = '<li><a href="{url}" title="{title}">{short}</a><span>{day}</span></li>') -> str:
    """List rows; a long title is cut with … in the text and whole in @title."""
    made = []
    for row in rows:
        short = row.title if len(row.title) <= 24 else row.title[:22] + "…"
        made.append(form.format(url=path(row), title=escape(row.title), short=escape(short), day=f"{row.day:%Y-%m-%d}"))
    return "\n".join(made)

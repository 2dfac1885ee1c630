"""The portal as a family of pages: articles in their skins, lists, home page, site map, pages that are no articles."""

# ruff: noqa: E501 - markup and Chinese text read better unbroken
from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from tests.web.answer import Manners
from tests.web.article import Article
from tests.web.cms import Column, Family, Host
from tests.web.cms.base import path
from tests.web.portal import lists
from tests.web.portal.layout import DISCLAIMER, PAGES, WELCOME, Link, PortalPage
from tests.web.portal.skins import SKINS, charset
from tests.web.site import Route, Site

PORTAL = Host(
    host="www.ffdy.org.cn", organ_name="反腐调研网", family="portal", columns=lists.SECTIONS, first_number=12001,
    manners=Manners(validators="both", gzip=True), robots="User-agent: *\nDisallow: /admin/\nDisallow: /member/\n",
)  # fmt: skip
#: Numbers of the pages that are no articles: they live among the articles.
PAGE_NUMBERS = dict(zip(PAGES, (101, 102, 103, 104, 107, 106), strict=True))
PAGE_TEXTS = {
    "项目网站简介": ("反腐调研网是一个收集整理公开政务信息的示范项目。", "项目由演示公司维护,自2009年起上线,内容每日更新。"),
    "本网概况": ("本网设有五个栏目,分别关注法制、要闻、检察、廉政与案件。", "编辑部由六名工作人员组成,办公地点在北京市西城区。"),
    "会员服务": ("注册会员可以订阅栏目更新、提交线索、参与问卷。", "会员资格免费,有效期为2023年1月1日起的三年。"),
    "联系我们": ("通讯地址:北京市西城区演示胡同1号 邮编:100000", "联系电话: 010-00000000 电子邮箱: contact@ffdy.invalid"),
    "免责声明": ("凡本网注明来源的稿件均为转载,目的在于传递更多信息。", "著作权人如有异议,请于30日内与本网联系,本网将及时更正或者删除。"),
}


def page_path(number: int) -> str:
    """Articles and other pages alike."""
    return f"/a/{number}.html"


NAV = tuple(Link(lists.list_path(column.key, 1), column.name) for column in lists.SECTIONS)
PAGE_LINKS = tuple(Link(page_path(PAGE_NUMBERS[name]), name) for name in PAGES)


class PortalFamily(Family):
    """Addresses and lists; ``article`` lays an article in its skin."""

    name = "portal"
    shows = frozenset({"author"})

    def article_path(self, column: Column, day: date, number: int) -> str:
        return page_path(number)

    def list_path(self, column: Column, page: int, pages: int) -> str:
        return lists.list_path(column.key, page)

    def article(self, host: Host, article: Article, views: int) -> str:
        return SKINS[article.skin](self.page(host, article, views, ()))

    def page(self, host: Host, article: Article, views: int, neighbours: Sequence[Link]) -> PortalPage:
        """What the article's page says."""
        column = host.column(article.column)
        pictures = {at: index for index, at in enumerate(article.images)}
        body: list[str | Link] = []
        for index, text in enumerate(article.paragraphs):
            if index in pictures:
                body.append(Link(self.asset(article, article.picture(pictures[index])), ""))
            body.append(text)
        return PortalPage(
            section=column.name, section_url=escape(lists.list_path(column.key, 1)), title=article.title, body=body, colon=article.colon,
            labels=[(name, value.replace("{views}", str(views))) for name, value in self.labels(article)],
            original=article.link_raw, original_form=article.link_form, original_name=article.source.name if article.source else "原文",
            nav=NAV, pages=PAGE_LINKS, neighbours=neighbours,
        )  # fmt: skip

    def labels(self, article: Article) -> list[tuple[str, str]]:
        """时间, 作者, 来源 (in an order of the article's own), then the others; a None author has no label at all."""
        named = [("时间", f"{article.day:%Y-%m-%d}"), ("作者", article.author_raw), ("来源", article.source_raw)]
        if article.number % 5 == 3:
            named = [named[0], named[2], named[1]]
        return [*((label, value) for label, value in named if value is not None), *article.extra_labels]

    def listing(self, host: Host, column: Column, rows: Sequence[Article], page: int, pages: int) -> str:
        return self.frame(column.name, lists.rows(column.key, rows) + lists.pager(column.key, page, pages))

    def frame(self, name: str, inner: str) -> str:
        """A page of the portal that is no article."""
        nav = " ".join(f'<a href="{escape(link.url)}">{link.text}</a>' for link in NAV)
        shell = PortalPage(section=name, title=name, labels=(), body=(), pages=PAGE_LINKS)
        footer = "".join(f"<p>{line}</p>" for line in shell.footer_lines())
        crumb = f'<div>当前所在: <a href="/">网站首页</a>&gt; {name}</div>' if name else ""
        return (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{name or "首页"}-反腐调研网</title></head><body>\n<div>{WELCOME} 今天是{{clock}}</div>'
            f'<div class="nav"><a href="/">网站首页</a> {nav}</div>\n{crumb}\n{inner}\n<div class="footer">{footer}</div></body></html>'
        )

    def home(self, host: Host, newest: Sequence[Article]) -> str:
        blocks = []
        for column in host.columns:
            rows = [article for article in newest if article.column == column.key][:6]
            items = "".join(f'<li><a href="{path(a)}">{escape(a.title)}</a><em>{a.day:%m-%d}</em></li>' for a in rows)
            more = f'<a href="{escape(lists.list_path(column.key, 1))}">更多</a>'
            blocks.append(f'<div class="block"><h3>{column.name}{more}</h3><ul>{items}</ul></div>')
        return self.frame("", "\n".join(blocks))

    def sitemap(self, host: Host) -> str:
        """网站地图: every section and every page."""
        items = "".join(f'<li><a href="{escape(link.url)}">{link.text}</a></li>' for link in (*NAV, *PAGE_LINKS))
        return self.frame("网站地图", f"<h1>网站地图</h1><ul>{items}</ul>")

    def about(self, name: str) -> str:
        """A page that is no article: a heading and paragraphs, but no label line."""
        text = "".join(f"<p>　　{line}</p>" for line in PAGE_TEXTS[name])
        return self.frame(name, f"<h1>{name}</h1>\n<div>{text}<p>{DISCLAIMER if name == '免责声明' else ''}</p></div>")


class PortalSite(Site):
    """The portal: a site whose pages differ in charset, with a site map and pages that are no articles."""

    family: PortalFamily

    def __init__(self) -> None:
        super().__init__(PORTAL, PortalFamily())

    def charset_of(self, article: Article) -> str:
        return charset(article.skin)

    def render(self, article: Article) -> str:
        page = self.family.page(self.host, article, self.views + article.number % 900, self._neighbours(article))
        return self._renamed(SKINS[article.skin](page))

    def _neighbours(self, article: Article) -> list[Link]:
        """上一篇 and 下一篇: the articles posted before and after, where they are still there."""
        near = [other for other in self.articles if abs(other.number - article.number) == 1 and other.removed is None]
        return [Link(path(other), other.title) for other in sorted(near, key=lambda other: other.number)]

    def _all_routes(self) -> Iterable[tuple[str, Route]]:
        yield "/", Route("home", self._renamed(self.family.home(self.host, self.listed)), title="反腐调研网")
        for name, number in PAGE_NUMBERS.items():
            kind = "sitemap" if name == "网站地图" else "page"
            html = self.family.sitemap(self.host) if kind == "sitemap" else self.family.about(name)
            yield page_path(number), Route(kind, self._renamed(html), title=name)
        yield from self._column_routes()

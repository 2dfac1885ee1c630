"""TRS WCM, the procuratorates' shared platform, in two skins (FACTS.md §2; the label line is that of §0)."""

# ruff: noqa: E501 - markup and Chinese text read better unbroken
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from tests.web.article import Article
from tests.web.cms.base import Column, Family, Host, document, footer, rows_html


class Trs(Family):
    """Addresses of the platform; the skins differ in their HTML."""

    shows = frozenset({"author"})

    def article_path(self, column: Column, day: date, number: int) -> str:
        return f"/{column.key}/{day:%Y%m}/t{day:%Y%m%d}_{number}.shtml"

    def list_path(self, column: Column, page: int, pages: int) -> str:
        return f"/{column.key}/index.shtml" if page == 1 else f"/{column.key}/index_{page - 1}.shtml"

    def asset(self, article: Article, file: str) -> str:
        return f"./{file}"

    def crumb(self, host: Host, column: Column) -> str:
        """您的位置, as the platform writes it."""
        home = f'<a href="{host.base}">首页</a>'
        return f'您的位置：{home}&gt;<a href="/{column.key}/">{column.name}</a>'


class TrsBlue(Trs):
    """The skin of nm: h1.arttitle, one label line closed by the font-size widget, #fontzoom around .TRS_Editor."""

    name = "trs_blue"

    def article(self, host: Host, article: Article, views: int) -> str:
        column = host.column(article.column)
        line = f"时间：{article.day:%Y-%m-%d}&nbsp;&nbsp;作者：{article.author_raw or ''}&nbsp;&nbsp;新闻来源：{article.source_raw or ''}"
        body = (
            f'<div class="top"><span>今天是<script>document.write(new Date().toLocaleDateString())</script></span></div>\n'
            f'<div class="wz">{self.crumb(host, column)}</div>\n<div class="detail">\n<h1 class="arttitle">{escape(article.title)}</h1>\n'
            f'<div class="info">{line}&nbsp;&nbsp;【字号：<a href="#">大</a> | <a href="#">中</a> | <a href="#">小</a>】</div>\n'
            f'<div id="fontzoom"><div class="TRS_Editor">\n{self.body(article)}\n</div></div>\n{self.attachments(article)}\n</div>\n'
            f"{footer(host)}\n<!-- 页面生成时间 2024-01-09 13:23:34 --><!-- 浏览 {views} -->"
        )
        return document(host, f"{article.title}_{column.name}_{host.organ.name}", body)

    def listing(self, host: Host, column: Column, rows: Sequence[Article], page: int, pages: int) -> str:
        pager = f'<script>createPageHTML({pages}, {page - 1}, "index", "shtml");</script>'
        body = f'<div class="wz">{self.crumb(host, column)}</div>\n<ul class="list">\n{rows_html(rows)}\n</ul>\n<div class="page">{pager}</div>'
        return document(host, f"{column.name}_{host.organ.name}", body + footer(host))


class TrsTable(Trs):
    """The older skin: tables, the labels in cells of one row, .Custom_UnionStyle, countPage in the pager."""

    name = "trs_table"
    shows = frozenset({"author", "editor"})

    def article(self, host: Host, article: Article, views: int) -> str:
        column = host.column(article.column)
        editor = f'<tr><td align="right">责任编辑：{article.editor}</td></tr>' if article.editor else ""
        body = (
            f'<table width="980" align="center"><tr><td class="dqwz">{self.crumb(host, column)}</td></tr></table>\n'
            f'<table width="900" align="center"><tr><td class="title1" align="center">{escape(article.title)}</td></tr>\n'
            f'<tr><td align="center" class="h12">发布时间:{article.day:%Y-%m-%d}　　作者:{article.author_raw or ""}　　'
            f"新闻来源:{article.source_raw or ''}　　浏览次数:<span>{views}</span></td></tr>\n"
            f'<tr><td class="content"><div class="Custom_UnionStyle">\n{self.body(article)}\n</div>{self.attachments(article)}</td></tr>\n'
            f'{editor}<tr><td><a href="javascript:window.close()">关闭窗口</a></td></tr></table>\n{footer(host)}'
        )
        return document(host, f"{host.organ.name}-{article.title}", body)

    def listing(self, host: Host, column: Column, rows: Sequence[Article], page: int, pages: int) -> str:
        form = '<tr><td><a class="b16" href="{url}" title="{title}">{short}</a></td><td><span class="h12">[{day}]</span></td></tr>'
        pager = f"<script>var currentPage = {page - 1}; var countPage = {pages}; document.write('共'+countPage+'页');</script>"
        body = f"{self.crumb(host, column)}\n<table>\n{rows_html(rows, form)}\n</table>\n{pager}{footer(host)}"
        return document(host, f"{host.organ.name}-{column.name}", body)

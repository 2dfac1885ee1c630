"""JEECMS (Shanghai): .jhtml."""

# ruff: noqa: E501 - markup and Chinese text read better unbroken
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from tests.web.article import Article
from tests.web.cms.base import Column, Family, Host, document, footer, rows_html


class Jeecms(Family):
    """h1, one line of labels with the time to the second, .content."""

    name = "jeecms"
    shows = frozenset({"author", "clock"})

    def article_path(self, column: Column, day: date, number: int) -> str:
        return f"/{column.key}/{number}.jhtml"

    def list_path(self, column: Column, page: int, pages: int) -> str:
        return f"/{column.key}/index.jhtml" if page == 1 else f"/{column.key}/index_{page}.jhtml"

    def asset(self, article: Article, file: str) -> str:
        return f"/u/cms/www/{article.day:%Y%m}/{file}"

    def article(self, host: Host, article: Article, views: int) -> str:
        column = host.column(article.column)
        body = (
            f'<div class="weizhi">您现在的位置：<a href="/">首页</a> - <a href="/{column.key}/index.jhtml">{column.name}</a></div>\n'
            f'<div class="article-main"><h1>{escape(article.title)}</h1>\n<div class="msgbar">发布时间: {article.day:%Y-%m-%d} {article.clock}:00 '
            f"&nbsp; 来源: {article.source_raw or ''} &nbsp; 作者: {article.author_raw or ''} &nbsp; 浏览: {views}</div>\n"
            f'<div class="content">\n{self.body(article, indent="&emsp;&emsp;")}\n</div>{self.attachments(article)}</div>\n{footer(host)}'
        )
        return document(host, f"{article.title} - {host.organ.name}", body)

    def listing(self, host: Host, column: Column, rows: Sequence[Article], page: int, pages: int) -> str:
        form = '<dd><span class="time">{day}</span><a href="{url}" title="{title}">{short}</a></dd>'
        following = f'<a href="{self.list_path(column, page + 1, pages)}">下一页</a>' if page < pages else ""
        body = f"<dl>\n{rows_html(rows, form)}\n</dl>\n<div>共{pages}页 第{page}页 {following}</div>{footer(host)}"
        return document(host, f"{column.name} - {host.organ.name}", body)

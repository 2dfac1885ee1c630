"""Hanweb (Zhejiang): lists hidden in a <datastore> script, addresses with unpadded month and day."""

# ruff: noqa: E501 - markup and Chinese text read better unbroken
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from tests.web.article import Article
from tests.web.cms.base import Column, Family, Host, document, footer, rows_html


class Hanweb(Family):
    """Column keys are numbers. Page 2 … of a list is named by the <nextgroup> of the page before."""

    name = "hanweb"
    shows = frozenset({"author", "clock"})  # the clock in PubDate alone: the label line gives a day

    def article_path(self, column: Column, day: date, number: int) -> str:
        return f"/art/{day.year}/{day.month}/{day.day}/art_{column.key}_{number}.html"

    def list_path(self, column: Column, page: int, pages: int) -> str:
        first = f"/col/col{column.key}/index.html"
        return first if page == 1 else f"{first}?uid=380055&pageNum={page}"

    def asset(self, article: Article, file: str) -> str:
        if file.startswith("W0"):
            return f"/picture/0/{file}"
        return f"/module/download/downfile.jsp?classid=0&filename={file}"

    def article(self, host: Host, article: Article, views: int) -> str:
        column = host.column(article.column)
        author = f"<td>作者：{article.author_raw}</td>" if article.author_raw else ""
        head = (
            f'<meta name="ArticleTitle" content="{escape(article.title)}">\n<meta name="ColumnName" content="{column.name}">\n'
            f'<meta name="PubDate" content="{article.day:%Y-%m-%d} {article.clock}">\n<meta name="ContentSource" content="{article.source_raw or ""}">\n'
        )
        body = (
            f'<table class="dh"><tr><td>当前位置：<a href="/">首页</a>&gt;&gt;<a href="/col/col{column.key}/index.html">{column.name}</a></td></tr></table>\n'
            f'<table id="article"><tr><td class="title">{escape(article.title)}</td></tr>\n'
            f"<tr><td><table><tr><td>发布日期：{article.day:%Y-%m-%d} </td>{author}<td>来源："
            f"<!--<$[信息来源]>begin-->{article.source_raw or ''}<!--<$[信息来源]>end--></td>"
            f'<td>浏览次数：<script src="/module/visitcount/visit.jsp"></script></td></tr></table></td></tr>\n'
            f'<tr><td><div id="zoom" class="art_con"><!--<$[信息内容]>begin-->{self.body(article)}<!--<$[信息内容]>end--></div>'
            f"{self.attachments(article)}</td></tr></table>\n{footer(host)}"
        )
        return document(host, f"{host.organ.name} {column.name} {article.title}", body, head)

    def listing(self, host: Host, column: Column, rows: Sequence[Article], page: int, pages: int) -> str:
        form = '<record><![CDATA[<li><a href="{url}" title="{title}">{short}</a><b>{day}</b></li>]]></record>'
        following = escape(self.list_path(column, page + 1, pages)) if page < pages else ""
        store = (
            f"<datastore>\n<nextgroup><![CDATA[{following}]]></nextgroup>\n"
            f"<recordset>\n{rows_html(rows, form)}\n</recordset>\n<totalPage>{pages}</totalPage></datastore>"
        )
        body = f'<div class="list" id="380055"><script type="text/xml">{store}</script></div>{footer(host)}'
        return document(host, f"{host.organ.name} {column.name}", body)

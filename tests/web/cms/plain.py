"""A site of nobody's CMS: addresses with a query, no classes worth a selector, labels in lines of their own."""

# ruff: noqa: E501 - markup and Chinese text read better unbroken
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from tests.web.article import Article
from tests.web.cms.base import Column, Family, Host, document, footer, rows_html


class Plain(Family):
    """Labels stand in cells before the text, 责编 after it; the paragraphs are <div>s."""

    name = "plain"
    shows = frozenset({"author", "clock", "editor"})

    def article_path(self, column: Column, day: date, number: int) -> str:
        return f"/{column.key}/article.html?id={number}"

    def list_path(self, column: Column, page: int, pages: int) -> str:
        return f"/{column.key}/list.html" + (f"?p={page}" if page > 1 else "")

    def article(self, host: Host, article: Article, views: int) -> str:
        column = host.column(article.column)
        editor = f"<div>责编：{article.editor}</div>" if article.editor else ""
        body = (
            f"<div><a href='/'>首页</a> &gt;&gt; <a href='{self.list_path(column, 1, 1)}'>{column.name}</a></div>\n"
            f"<div style='text-align:center;font-size:22px'><b>{escape(article.title)}</b></div>\n"
            f"<table><tr><td>发布时间：</td><td>{article.day:%Y/%m/%d} {article.clock}</td><td>稿件来源：</td><td>{article.source_raw or ''}</td>"
            f"<td>撰稿：</td><td>{article.author_raw or ''}</td><td>点击量：</td><td>{views}</td></tr></table>\n"
            f"<div>\n{self.body(article, tag='div')}\n</div>{self.attachments(article)}{editor}\n{footer(host)}"
        )
        return document(host, article.title, body)

    def listing(self, host: Host, column: Column, rows: Sequence[Article], page: int, pages: int) -> str:
        form = "<p>{day} <a href='{url}' title='{title}'>{short}</a></p>"
        following = f"<a href='{self.list_path(column, page + 1, pages)}'>&gt;</a>" if page < pages else ""
        return document(host, column.name, f"{rows_html(rows, form)}\n<p>{page}/{pages} {following}</p>{footer(host)}")

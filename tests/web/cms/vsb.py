"""VSB Webber (Gansu counties): .v_news_content, and list pages numbered backwards."""

# ruff: noqa: E501 - markup and Chinese text read better unbroken
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from tests.web.article import Article
from tests.web.cms.base import Column, Family, Host, document, footer, rows_html


class Vsb(Family):
    """A column key is ``xwdt.1001``: the name of its file and the number of its tree."""

    name = "vsb"
    shows = frozenset({"author", "editor"})

    def article_path(self, column: Column, day: date, number: int) -> str:
        return f"/info/{column.key.split('.')[1]}/{number}.htm"

    def list_path(self, column: Column, page: int, pages: int) -> str:
        base = column.key.split(".")[0]
        return f"/{base}.htm" if page == 1 else f"/{base}/{pages - page + 1}.htm"

    def asset(self, article: Article, file: str) -> str:
        return f"/__local/A/1C/{article.number:04X}/{file}"

    def article(self, host: Host, article: Article, views: int) -> str:
        column = host.column(article.column)
        day = f"{article.day.year}年{article.day.month:02d}月{article.day.day:02d}日"
        body = (
            f'<div class="mianbao">当前位置: <a href="/index.htm">网站首页</a> &gt; <a href="{self.list_path(column, 1, 1)}">{column.name}</a></div>\n'
            f'<form name="_newscontent_fromname"><div class="main_art"><h1>{escape(article.title)}</h1>\n'
            f'<div class="xinxi"><span>发布时间：{day}</span> <span>来源：{article.source_raw or ""}</span> <span>作者：{article.author_raw or ""}</span> '
            f'<span>点击：<span id="dynclicks">{views}</span></span></div>\n'
            f'<div id="vsb_content_2"><div class="v_news_content">\n{self.body(article)}\n</div></div>{self.attachments(article)}\n'
            f'<p class="bianji">编辑：{article.editor or ""}</p>\n<p>上一条：<a>没有了</a></p></div></form>\n{footer(host)}'
        )
        head = '<script src="/system/resource/js/counter.js"></script>\n'
        return document(host, f"{article.title}-{host.organ.name}", body, head)

    def listing(self, host: Host, column: Column, rows: Sequence[Article], page: int, pages: int) -> str:
        form = '<li><a href="{url}" title="{title}">{short}</a><span class="date">{day}</span></li>'
        following = f'<a href="{self.list_path(column, page + 1, pages)}">下页</a>' if page < pages else "下页"
        body = (
            f'<div class="list"><ul>\n{rows_html(rows, form)}\n</ul></div>\n<div class="pb_sys_common">共{len(rows)}条 {page}/{pages} {following}</div>'
            f'<script>_simple_list_gotopage_fun({pages},"u5_goto",2)</script>{footer(host)}'
        )
        return document(host, f"{column.name}-{host.organ.name}", body)

"""Provincial sites that print the state's page labels (FACTS.md §1), with the traps seen in them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tests.web.article import Article
from tests.web.cms.base import Column, Host, document, footer, rows_html
from tests.web.cms.trs import Trs


class GovMeta(Trs):
    """Quirks of a host: ``month_for_minutes`` (two blanks in PubDate), ``content_first``, ``no_pubdate``, ``no_article_title``."""

    name = "gov_meta"
    shows = frozenset({"clock", "editor"})

    def article(self, host: Host, article: Article, views: int) -> str:
        column = host.column(article.column)
        body = (
            f'<div class="position">您当前的位置：<a href="/">首页</a> &gt; <a href="/{column.key}/">{column.name}</a></div>\n'
            f'<h2 class="sp_title">{escape(article.title)}</h2>\n'
            f'<div class="sp_time"><font>时间：{article.day:%Y-%m-%d} {article.clock}</font> <font>来源：{article.source_raw or ""}</font> '
            f"<font>字号：<a>默认</a> <a>大</a> <a>超大</a></font> <font>浏览量：{views}</font></div>\n"
            f'<div class="article" id="zoom">\n{self.body(article, indent="", tag="p")}\n</div>{self.attachments(article)}\n'
            f'<div class="edit">责任编辑：{article.editor or ""}</div>\n{footer(host)}'
        )
        return document(host, f"{host.organ.name} {column.name} {article.title}", body, self._labels(host, column, article))

    def _labels(self, host: Host, column: Column, article: Article) -> str:
        stamp = f"{article.day:%Y-%m-%d} {article.clock} "
        if "month_for_minutes" in host.quirks and article.clock:
            stamp = f"{article.day:%Y-%m-%d}  {article.clock[:2]}:{article.day:%m} "
        if "no_pubdate" in host.quirks:
            stamp = " "
        tags = {
            "SiteName": host.organ.name,
            "SiteDomain": host.host,
            "SiteIDCode": "0000000000",
            "ColumnName": column.name,
            "ColumnType": column.name,
            "ArticleTitle": "" if "no_article_title" in host.quirks else article.title,
            "PubDate": stamp,
            "ContentSource": article.source_raw or "",
            "Keywords": " ",
            "Author": article.editor or "",
        }
        form = '<meta content="{1}" name="{0}"/>\n' if "content_first" in host.quirks else '<meta name="{0}" content="{1}">\n'
        return "".join(form.format(name, escape(value)) for name, value in tags.items())

    def listing(self, host: Host, column: Column, rows: Sequence[Article], page: int, pages: int) -> str:
        pager = f"<script>createPageHTML('page_div',{pages}, {page},'index','shtml',{len(rows)});</script>"
        head = f'<meta name="SiteName" content="{host.organ.name}">\n<meta name="ColumnName" content="{column.name}">\n'
        body = f'<ul class="newslist">\n{rows_html(rows)}\n</ul><div id="page_div">{pager}</div>{footer(host)}'
        return document(host, f"{host.organ.name} {column.name}", body, head)

"""The main site of the Supreme People's Procuratorate: TRS with templates of its own."""

# ruff: noqa: E501 - markup and Chinese text read better unbroken
from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tests.web.article import Article
from tests.web.cms.base import Column, Host, document, footer, rows_html
from tests.web.cms.trs import Trs


class Spp(Trs):
    """div.detail_tit, div.detail_extend1.fl, #fontzoom; the second list page is index_1.shtml, said by the pager alone."""

    name = "spp"
    shows = frozenset({"clock", "editor"})

    def article(self, host: Host, article: Article, views: int) -> str:
        column = host.column(article.column)
        editor = f'<div class="detail_extend2">[责任编辑: {article.editor}]</div>' if article.editor else ""
        body = (
            f'<div class="BreadcrumbNav">当前位置：<a href="/spp/">首页</a> &gt; <a href="/{column.key}/">{column.name}</a></div>\n'
            f'<div class="detail"><div class="detail_tit">{escape(article.title)}</div>\n'
            f'<div class="detail_extend"><div class="detail_extend1 fl">时间：{article.day:%Y-%m-%d} {article.clock}　来源：{article.source_raw or ""}</div>'
            f'<div class="fr">字体：<a>大</a> <a>中</a> <a>小</a></div></div>\n'
            f'<div class="detail_con" id="fontzoom">\n{self.body(article)}\n</div>{self.attachments(article)}\n{editor}</div>\n'
            f'<div class="share">分享到：<a>微信</a><a>微博</a></div>{footer(host)}<!-- {views} -->'
        )
        return document(host, f"{article.title}_中华人民共和国{host.organ.name}", body)

    def listing(self, host: Host, column: Column, rows: Sequence[Article], page: int, pages: int) -> str:
        following = f'<a href="index_{page}.shtml">下一页</a>' if page < pages else ""
        body = (
            f'<div class="commonList_con"><ul class="li_line">\n{rows_html(rows)}\n</ul></div>\n'
            f'<div class="pages">第{page}页/共{pages}页 {following}</div>{footer(host)}'
        )
        return document(host, f"{column.name}_{host.organ.name}", body)

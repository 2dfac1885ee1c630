"""The skins of the portal's article pages: the same words in seven quite different structures."""

# ruff: noqa: E501 - markup and Chinese text read better unbroken
from __future__ import annotations

from collections.abc import Callable
from html import escape

from tests.web.portal.layout import PortalPage, picture

Skin = Callable[[PortalPage], str]


def _paragraphs(page: PortalPage, opened: str, closed: str, indent: str = "") -> str:
    parts = [indent + escape(part, quote=False) if isinstance(part, str) else picture(part) for part in page.body]
    return "\n".join(f"{opened}{part}{closed}" for part in parts)


def modern(page: PortalPage) -> str:
    """div and class, a heading, one line of labels, paragraphs."""
    footer = "".join(f"<p>{line}</p>" for line in page.footer_lines())
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{escape(page.title)}-反腐调研网</title></head><body>
<div class="header"><div class="welcome">{page.welcome}</div><div class="nav">{page.nav_html()}</div></div>
<div class="crumb">当前所在: <a href="/">网站首页</a>&gt; <a href="{page.section_url}">{page.section}</a></div>
<div class="article-box"><h1 class="article-title">{escape(page.title)}</h1>
<div class="article-meta">{" ".join(page.label_texts())}</div>
<div class="article-content">
{_paragraphs(page, "<p>", "</p>", "　　")}
</div>
<div class="article-link">{page.original_html()}</div>
<div class="statement">{page.disclaimer}</div><div class="near">{page.neighbour_html()}</div></div>
<div class="footer">{footer}</div></body></html>"""


def tables(page: PortalPage) -> str:
    """Nested tables without one class; paragraphs parted by empty ones."""
    labels = "".join(f"<td>{text}</td>" for text in page.label_texts())
    footer = "".join(f'<tr><td align="center">{line}</td></tr>' for line in page.footer_lines())
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>反腐调研网 {page.section} {escape(page.title)}</title></head>
<body><table width="1000" align="center"><tr><td>{page.welcome}</td><td>{page.nav_html()}</td></tr></table>
<table width="1000" align="center"><tr><td>
<table width="100%"><tr><td>当前所在: <a href="/">网站首页</a>&gt; <a href="{page.section_url}">{page.section}</a></td></tr></table>
<table width="100%"><tr><td align="center"><font size="5"><b>{escape(page.title)}</b></font></td></tr>
<tr><td align="center"><table><tr>{labels}</tr></table></td></tr>
<tr><td>
{_paragraphs(page, "<p>&nbsp;&nbsp;", "</p><p>&nbsp;&nbsp;</p>")}
</td></tr><tr><td>{page.original_html()}</td></tr><tr><td>{page.disclaimer}</td></tr><tr><td>{page.neighbour_html()}</td></tr></table>
</td></tr></table><table width="1000" align="center">{footer}</table></body></html>"""


def breaks(page: PortalPage) -> str:
    """One cell in which everything is text between <br>s."""
    body = "<br>\n<br>\n".join(("　　" + escape(part, quote=False)) if isinstance(part, str) else picture(part) for part in page.body)
    footer = "<br>".join(page.footer_lines())
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{escape(page.title)}</title></head>
<body><center>{page.welcome}<br>{page.nav_html()}</center>
<table border="0" width="960" align="center"><tr><td valign="top">
当前所在: <a href="/">网站首页</a>&gt; <a href="{page.section_url}">{page.section}</a><br><br>
<b>{escape(page.title)}</b><br><br>
{"　".join(page.label_texts())}<br><br>
{body}<br><br>
{page.original_html()}<br>
{page.disclaimer}<br><br>{page.neighbour_html()}
</td></tr></table>
<center>{footer}</center></body></html>"""


def definitions(page: PortalPage) -> str:
    """A definition list: title in the dt, labels and text in dds."""
    labels = "".join(f"<li>{text}</li>" for text in page.label_texts())
    footer = "".join(f"<li>{line}</li>" for line in page.footer_lines())
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(page.title)} - {page.section} - 反腐调研网</title></head><body>
<p id="hello">{page.welcome}</p><p id="menu">{page.nav_html()}</p><p id="where">当前所在: <a href="/">网站首页</a>&gt; <a href="{page.section_url}">{page.section}</a></p>
<dl><dt>{escape(page.title)}</dt><dd><ul>{labels}</ul></dd>
{_paragraphs(page, "<dd>", "</dd>", "　　")}
<dd>{page.original_html()}</dd><dd>{page.disclaimer}</dd></dl><p>{page.neighbour_html()}</p><ul id="foot">{footer}</ul></body></html>"""


def sections(page: PortalPage) -> str:
    """article, header and section; label and value in spans of their own."""
    spans = "".join(f"<span>{name}{page.colon}</span><span>{escape(value)}</span> " for name, value in page.labels)
    footer = "".join(f"<p>{line}</p>" for line in page.footer_lines())
    return f"""<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(page.title)}_反腐调研网</title></head><body>
<header><strong>{page.welcome}</strong><nav>{page.nav_html()}</nav></header><main>
<nav><span>当前所在:</span> <a href="/">网站首页</a><i>&gt;</i> <a href="{page.section_url}">{page.section}</a></nav>
<article><header><h2>{escape(page.title)}</h2><p>{spans}</p></header>
<section>
{_paragraphs(page, "<p>", "</p>")}
</section><section>{page.original_html()}</section></article><aside>{page.disclaimer}</aside><nav>{page.neighbour_html()}</nav></main>
<footer>{footer}</footer></body></html>"""


def old(page: PortalPage) -> str:
    """A page of the nineties in gb2312: upper case, unquoted attributes, paragraphs that nobody closes."""
    footer = "<BR>".join(page.footer_lines())
    return f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gb2312"><TITLE>{escape(page.title)}</TITLE></HEAD>
<BODY BGCOLOR=#FFFFFF><FONT COLOR=red>{page.welcome}</FONT><HR>{page.nav_html()}<HR>
<P>当前所在: <A HREF="/">网站首页</A>&gt; <A HREF="{page.section_url}">{page.section}</A>
<CENTER><FONT SIZE=4><B>{escape(page.title)}</B></FONT></CENTER>
<CENTER>{"&nbsp;".join(page.label_texts())}</CENTER>
{_paragraphs(page, "<P>", "", "　　")}
<P>{page.original_html()}
<P>{page.disclaimer}
<P>{page.neighbour_html()}
<HR><CENTER>{footer}</CENTER></BODY></HTML>"""


def labels_after(page: PortalPage) -> str:
    """Text first; the labels stand below it, before 原文链接."""
    labels = " | ".join(page.label_texts())
    footer = "".join(f"<div>{line}</div>" for line in page.footer_lines())
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{page.section}：{escape(page.title)}</title></head><body>
<div id="hd">{page.welcome} <span>{page.nav_html()}</span></div><div id="bd"><div id="pos">当前所在: <a href="/">网站首页</a>&gt; <a href="{page.section_url}">{page.section}</a></div>
<h3>{escape(page.title)}</h3>
<div id="txt">
{_paragraphs(page, "<div>　　", "</div>")}
</div><div id="info">{labels}</div><div id="yw">{page.original_html()}</div><div id="sm">{page.disclaimer}</div><div>{page.neighbour_html()}</div></div>
<div id="ft">{footer}</div></body></html>"""


SKINS: dict[str, Skin] = {
    "modern": modern, "tables": tables, "breaks": breaks, "definitions": definitions, "sections": sections, "old": old, "labels_after": labels_after,
}  # fmt: skip


def charset(skin: str) -> str:
    """The charset of the bytes of a skin."""
    return "gb18030" if skin == "old" else "utf-8"

"""Skins that the replica does not have: the same words of a portal's page in still other structures and orders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """What the page says. ``labels`` in the order of the page; an empty value stays empty."""

    title: str
    section: str
    labels: Sequence[tuple[str, str]]
    body: Sequence[str]
    original: str
    disclaimer: str
    foot: Sequence[str]


NAV = "<a href='/'>网站首页</a> <a href='/l/1'>反腐法制</a> <a href='/l/2'>反腐要闻</a> <a href='/l/3'>检察动态</a>"
SIDE = "".join(f"<li><a href='/a/{n}.html'>热点：某地检察机关召开第{n}次会议研究部署工作</a></li>" for n in range(8))


def _foot(words: Words, tag: str) -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in words.foot)


def pairs_in_cells(words: Words) -> str:
    """Label and value in cells of their own, a side column between head and text, the trail as a list."""
    cells = "".join(f"<td>{name}</td><td>{value}</td>" for name, value in words.labels)
    text = "".join(f"<p>&emsp;&emsp;{part}</p>" for part in words.body)
    return f"""<html><head><title>{words.title}</title></head><body><div>{NAV}</div>
<ol class=breadcrumb><li>当前所在:</li><li><a href=/>网站首页</a></li><li><a href=/l/1>{words.section}</a></li></ol>
<h1>{words.title}</h1><table><tr>{cells}</tr></table><ul class=side>{SIDE}</ul><div>{text}</div>
<table><tr><td>原文链接</td><td><a href="{words.original}">{words.original}</a></td></tr></table>
<p>{words.disclaimer}</p>{_foot(words, "p")}</body></html>"""


def pairs_in_list(words: Words) -> str:
    """A definition list of labels (dt) and values (dd) below the text, the link above it, the trail below the title."""
    pairs = "".join(f"<dt>{name}:</dt><dd>{value}</dd>" for name, value in words.labels)
    text = "<br><br>".join(words.body)
    return f"""<html><head><title>反腐调研网_{words.section}_{words.title}</title></head><body><div>{NAV}</div>
<h2>{words.title}</h2><p>当前所在: <a href=/>网站首页</a> &gt; <a href=/l/1>{words.section}</a> &gt; 正文</p>
<p>原文链接：{words.original}</p><div class=t>{text}</div><dl>{pairs}</dl>
<p>【字号：大 中 小】 【打印】 【关闭】</p><div>{words.disclaimer}</div>{_foot(words, "div")}</body></html>"""


def labels_before_title(words: Words) -> str:
    """Everything in spans and divs, labels above the title, full-width colons, no <title> to speak of, the trail names the title."""
    spans = "".join(f"<span>{name}：<em>{value}</em></span>" for name, value in words.labels)
    text = "".join(f"<div><span>{part}</span></div>" for part in words.body)
    return f"""<html><head><title>反腐调研网</title></head><body><div>欢迎访问 反腐调研网!</div><div>{NAV}</div>
<div>当前所在：<a href=/>网站首页</a> » <a href=/l/1>{words.section}</a> » {words.title[:12]}…</div>
<div>{spans}</div><h1>{words.title}</h1>{text}
<div>原文链接：<a href="{words.original}" target=_blank>点击查看</a></div>
<div>{words.disclaimer}</div>{_foot(words, "div")}</body></html>"""


def divs_of_divs(words: Words) -> str:
    """Label and value as blocks on lines of their own; the link's text goes on behind the address; sidebar first."""
    pairs = "".join(f"<div><div>{name}:</div><div>{value}</div></div>" for name, value in words.labels)
    text = "".join(f"<p>{part}</p><p>&nbsp;</p>" for part in words.body)
    return f"""<html><head><title>{words.title} - 反腐调研网</title></head><body><aside><h4>热点</h4><ul>{SIDE}</ul></aside><nav>{NAV}</nav>
<main><div>当前所在: <a href=/>网站首页</a>&gt; {words.section}</div><div class=h>{words.title}</div>{pairs}
<article>{text}</article><div>原文链接:{words.original}，转载请注明。</div></main>
<div>{words.disclaimer}</div>{_foot(words, "div")}</body></html>"""


def one_pre(words: Words) -> str:
    """Plain text between <br>s, as the saved text of the seed itself."""
    labels = " ".join(f"{name}:{value}" for name, value in words.labels)
    lines = ["欢迎访问 反腐调研网!", f"当前所在: 网站首页&gt; {words.section}", words.title, labels, *words.body]
    lines += [f"原文链接:{words.original}", words.disclaimer, "项目网站简介 本网概况 会员服务 联系我们 网站地图 免责声明", *words.foot]
    return "<html><body>" + "<br>\n<br>\n".join(lines) + "</body></html>"


def all_inline(words: Words) -> str:
    """The end of the text, 原文链接 and the disclaimer in one line, parted by nothing but spans."""
    text = "".join(f"<p>{part}</p>" for part in words.body[:-1])
    end = f"<span>{words.body[-1]}</span><span>原文链接:{words.original}</span><span>{words.disclaimer}</span>"
    labels = " ".join(f"{name}:{value}" for name, value in words.labels)
    return f"""<html><head><title>{words.title}_反腐调研网</title></head><body><div>{NAV}</div>
<div>当前所在: <a href=/>网站首页</a>&gt; {words.section}</div><h1>{words.title}</h1><div>{labels}</div>
{text}<div>{end}</div>{_foot(words, "p")}</body></html>"""


SKINS: dict[str, Callable[[Words], str]] = {
    skin.__name__: skin for skin in (pairs_in_cells, pairs_in_list, labels_before_title, divs_of_divs, one_pre, all_inline)
}

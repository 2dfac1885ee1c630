"""What a portal page says, whatever skin it wears, and the frame that all of them share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

WELCOME = "欢迎访问 反腐调研网!"
DISCLAIMER = (
    "[免责声明] 本页内容转自其他网站,只供学习研究之用,不作商业用途。著作权属于原作者,若有不妥之处,请于30日内与本网联系,我们会尽快处理。"
)
PAGES = ("项目网站简介", "本网概况", "会员服务", "联系我们", "网站地图", "免责声明")
FOOTER = (
    "政务信息互动平台",
    "本站部分信息由相应主体自行提供,真实性由提供者负责。反腐调研网 对此不作担保。",
    "北京演示网络技术有限公司主办--政务信息互动平台安全联盟站长平台",
    "反腐调研网 版权所有 Copyright © 2009-2020 ffdy.org.cn Inc All Rights Reserved",
    "京ICP备00000000号-1 京公网安备 11010200000000号",
    "联系电话: 010-00000000 13000000000 监督电话: 13100000000 违法和不良信息举报电话:010-00000000",
    "北京市西城区演示胡同1号",
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the frame."""

    url: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalPage:
    """The parts of an article page in their natural order. ``body`` holds paragraphs, and ``Link`` for a picture (its address)."""

    section: str
    title: str
    labels: Sequence[tuple[str, str]]
    body: Sequence[str | Link]
    section_url: str = "/"
    colon: str = ":"
    original: str | None = None  # the text after 原文链接
    original_form: str = "text"  # text | anchor | named
    original_name: str = ""
    disclaimer: str = DISCLAIMER
    welcome: str = WELCOME
    nav: Sequence[Link] = ()
    neighbours: Sequence[Link] = ()
    pages: Sequence[Link] = ()
    footer: Sequence[str] = field(default=FOOTER)

    def original_html(self) -> str:
        """The line 原文链接, as text, as a link, or as a link whose words are a name; nothing where the page names no original."""
        if self.original is None:
            return ""
        shown = escape(self.original, quote=False)
        if self.original_form == "anchor":
            shown = f'<a href="{escape(self.original)}" target="_blank">{shown}</a>'
        elif self.original_form == "named":
            shown = f'<a href="{escape(self.original)}" rel="nofollow">{escape(self.original_name)}</a>'
        return f"原文链接{self.colon}{shown}"

    def label_texts(self) -> list[str]:
        """``时间:2023-07-09`` … each label with its colon and value."""
        return [f"{name}{self.colon}{escape(value)}" for name, value in self.labels]

    def nav_html(self) -> str:
        """The sections, as the top of every page has them."""
        return " ".join(f'<a href="{link.url}">{escape(link.text)}</a>' for link in self.nav)

    def footer_lines(self) -> list[str]:
        """The links to the pages that are no articles, then the lines about company, ICP and telephones."""
        links = " ".join(f'<a href="{link.url}">{escape(link.text)}</a>' for link in self.pages)
        return [links or " ".join(PAGES), *(escape(line, quote=False) for line in self.footer)]

    def neighbour_html(self) -> str:
        """上一篇 and 下一篇."""
        names = ("上一篇", "下一篇")
        return "　".join(
            f'{name}：<a href="{link.url}">{escape(link.text)}</a>' for name, link in zip(names, self.neighbours, strict=False)
        )


def picture(link: Link) -> str:
    """The tag of a picture."""
    return f'<img src="{link.url}" alt="">'

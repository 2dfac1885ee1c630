"""Pages of our own making, one or more a family, after the shapes of FACTS.md §2, §4 and §8 and of domain/cms_families.tsv."""

# ruff: noqa: E501 - the pages are as their sites write them

from __future__ import annotations

from dataclasses import dataclass, field

TITLE = "某某市人民检察院召开公益诉讼检察工作推进会"
FIRST = "7月5日，某某市人民检察院召开公益诉讼检察工作推进会，总结上半年工作，部署下一阶段任务，全市两级院分管负责同志参加会议。"
SECOND = (
    "会议指出，要坚持依法履职、一体履职，聚焦生态环境和资源保护、食品药品安全等重点领域，办好群众身边的案件，以高质量办案服务保障地方发展。"
)
LAST = "会议要求，各基层院要强化线索摸排，健全协作机制，用好检察建议，切实把会议部署落到实处，推动工作再上新台阶。"
PARAGRAPHS = [FIRST, SECOND, LAST]
TEXT = "".join(f"<p>\u3000\u3000{paragraph}</p>" for paragraph in PARAGRAPHS)
NAV = "<div class='nav'><ul><li><a href='/'>首页</a></li><li><a href='/jwgk/'>检务公开</a></li><li><a href='/jcyw/'>检察要闻</a></li></ul></div>"
FOOT = "<div class='footer'>主办单位：某某市人民检察院 版权所有 ICP备12345678号 技术支持：正义网</div>"


@dataclass(frozen=True)
class Made:
    """A page and what a reader should find on it; None means nothing."""

    family: str
    url: str
    html: str
    date: str | None = "2023-07-06"
    source: str | None = "检察日报"
    author: str | None = None
    editor: str | None = None
    title: str = TITLE
    section: str | None = None
    paragraphs: list[str] = field(default_factory=lambda: list(PARAGRAPHS))
    images: list[str] = field(default_factory=list)
    files: list[tuple[str, str]] = field(default_factory=list)
    originals: list[str] = field(default_factory=list)
    people: list[tuple[str, str]] = field(default_factory=list)
    titles_alt: list[str] = field(default_factory=list)


def page(middle: str, *, title: str = f"{TITLE}_某某市人民检察院", head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}<title>{title}</title></head><body>{NAV}{middle}{FOOT}</body></html>"


JCY = "http://www.nm.jcy.gov.cn/xwzx/mtbd2/202307/t20230706_4799521.shtml"
TAGS = f"""<meta name="SiteName" content="某某市"><meta content="{TITLE}" name="ArticleTitle"><meta name='PubDate' content='2023-07-06 10:20 '>
<META NAME="ContentSource" CONTENT="检察日报"><meta name="Author" content="李编辑">"""

PAGES = {
    "jcy platform": Made(
        "trs_wcm", JCY,
        page(f"""<div class="wz">您的位置:<a href="/">首页</a>&gt;<a href="/xwzx/">新闻中心</a>&gt;<a href="/xwzx/mtbd2/">媒体报道</a></div>
<div class="time">今天是 <script>document.write(new Date())</script></div><div class="title">{TITLE}</div>
<div class="xx">时间：2023-07-06&nbsp;&nbsp;作者：于莹莹 陈旭&nbsp;&nbsp;新闻来源：检察日报&nbsp;&nbsp;【字号：<a>大</a> | <a>中</a> | <a>小</a>】</div>
<div id="fontzoom" class="TRS_Editor">{TEXT}<p><img src="./W020230706.jpg" oldsrc="W020230706.jpg"></p>
<p><a href="./P020230706.pdf" oldsrc="P020230706.pdf">附件：工作方案.pdf</a></p></div>"""),
        author="于莹莹 陈旭", section="媒体报道", images=["http://www.nm.jcy.gov.cn/xwzx/mtbd2/202307/W020230706.jpg"],
        paragraphs=[*PARAGRAPHS, "附件：工作方案.pdf"], files=[("http://www.nm.jcy.gov.cn/xwzx/mtbd2/202307/P020230706.pdf", "附件：工作方案.pdf")],
    ),
    "jcy platform, empty values": Made(
        "trs_wcm", JCY,
        page(f"""<h1>{TITLE}</h1><div>时间：2023-07-06  作者：  新闻来源： 【字号：| |</div><div class="content">{TEXT}</div>"""),
        source=None,
    ),
    "label and value in separate elements": Made(
        "trs_wcm", JCY,
        page(f"""<h2>{TITLE}</h2><dl class="info"><dt>发布时间：</dt><dd>2023-07-06</dd><dt>来源：</dt><dd>检察日报</dd><dt>作者：</dt><dd></dd></dl>
<div id="zoom">{TEXT}<p>（责任编辑：王小五）</p></div>"""),
        editor="王小五",
    ),
    "labels as titles of icons": Made(
        "ucap", "https://www.example.gov.cn/jcyw/content/post_9360641.html",
        page(f"""<h1 class="content_title">{TITLE}</h1><ul class="fl"><li class="date"><i><img src="/t.png" title="发布时间"></i><span>2023-07-06</span></li>
<li class="ly"><i><img src="/l.png" title="来源"></i><span id="laiyuan">检察日报</span></li></ul><div id="zoomcon">{TEXT}</div>
<div style="display:none" id="readaloud">{TITLE}{"".join(PARAGRAPHS)}</div>"""),
    ),
    "spp": Made(
        "spp", "https://www.spp.gov.cn/spp/zdgz/202307/t20230706_620001.shtml",
        page(f"""<div class="detail_tit">{TITLE}</div><div class="detail_extend"><div class="detail_extend1 fl">时间：2023-07-06&nbsp;&nbsp;作者：&nbsp;&nbsp;来源：检察日报</div>
<div class="detail_extend2 fr">字体：<a>大</a><a>中</a><a>小</a></div></div><div id="fontzoom" class="detail_con">{TEXT}<p>[责任编辑: 王小五]</p></div>"""),
        editor="王小五",
    ),
    "jcrb": Made(
        "jcrb", "http://news.jcrb.com/jxsw/202307/t20230706_2345678.html",
        page(f"""<div id="mainLeft"><h1>{TITLE}</h1><div id="about">时间：2023-07-06 10:20:00 作者：于莹莹 <span id="source_baidu">新闻来源：检察日报</span></div>
<div class="TRS_Editor">{TEXT}</div><div>[责任编辑：王小五]</div></div>"""),
        date="2023-07-06 10:20:00", author="于莹莹", editor="王小五",
    ),
    "ccdi, a heading of two paragraphs": Made(
        "ccdi", "https://www.ccdi.gov.cn/toutiaon/202307/t20230706_274701.html",
        page(f"""<div class="Article_61"><h2 class="tit"><p>{TITLE[:11]}</p><p>{TITLE[11:]}</p></h2><h3 class="daty"><div class="daty_con"><em class="e1">来源：检察日报</em>
<em class="e2">发布时间：
 2023-07-06 06:00 </em><em class="e e3"><div class="share_box"><a>分享</a><div class="wechat-qrcode"><h4>微信扫一扫：分享</h4><p>微信里点“发现”，扫一下</p></div></div></em></div></h3>
<div class="content"><p>中央纪委国家监委网站 韩亚栋</p>{TEXT}</div></div>""", title=f"{TITLE}————头条——中央纪委国家监委网站"),
        date="2023-07-06 06:00", people=[("author", "韩亚栋")],
    ),
    "hanweb": Made(
        "hanweb", "http://www.zjjcy.gov.cn/art/2023/7/6/art_28_202914.html",
        page(f"""<table id="c"><tr><td class="title">{TITLE}</td></tr></table><table class="bt_size_14"><tr><td>发布日期：2023-07-06</td><td>浏览次数：<script>x</script></td>
<td>信息来源：<!--<$[信息来源]>begin-->检察日报<!--<$[信息来源]>end--></td><td>字体：[ <a>大</a> <a>中</a> <a>小</a> ]</td></tr></table>
<div id="zoom"><!--ZJEG_RSS.content.begin-->{TEXT}<p>附件：<a href="/module/download/downfile.jsp?classid=0&amp;filename=ab12.doc">公告</a></p></div><p>【打印本页】【关闭窗口】</p>""", head=TAGS),
        paragraphs=[*PARAGRAPHS, "附件：公告"], files=[("http://www.zjjcy.gov.cn/module/download/downfile.jsp?classid=0&filename=ab12.doc", "公告")],
    ),
    "vsb": Made(
        "vsb", "http://www.subei.jcy.gov.cn/info/1001/1234.htm",
        page(f"""<form name="_newscontent_fromname"><h2>{TITLE}</h2><div>发布时间：2023年07月06日 &nbsp; 作者：张三 &nbsp; 来源：检察日报 &nbsp; 点击：[<span id="dynclicks">12</span>]</div>
<div id="vsb_content"><div class="v_news_content">{TEXT}<p>附件【<a href="/system/_content/download.jsp?urltype=news.DownloadAttachUrl&amp;owner=1&amp;wbfileid=2">清单.xlsx</a>】</p></div></div>
<p>上一条：<a href="1233.htm">上一篇的题目在这里</a></p><p>【<a>关闭</a>】</p></form>"""),
        date="2023年07月06日", author="张三", paragraphs=[*PARAGRAPHS, "附件【清单.xlsx】"],
        files=[("http://www.subei.jcy.gov.cn/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1&wbfileid=2", "清单.xlsx")],
    ),
    "sudy": Made(
        "sudy", "http://www.example.edu.cn/2023/0706/c12a345/page.htm",
        page(f"""<h1 class="arti_title">{TITLE}</h1><p class="arti_metas"><span class="arti_publisher">发布者：检察日报</span><span class="arti_update">发布时间：2023-07-06</span>
<span class="arti_views">浏览次数：<span>10</span></span></p><div class="wp_articlecontent">{TEXT}<div class="wp_pdf_player" pdfsrc="/_upload/article/files/a/1.pdf" sudyfile-attr="1.pdf"></div></div>"""),
        files=[("http://www.example.edu.cn/_upload/article/files/a/1.pdf", "1.pdf")],
    ),
    "jeecms": Made(
        "jeecms", "http://www.sh.jcy.gov.cn/pdjc/zdgf/43065.jhtml",
        page(f"""<div class="box"><h1>{TITLE}</h1><div class="msg">发布时间：2023-07-06 &nbsp;&nbsp; 来源：检察日报</div><div class="content">{TEXT}<img src="/u/cms/www/202307/06.jpg"></div></div>"""),
        images=["http://www.sh.jcy.gov.cn/u/cms/www/202307/06.jpg"],
    ),
    "dedecms": Made(
        "dedecms", "http://www.example.cn/a/jcdt/2023/0706/123.html",
        page(f"""<div class="place"><strong>当前位置:</strong> <a href='/'>主页</a> > <a href='/a/jcdt/'>检察动态</a> ></div><div class="viewbox"><div class="title"><h2>{TITLE}</h2></div>
<div class="info"><small>时间:</small>2023-07-06 10:20<small>来源:</small>检察日报 <small>作者:</small>佚名 <small>点击:</small><script src="/plus/count.php"></script>次</div>
<div class="content"><table width='100%'><tr><td>{TEXT}</td></tr></table></div><div class="context"><ul><li class="pre">上一篇：<a href='122.html'>前一篇文章的题目</a></li></ul></div></div>"""),
        date="2023-07-06 10:20", author="佚名", section="检察动态",
    ),
    "phpcms, the label line inside the heading": Made(
        "phpcms", "http://www.example.cn/html/2023/jcdt_0706/123.html",
        page(f"""<script src="/statics/js/jquery.min.js"></script><div id="Article"><h1>{TITLE}<br /><span>2023-07-06 10:20:30&nbsp;&nbsp;&nbsp;来源：检察日报&nbsp;&nbsp;&nbsp;评论：<a>0</a> 点击：<span id="hits"></span></span></h1>
<div class="content">{TEXT}</div></div>"""),
        date="2023-07-06 10:20:30",
    ),
    "empire": Made(
        "empire", "http://www.example.cn/news/2023-07-06/123.html",
        page(f"""<h1>{TITLE}</h1><div class="info">发布时间：2023-07-06 作者：admin 来源：检察日报 点击：<script src="/e/public/ViewClick/?classid=1&id=1"></script></div><div id="text">{TEXT}</div>"""),
        author="admin",
    ),
    "siteserver": Made(
        "siteserver", "http://www.example.cn/contents/34/1234.html",
        page(f"""<script src="/sitefiles/assets/js/x.js"></script><h1>{TITLE}</h1><div>2023-07-06　来源：检察日报</div><div class="content">{TEXT}</div>"""),
    ),
    "chinacourt": Made(
        "chinacourt", "https://www.chinacourt.gov.cn/article/detail/2023/07/id/7380001.shtml",
        page(f"""<div id="detail"><div class="b_title">{TITLE}</div><div class="sth_a"><span>2023-07-06 10:20:30 | 来源：检察日报 | 作者：张三 李四</span></div><div class="text">{TEXT}</div><div>责任编辑：王小五</div></div>"""),
        date="2023-07-06 10:20:30", author="张三 李四", editor="王小五",
    ),
    "court": Made(
        "court", "https://www.court.gov.cn/zixun/xiangqing/404001.html",
        page(f"""<div class="title"><p>{TITLE[:11]}</p><p>{TITLE[11:]}</p></div><ul class="clearfix"><li class="fl">来源：检察日报</li><li class="fl">发布时间：2023-07-06 10:20:30</li></ul><div class="txt_txt" id="zoom">{TEXT}</div>"""),
        date="2023-07-06 10:20:30",
    ),
    "people": Made(
        "people", "http://politics.people.com.cn/n1/2023/0706/c1001-40223222.html",
        page(f"""<div class="rm_txt"><h1>{TITLE}</h1><div class="channel"><div class="col-1-1">2023年07月06日07:16 | 来源：<a href="http://x.cn">人民网－人民日报</a></div><div class="col-1-2">小字号</div></div>
<div class="rm_txt_con">{TEXT}<div class="edit">(责编：汤诗瑶、丁涛)</div></div></div>""", title=f"{TITLE}--时政--人民网"),
        date="2023年07月06日07:16", source="人民网－人民日报", editor="汤诗瑶、丁涛",
    ),
    "xinhuanet": Made(
        "xinhuanet", "http://www.xinhuanet.com/legal/2023-07/06/c_1125327450.htm",
        page(f"""<div class="h-title">{TITLE}</div><div class="h-info"><span class="h-time"> 2023-07-06 07:57:40</span> 来源： <em id="source"> 新华网</em></div>
<div id="p-detail"><div class="lb">图集</div>{TEXT}<div class="tadd">+1</div><div class="p-tags">【纠错】 责任编辑： 尹世杰</div></div>""", title=f"{TITLE}-新华网"),
        date="2023-07-06 07:57:40", source="新华网", editor="尹世杰",
    ),
    "chinanews": Made(
        "chinanews", "https://www.chinanews.com.cn/gn/2023/07-06/10037001.shtml",
        page(f"""<h1>{TITLE}</h1><div class="left-t">2023年07月06日 10:20　来源：中国新闻网 参与互动</div><div class="left_zw">{TEXT}</div><div class="left_name">【编辑:黄钰涵】</div>"""),
        date="2023年07月06日 10:20", source="中国新闻网", editor="黄钰涵",
    ),
    "wechat": Made(
        "wechat", "https://mp.weixin.qq.com/s/abcdef",
        page(f"""<h1 id="activity-name">{TITLE}</h1><div id="meta_content"><span id="js_author_name">于莹莹</span><a id="js_name">某某检察</a><em id="publish_time"></em></div>
<div id="js_content" style="visibility: hidden;">{TEXT}<p><img data-src="https://mmbiz.qpic.cn/a/640?wx_fmt=jpeg" src="data:image/gif;base64,R0lGOD"></p></div><script>var ct = "1688612345";</script>""", title=""),
        date="1688612345", source="某某检察", author="于莹莹", images=["https://mmbiz.qpic.cn/a/640?wx_fmt=jpeg"],
    ),
    "gov_meta": Made(
        "gov_meta", "https://www.example.gov.cn/2023/07-06/2559082.html",
        page(f"""<h1 id="title">{TITLE}</h1><h6>某某市人民政府门户网站 www.example.gov.cn <span>时间：<i id="pubDate">2023-07-06 10:20</i></span><span>来源：<i id="source">检察日报</i></span></h6><div id="content">{TEXT}<div>责任编辑：李编辑</div></div>""", head=TAGS),
        date="2023-07-06 10:20", editor="李编辑",
    ),
    "12309": Made(
        "jcy12309", "https://www.12309.gov.cn/12309/gj/gz/gys/zwfzaj/202307/t20230706_8243278.shtml",
        page(f"""<h1>{TITLE}</h1><span class="date">时间：2023-07-06</span><div class="detail_con">{TEXT}</div>"""), source=None,
    ),
    "date and editor after the text, source before": Made(
        "generic", "http://www.example.cn/x.html",
        page(f"""<table><tr><td><div align=center>{TITLE}</div><div>来源于：检察日报</div>{TEXT}</td></tr><tr><td>发布日期：<!-- 发布日期 begin -->2023-07-06<!-- end --> 责任编辑：龙慧</td></tr>
<tr><td>【<a>打印本页</a>】【<a>关闭窗口</a>】</td></tr></table>"""),
        editor="龙慧",
    ),
    "date without a label beside the source": Made(
        "generic", "http://www.example.cn/x.html",
        page(f"""<h1>{TITLE}</h1><div class="tip">2023-07-06 10:56:28 <a href="#">证券时报网</a></div><div class="art">{TEXT}</div>"""),
        date="2023-07-06 10:56:28", source="证券时报网",
    ),
    "source first, fields glued": Made(
        "generic", "http://www.example.cn/x.html",
        page(f"""<h2 class="xilan_tit">{TITLE}</h2><div>来源：<font>检察日报</font>发布时间：2023-07-06&nbsp;10:33</div><div class="xilan_con">{TEXT}</div>"""),
        date="2023-07-06 10:33",
    ),
    "a bar between source and date": Made(
        "generic", "http://www.example.cn/x.html",
        page(f"""<h1>{TITLE}</h1><p>信息来源：检察日报　|　发布时间：2023-07-06</p><div class="cont">{TEXT}</div>"""),
    ),
    "an original's link, an original title, a closing byline": Made(
        "generic", "http://www.example.cn/x.html",
        page(f"""<h1>{TITLE}</h1><p>日期：2023/07/06&nbsp;&nbsp;来源：检察日报&nbsp;</p><div class="cont"><p>（原标题：公益诉讼推进会召开）</p>{TEXT.replace(LAST, LAST + "（记者 孙少龙、王鹏）")}
<p><a href="http://mp.weixin.qq.com/s/abc">点击阅读原文</a></p></div>"""),
        date="2023/07/06", titles_alt=["公益诉讼推进会召开"], originals=["http://mp.weixin.qq.com/s/abc"], people=[("记者", "孙少龙、王鹏")],
        paragraphs=[FIRST, SECOND, LAST + "（记者 孙少龙、王鹏）"],
    ),
    "related links as paragraphs, a pager, rights": Made(
        "generic", "http://www.example.cn/x.html",
        page(f"""<h1>{TITLE}</h1><p>2023-07-06 来源：检察日报</p><div class="cont">{TEXT}<p>延伸阅读</p><p><a href=1>检察机关上半年办理公益诉讼案件情况</a></p><p><a href=2>全国检察机关工作会议召开</a></p>
<p><a href=x_2.html>【1】</a><a href=x_3.html>【2】</a></p><p>本网原创内容，未经授权不得转载，违者必究。</p></div>"""),
    ),
    "three documents in one": Made(
        "generic", "http://www.example.cn/x.html",
        f"<html><head><title>{TITLE}</title></head><body><p>头</p></body></html><html><body><h1>{TITLE}</h1><p>时间：2023-07-06 来源：检察日报</p></body></html>"
        f"<html><body><div class=c>{TEXT}</div></body></html>",
    ),
    "ten thousand levels": Made(
        "generic", "http://www.example.cn/x.html",
        page(f"<h1>{TITLE}</h1><p>时间：2023-07-06 来源：检察日报</p>" + "<div>" * 10_000 + TEXT + "</div>" * 10_000),
    ),
    "only pictures under a label line": Made(
        "trs_wcm", JCY,
        page(f"""<h1>{TITLE}</h1><div>时间：2023-07-06 来源：检察日报</div><div id="fontzoom"><p><img src="./W01.jpg"></p><p><img src="./W02.jpg"></p></div>"""),
        paragraphs=[], images=["http://www.nm.jcy.gov.cn/xwzx/mtbd2/202307/W01.jpg", "http://www.nm.jcy.gov.cn/xwzx/mtbd2/202307/W02.jpg"],
    ),
}  # fmt: skip

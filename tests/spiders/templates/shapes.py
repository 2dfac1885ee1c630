"""Shapes that real sites of no one family show (FACTS.md §8), on pages of our own."""

# ruff: noqa: E501 - the pages are as their sites write them

from __future__ import annotations

from tests.spiders.templates.pages import LAST, PARAGRAPHS, TEXT, TITLE, Made, page

SHAPES = {
    "date and source after the text": Made(
        "trs_wcm",
        "http://www.moe.gov.cn/jyb_xwfb/gzdt/202406/t20240613_1135650.html",
        page(
            f'<h1>{TITLE}</h1><div id="downloadContent" class="TRS_Editor">{TEXT}</div><div class="details-policy-box"><p>发布日期：2023-07-06　来源：教育部　<a>下载</a>　<a>收藏</a></p></div><div>责任编辑：谢沂楠</div>'
        ),
        source="教育部",
        editor="谢沂楠",
    ),
    "date with slashes, a tag of another day": Made(
        "gov_meta",
        "https://www.neac.gov.cn/seac/c1/202107/1.shtml",
        page(
            f'<div class="p1">{TITLE}</div><div class="p2"><span>日期：2023/07/06</span>&nbsp;&nbsp;<span>来源：民族画报社&nbsp;</span></div><div class="view TRS_UEDITOR">{TEXT}</div>',
            head='<meta name="PubDate" content="2023-11-10 00:00">',
        ),
        date="2023/07/06",
        source="民族画报社",
    ),
    "date without a label, tools beside": Made(
        "generic",
        "http://www.cac.gov.cn/2020-02/18/c_1.htm",
        page(
            f'<div class="main_title"><div class="title"><b>{TITLE}</b></div></div><div class="info"><span id="pubtime"> 2023年07月06日 09:15 </span><span id="source">来源： 人民日报 </span><span>【打印】【纠错】</span></div><div class="main-content" id="BodyLabel">{TEXT}</div><div>publishdate:2024/01/05</div>'
        ),
        date="2023年07月06日 09:15",
        source="人民日报",
    ),
    "blanks after the colons": Made(
        "trs_wcm",
        "http://www.bjft.gov.cn/a/202405/t20240530_1.shtml",
        page(
            f'<div class="title">{TITLE}</div><div>日期：2023-07-06 10:10 &nbsp;&nbsp; 来源： 六里桥街道<span>字号：大 中 小</span></div><div class="view TRS_UEDITOR">{TEXT}</div>'
        ),
        date="2023-07-06 10:10",
        source="六里桥街道",
    ),
    "source first, a placeholder time": Made(
        "generic",
        "https://www.ahfeixi.gov.cn/public/column/1.html",
        page(
            f'<h1 class="newstitle">{TITLE}</h1><div class="wz_topq"><span>来源：肥西县教育局</span><span>发布时间：2023-07-06 00:00</span><span>浏览次数：<i>10</i></span><span>【字体：<a>大</a> <a>中</a> <a>小</a>】</span></div><div class="j-fontContent">{TEXT}</div>'
        ),
        date="2023-07-06 00:00",
        source="肥西县教育局",
    ),
    "blanks between, author and editor below": Made(
        "xinhuanet",
        "http://he.xinhuanet.com/news/2012-06/04/c_1.htm",
        page(
            f'<table><tr><td class="bt">{TITLE}</td></tr><tr><td>( 2023-07-06 09:20:26 )&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;稿件来源： 河北日报</td></tr></table><div id="zw">{TEXT}</div><table><tr><td>作者： 记者王敬照</td></tr><tr><td>编辑： 王华军</td></tr></table>'
        ),
        date="2023-07-06 09:20:26",
        source="河北日报",
        author="记者王敬照",
        editor="王华军",
    ),
    "a link glued to the last paragraph": Made(
        "sohu",
        "https://www.sohu.com/a/1_2",
        page(
            f'<h1>{TITLE}</h1><div class="article-info"><span class="time" id="news-time">2023-07-06 07:48</span><span class="from">来源：<a>检察日报</a></span></div><article class="article" id="mp-editor">{TEXT.replace("</p>", "</p>", 1)}<p data-role="editor-name">责任编辑：<span></span></p></article>'.replace(
                LAST, LAST + '<a href="//www.sohu.com">返回搜狐，查看更多</a>'
            )
        ),
        date="2023-07-06 07:48",
        source="检察日报",
    ),
    "a pager at the end": Made(
        "generic",
        "https://www.guancha.cn/x_1.shtml",
        page(
            f'<h3>{TITLE}</h3><div class="time fix"><span>2023-07-06 07:48:01</span><span>来源：观察者网综合</span><span>字号：A- A A+</span></div><div class="content all-txt">{TEXT}<div class="page"><a>1</a><a>2</a><a>下一页</a><a>余下全文</a></div></div><div>责任编辑：李丽</div>'
        ),
        date="2023-07-06 07:48:01",
        source="观察者网综合",
        editor="李丽",
    ),
    "everything after the text": Made(
        "generic",
        "http://www.zs.gov.cn/a.html",
        page(f'<div class="bt">{TITLE}</div><div class="zw">{TEXT}</div><div class="xx">发布日期：2023-07-06　责任编辑：龙慧</div>'),
        source=None,
        editor="龙慧",
    ),
    "marked as its own": Made(
        "generic",
        "http://x.cn/a.html",
        page(
            f'<h1 class="article-title">{TITLE}</h1><div class="article-sub"><span>原创</span><span>检察日报</span><span>2023-07-06 10:20:00</span></div><div class="article-content">{TEXT}</div>'
        ),
        date="2023-07-06 10:20:00",
    ),
    "a subtitle, bars between": Made(
        "generic",
        "http://x.cn/a.html",
        page(
            f'<h1>{TITLE}</h1><h2>——某某院推进会侧记</h2><p class="source">时间：2023-07-06 | 来源：检察日报 | 作者：于莹莹</p><div class="text">{TEXT}</div>'
        ),
        author="于莹莹",
    ),
    "title and date inside the text's container": Made(
        "generic",
        "http://x.cn/a.html",
        page(f'<div id="zoom"><p align="center"><strong>{TITLE}</strong></p><p align=center>2023-07-06</p>{TEXT}</div>'),
        source=None,
    ),
    "empty values in a list": Made(
        "generic",
        "http://x.cn/a.html",
        page(f"<h1>{TITLE}</h1><ul><li>来源：</li><li>时间：2023-07-06</li><li>作者：</li><li>打印</li></ul><div>{TEXT}</div>"),
        source=None,
    ),
    "label and value in elements of their own": Made(
        "generic",
        "http://x.cn/a.html",
        page(
            f"<h1>{TITLE}</h1><div class=i><div class=p><div>来源：</div><div>检察日报</div></div><div class=p><div>发布时间：</div><div>2023-07-06</div></div></div><div>{TEXT}</div>"
        ),
    ),
    "paragraphs by line breaks": Made(
        "generic",
        "http://x.cn/a.html",
        page(f"<h1>{TITLE}</h1><div>2023-07-06 10:20 检察日报 于莹莹</div><div>{'<br><br>'.join('　　' + x for x in PARAGRAPHS)}</div>"),
        date="2023-07-06 10:20",
        source=None,
    ),
    "paragraphs inside inline elements": Made(
        "generic",
        "http://x.cn/a.html",
        page(
            f"<h1>{TITLE}</h1><div>时间：2023-07-06 来源：检察日报</div><div id=zoom><font size=3><span>{''.join(f'<p><span style=x>{x}</span></p>' for x in PARAGRAPHS)}</span></font></div><div>上一篇：<a href=1>无关文章的题目在此</a></div><div>下一篇：<a href=2>无关文章的题目在此二</a></div>"
        ),
    ),
    "a notice of one line": Made(
        "trs_wcm",
        "http://www.nm.jcy.gov.cn/a/202307/t20230706_1.shtml",
        page(
            f"<h1>{TITLE}</h1><div>时间：2023-07-06 来源：检察日报</div><div class=TRS_Editor><p>本院定于7月6日召开会议，请准时参加。</p></div>"
        ),
        paragraphs=["本院定于7月6日召开会议，请准时参加。"],
    ),
    "prose in the column beside": Made(
        "generic",
        "http://x.cn/a.html",
        page(
            f"<div class=left><h1>{TITLE}</h1><div>时间：2023-07-06 来源：检察日报</div><div class=main>{TEXT}</div></div><div class=right><h3>院情简介</h3><p>某某市人民检察院成立于一九五五年，现有内设机构十二个，干警一百二十人，近年来先后荣获全国先进基层检察院等荣誉称号。</p></div>"
        ),
    ),
    "a caption": Made(
        "generic",
        "http://x.cn/a.html",
        page(
            f'<h1>{TITLE}</h1><div>时间：2023-07-06 来源：检察日报</div><div class=main><p style="text-align:center"><img src=a.jpg width=600></p><p align=center>检察官走访现场。褚亮 摄</p>{TEXT}</div>'
        ),
        images=["http://x.cn/a.jpg"],
        paragraphs=["检察官走访现场。褚亮 摄", *PARAGRAPHS],
        people=[("摄", "褚亮")],
    ),
    "a table": Made(
        "generic",
        "http://x.cn/a.html",
        page(
            f"<h1>{TITLE}</h1><div>时间：2023-07-06 来源：检察日报</div><div id=zoom>{TEXT}<table><tr><td>姓名</td><td>单位</td></tr><tr><td>张三</td><td>某某院</td></tr></table></div>"
        ),
        paragraphs=[*PARAGRAPHS, "姓名 单位", "张三 某某院"],
    ),
    "an interview": Made(
        "generic",
        "http://x.cn/a.html",
        page(
            f"<h1>{TITLE}</h1><div>时间：2023-07-06 来源：检察日报</div><div id=zoom><p>记者：请介绍一下情况。</p><p>张三：好的。</p>{TEXT}</div>"
        ),
        paragraphs=["记者：请介绍一下情况。", "张三：好的。", *PARAGRAPHS],
    ),
    "several containers of one name": Made(
        "trs_wcm",
        "http://x.cn/a.html",
        page(
            f"<h1>{TITLE}</h1><div>时间：2023-07-06 来源：检察日报</div><div class=content><div class=TRS_Editor><p>{PARAGRAPHS[0]}</p></div>"
            f"<div class=TRS_Editor><p>{PARAGRAPHS[1]}</p><p>{LAST}</p></div></div>"
        ),
    ),
    "pages of a scanned file": Made(
        "generic",
        "http://x.cn/a.html",
        page(
            f"<h1>{TITLE}</h1><div>时间：2023-07-06 来源：检察日报</div><div class=w>{''.join(f'<div class=page><p>{each}</p></div>' for each in PARAGRAPHS)}</div>"
        ),
    ),
    "a notice that ends in short lines": Made(
        "generic",
        "http://x.cn/a.html",
        page(
            f"<h1>{TITLE}</h1><div>时间：2023-07-06 来源：检察日报</div><div class=w>{TEXT}<p>打印机采购公告另行发布</p><p>联系人：张三</p><p>某某市人民检察院</p></div>"
        ),
        paragraphs=[*PARAGRAPHS, "打印机采购公告另行发布", "联系人：张三", "某某市人民检察院"],
    ),
}

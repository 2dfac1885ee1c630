"""The words of a page's furniture: what stands around an article and is not of it (FACTS.md §4 and §8, trap 8)."""

from __future__ import annotations

import re

_ENDS = (
    r"相关(?:链接|新闻|阅读|文章|报道|推荐|稿件|日志|专题|内容|资讯|视频|附件|文档|信息|解读)(?![\u4e00-\u9fff、，])|相关(?:资讯|攻略|新闻|内容)请关注",
    "延伸阅读|推荐阅读|更多(?:阅读|新闻|精彩|相关)|热门(?:推荐|新闻|文章)|往期(?:推荐|回顾)|编辑推荐|猜你喜欢|大家都在看",
    "(?:为|给)?[你您](?:推荐|可能)|网友评论|评论区|发表评论|我来说两句|收藏本文",
    "上一[篇条页]|下一[篇条页]|返回(?:顶部|列表|首页|上一)|文章导航|正文已结束|全文完",
    r"打印本页|打印(?=[】\]\s]|$)|关闭(?:窗口|本页|当前)|分享到|分享至|分享：|扫一扫|扫码(?:阅读|关注|下载|分享)|长按.{0,10}二维码",
    "文章关键词|关键[词字]|Tags?[:：]|标签[:：]|我要纠错|内容纠错|进入[【“《].{1,20}[】”》].{0,4}讨论|关注.{0,12}(?:公众号|微信号)",
    "免责声明|版权声明|特别声明|郑重声明|声明[:：]|本网注明|转载请",
)
# A short line that opens with one of these ends the article: what follows is links, tools and small print.
END = re.compile(rf"[【\[（(·>\s]*(?:{'|'.join(_ENDS)})")

# Said of itself by who published it, at the foot of the text.
RIGHTS = re.compile(
    r"未经.{0,6}授权|不得转载|禁止转载|版权(?:归|所有)|侵权必究|违者必究|(?:内容|信息)[^。]{0,8}仅供参考|不代表.{0,14}(?:观点|立场)"
    r"|信息存储服务|uploaded and posted"
)
SMALL_PRINT = re.compile(r"ICP备|公网安备|版权所有|主办单位|网站标识码|All Rights Reserved", re.IGNORECASE)

_TOOLS = (
    "听全文|图集|视频|分享|微信|微博|评论|收藏|打印|字号|小字号|大字号|调整字体|字体[:：]?|放大|正常|缩小|默认|大|中|小",
    r"\+|-|T|A|x|×|[+＋]\d{1,5}|-次|第?\d{1,6}页?次?|返回首页|上一页|下一页|【?纠错】?|我要分享|来说两句.{0,6}|请点击.{0,10}",
    r"微信里点.{0,12}扫一下|微信扫一扫.{0,4}|.{0,4}二维码.{0,16}|浏览.{0,8}|阅读.{0,8}|点击.{0,8}|/col/[\w/.]{1,80}",
)
# Tools and openers that may stand between the head and the first word, or after the last: the whole line is one.
TOOLS = re.compile("|".join(_TOOLS))

_ASIDE = (
    "b?d?share|fenxiang|social|copyright|shenming|statement|comment|recommend|relat(?:ed|ion)|tuijian|hot(?:$|[\\s_-]|news|list)",
    "xgxw|xgyd|xgwz|xglj|adv?ert|ads?(?:$|[\\s_-])|footer|sidebar|breadcrumb|nav(?:$|[\\s_-])",
)
_FITTINGS = (
    "qr_?code|ewm|erweima|keywords?|zebian|bianji|editor(?:$|\\s)|print|toolbar",
    "pag(?:es|er|ing|ination)(?:$|[\\s_-])|page[_-]?(?:num|nav|con|box|list|link|turn|\\d)|page(?:$|\\s)|fenye|zdfy",
)
_PART = "(?:article|post|art|page|gs_bot|ep)[_-](?:editor|source|share|tools?|copyright|author|status|bottom|foot)"
# Names that web designers give to such boxes, as class or id; TRS_Editor is none. What stands in the first sort is never the text,
# be it prose or not; what stands in the second is not, unless it is prose: the pages of a scanned file are boxes called page.
ASIDE = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(_ASIDE)}|{_PART})", re.IGNORECASE)
FITTINGS = re.compile(rf"(?:^|[\s-]|(?<!TRS)_)(?:{'|'.join(_FITTINGS)})", re.IGNORECASE)
# And to the columns beside the text; of the page as a whole only, for a text may stand in a box called right.
SIDES = re.compile(r"(?:^|[\s_-])(?:right|side|aside)(?:$|[\s_-]|bar|box|con)", re.IGNORECASE)

# A link glued to the end of a last paragraph.
GLUED_END = re.compile(
    r"(?:返回[^。，]{0,8}(?:首页|搜狐)(?:，?查看更多)?|查看更多|更多精彩[^。]{0,12}|点击(?:查看|进入)[^。]{0,12})\s?[>》]{0,3}$|[>》]{2}$"
)
SENTENCE = re.compile("[。！？；…：”]")

"""The hosts of the originals: real names (hosts.tsv), each with a family, a charset and manners."""

# ruff: noqa: E501 - markup and Chinese text read better unbroken
from __future__ import annotations

from tests.web.answer import Manners
from tests.web.cms import Column, Host

NEWS = (Column("xwzx/mjyw", "盟检要闻"), Column("xwzx/mtbd2", "媒体报道"))
COUNTY = (Column("xwzx/jcyw", "检察要闻"), Column("xwzx/gsgg", "公示公告"))
STAFF_ONLY = Column("nbxx", "内部信息")

HOSTS: tuple[Host, ...] = (
    Host(
        host="www.nm.jcy.gov.cn", organ_name="内蒙古自治区人民检察院", family="trs_blue", columns=NEWS,
        manners=Manners(gzip=True, content_type="text/html; charset=utf-8"), first_number=4799520,
    ),
    Host(
        host="www.nmetuoke.jcy.gov.cn", organ_name="鄂托克旗人民检察院", family="trs_blue", columns=COUNTY,
        manners=Manners(gzip=True, validators="etag"), first_number=6012356,
    ),
    Host(
        host="www.quanzhou.jcy.gov.cn", organ_name="泉州市人民检察院", family="trs_blue", columns=(Column("jwgk/gggs", "公告公示"),),
        manners=Manners(validators="modified"), first_number=2215294, quirks=frozenset({"migrated", "empty_values"}),
    ),
    Host(
        host="www.qinzhou.jcy.gov.cn", organ_name="钦州市人民检察院", family="trs_table", columns=COUNTY,
        manners=Manners(extra={"X-Via-JSL": "a1b2c3d,-", "Set-Cookie": "__jsluid_h=0123456789abcdef; path=/"}), first_number=5121000,
    ),
    Host(
        host="www.gxnandan.jcy.gov.cn", organ_name="南丹县人民检察院", family="trs_table", columns=(Column("jcyw1", "检察要闻"), STAFF_ONLY),
        manners=Manners(validators="none"), first_number=2167495, robots="User-agent: *\nDisallow: /nbxx/\nCrawl-delay: 1\n",
    ),
    Host(
        host="www.gd.jcy.gov.cn", organ_name="广东省人民检察院", family="trs_table", columns=(Column("xwzx/ajjj", "案件聚焦"), Column("tzgg", "通知公告")),
        charset="gb18030", declared="gb2312", manners=Manners(validators="modified"), first_number=1975028, robots=None,
    ),
    Host(
        host="www.heneiqiu.jcy.gov.cn", organ_name="内丘县人民检察院", family="trs_table", columns=(Column("jcdt", "检察动态"),),
        charset="gb18030", declared="utf-8", first_number=3388100,
    ),
    Host(
        host="www.spp.gov.cn", organ_name="最高人民检察院", family="spp", columns=(Column("spp/zdgz", "重点工作"), Column("spp/dfjcdt", "地方检察动态")),
        manners=Manners(gzip=True, validators="etag", content_type="text/html; charset=utf-8"), first_number=638674,
    ),
    Host(
        host="www.jsjc.gov.cn", organ_name="江苏省人民检察院", family="gov_meta", columns=(Column("yaowen", "要闻"), Column("shzs/fzzc", "法治中国")),
        manners=Manners(gzip=True), first_number=1311217, quirks=frozenset({"content_first"}),
    ),
    Host(
        host="www.hbjc.gov.cn", organ_name="湖北省人民检察院", family="gov_meta", columns=(Column("ejxw/gddt", "各地动态"),),
        first_number=1868269, quirks=frozenset({"month_for_minutes", "no_article_title"}),
    ),
    Host(
        host="nx.jcy.gov.cn", organ_name="宁夏回族自治区人民检察院", family="gov_meta", columns=(Column("plxy/ygwj", "阳光文萃"),),
        first_number=618781, quirks=frozenset({"no_pubdate"}),
    ),
    Host(
        host="www.zjjcy.gov.cn", organ_name="浙江省人民检察院", family="hanweb", columns=(Column("28", "检察要闻"), Column("31", "地市动态")),
        manners=Manners(gzip=True, validators="etag"), first_number=202914,
    ),
    Host(
        host="zjyuyao.zjjcy.gov.cn", organ_name="余姚市人民检察院", family="hanweb", columns=(Column("1229661300", "工作动态"),),
        first_number=339,
    ),
    Host(
        host="www.subei.jcy.gov.cn", organ_name="肃北蒙古族自治县人民检察院", family="vsb", columns=(Column("jcdt.1001", "检察动态"),),
        declared="gb2312", first_number=1234,
    ),
    Host(
        host="www.yongjing.jcy.gov.cn", organ_name="永靖县人民检察院", family="vsb", columns=(Column("xwdt.1021", "新闻动态"),),
        manners=Manners(gzip=True), first_number=2071,
    ),
    Host(
        host="www.sh.jcy.gov.cn", organ_name="上海市人民检察院", family="jeecms", columns=(Column("pdjc/zdgf", "制度规范"), Column("xwdt", "新闻动态")),
        manners=Manners(validators="modified"), first_number=43065,
    ),
    Host(
        host="www.yasjcy.gov.cn", organ_name="雅安市人民检察院", family="plain", columns=(Column("yc", "雨城检察"), Column("ya", "雅安检察")),
        charset="gb18030", declared=None, first_number=8780,
    ),
)  # fmt: skip


def _troubled(host: str, organ_name: str, first_number: int) -> Host:
    return Host(host=host, organ_name=organ_name, family="trs_blue", columns=COUNTY, first_number=first_number)


#: Hosts that show one fault each: where one page is blocked, the crawler may leave the whole host alone.
TROUBLED: dict[str, Host] = {
    "jsl_521": _troubled("www.nmtumoteyou.jcy.gov.cn", "土默特右旗人民检察院", 6100100),
    "jsl_521_second": _troubled("www.nmwushen.jcy.gov.cn", "乌审旗人民检察院", 6100200),
    "ruishu_412": _troubled("www.ordosds.jcy.gov.cn", "鄂尔多斯市东胜区人民检察院", 6100300),
    "ruishu_202": _troubled("hexushui.jcy.gov.cn", "保定市徐水区人民检察院", 6100400),
    "ruishu_200": _troubled("baoding.jcy.gov.cn", "保定市人民检察院", 6100500),
    "wzws_200": _troubled("www.nanningwm.jcy.gov.cn", "南宁市武鸣区人民检察院", 6100600),
    "wzws_redirect": _troubled("www.jxxinjian.jcy.gov.cn", "南昌市新建区人民检察院", 6100700),
    "aliyun_405": _troubled("www.jxfuzhou.jcy.gov.cn", "抚州市人民检察院", 6100800),
    "aliyun_arg1": _troubled("www.ahqingyang.jcy.gov.cn", "青阳县人民检察院", 6100900),
    "cyd_403": _troubled("www.haxinmi.jcy.gov.cn", "新密市人民检察院", 6101000),
    "safedog_403": _troubled("www.gdmeijiang.jcy.gov.cn", "梅州市梅江区人民检察院", 6101100),
    "bt_200": _troubled("www.zhuhai.jcy.gov.cn", "珠海市人民检察院", 6101200),
    "safeline_468": _troubled("www.fsjcy.gov.cn", "佛山市人民检察院", 6101300),
    "human_check": _troubled("www.zqjcy.gov.cn", "肇庆市人民检察院", 6101400),
    "login_wall": _troubled("www.gxmsjcy.gov.cn", "蒙山县人民检察院", 6101500),
    "forbidden_403": _troubled("www.shpudong.jcy.gov.cn", "上海市浦东新区人民检察院", 6101600),
    "empty_shell": _troubled("www.shhuangpu.jcy.gov.cn", "上海市黄浦区人民检察院", 6101700),
    "js_shell": _troubled("www.jxshangyou.jcy.gov.cn", "上犹县人民检察院", 6101800),
    "refused": _troubled("njqx.jsjc.gov.cn", "南京市栖霞区人民检察院", 6101900),
    "error_500": _troubled("xf.es.hbjc.gov.cn", "咸丰县人民检察院", 6102000),
    "hang": _troubled("xz.xy.hbjc.gov.cn", "襄阳市襄州区人民检察院", 6102100),
}
#: A clone of an official site: it must never be asked (FACTS.md §5).
CLONE = "www.jiancha-news.com"
